using Telemetry.Domain.Quantities;

namespace Telemetry.Storage.TimeSeries.Influx.Rollups;

/// <summary>Where an answer's part comes from.</summary>
internal enum RollupLevel
{
    /// <summary>Single readings.</summary>
    Raw,
    Hour,

    /// <summary>UTC days.</summary>
    Day,
}

using System.ComponentModel.DataAnnotations;

namespace Telemetry.Storage.TimeSeries;

/// <summary>Which time-series store.</summary>
public sealed class TimeSeriesOptions
{
    public const string Section = "Telemetry:TimeSeries";

    /// <summary>
    /// What keeps the readings: <c>DuckDb</c>, an embedded file (the default), or <c>Influx</c>, an InfluxDB. Another kind is another
    /// store: it fills itself as far back as the journal reaches.
    /// </summary>
    [EnumDataType(typeof(TimeSeriesKind))]
    public TimeSeriesKind Kind { get; set; }
}

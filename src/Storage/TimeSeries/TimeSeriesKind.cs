namespace Telemetry.Storage.TimeSeries;

/// <summary>What keeps the readings.</summary>
public enum TimeSeriesKind
{
    /// <summary>An embedded file.</summary>
    DuckDb,

    /// <summary>An InfluxDB server.</summary>
    Influx,
}

namespace Telemetry.Storage.TimeSeries.Influx;

/// <summary>When writes are compressed.</summary>
public enum InfluxCompression
{
    /// <summary>Unless the server is on this machine.</summary>
    Auto,
    On,
    Off,
}

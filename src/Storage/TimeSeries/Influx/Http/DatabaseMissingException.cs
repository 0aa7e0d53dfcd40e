namespace Telemetry.Storage.TimeSeries.Influx.Http;

/// <summary>The server has no such database or bucket. One that was there is never created under way: what it held is gone, and only opening it anew tells that.</summary>
internal sealed class DatabaseMissingException(string server, string database, string reason) : InfluxRefusedException(
    $"{server} has no database {database} ({reason}). Create it, or a bucket with a mapping to it, or change {InfluxOptions.Section}:Database.");

namespace Telemetry.Storage.TimeSeries.Influx.Http;

/// <summary>A line that the server will not store, with its reason in the server's words.</summary>
/// <param name="Line">Its index in the batch.</param>
internal readonly record struct RefusedLine(int Line, string Reason);

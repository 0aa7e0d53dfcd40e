namespace Telemetry.Storage.TimeSeries.Influx.Http;

/// <summary>The server has no such database or bucket. Never leaves the client: it creates the database or says what to do.</summary>
internal sealed class DatabaseMissingException(string message) : Exception(message);

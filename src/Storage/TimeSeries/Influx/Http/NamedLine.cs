namespace Telemetry.Storage.TimeSeries.Influx.Http;

/// <summary>A line that the server itself names as guilty.</summary>
/// <param name="Number">Counted from 1 within the request.</param>
/// <param name="Text">The line as the server saw it; it may be cut.</param>
internal sealed record NamedLine(int Number, string Text, string Reason);

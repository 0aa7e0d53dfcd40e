namespace Telemetry.Storage.TimeSeries.Influx.Http;

/// <summary>What came of one write request; whatever is no answer to the lines themselves is an exception.</summary>
/// <param name="Reason">Null unless refused.</param>
internal readonly record struct WriteAnswer(WriteVerdict Verdict, ServerReason? Reason = null);

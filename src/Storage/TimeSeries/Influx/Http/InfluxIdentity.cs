namespace Telemetry.Storage.TimeSeries.Influx.Http;

/// <summary>What answers at the address.</summary>
/// <param name="Version">As it reports it; null when it does not (VictoriaMetrics, or a proxy that hides it).</param>
/// <param name="Route">V1 or V2, never Auto.</param>
internal sealed record InfluxIdentity(string? Version, InfluxWriteRoute Route);

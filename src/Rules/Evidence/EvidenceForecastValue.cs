namespace Telemetry.Rules.Evidence;

/// <summary>One value of a forecast, in the quantity's canonical unit.</summary>
internal sealed record EvidenceForecastValue(DateTimeOffset ValidAt, string Quantity, double Value);

namespace Telemetry.Api.Health;

/// <summary>One check.</summary>
/// <param name="Cause">What was found, in plain English.</param>
internal sealed record HealthCheckDto(string Status, string? Cause);

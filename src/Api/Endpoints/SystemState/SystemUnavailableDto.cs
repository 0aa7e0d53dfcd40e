namespace Telemetry.Api.Endpoints.SystemState;

/// <summary>A part of the answer that could not be had.</summary>
/// <param name="Part">ledger, deadLetters or awaySince.</param>
/// <param name="Cause">In plain English.</param>
internal sealed record SystemUnavailableDto(string Part, string Cause);

namespace Telemetry.Api.Endpoints.Gritting.Record.Claims;

/// <summary>The settings of the gritting policy that decisions rested on.</summary>
/// <param name="Sha256">Of the piece of evidence that has them, lower hex.</param>
/// <param name="Settings">By name, as they were in force.</param>
internal sealed record ClaimPolicyDto(string Sha256, IReadOnlyDictionary<string, string> Settings);

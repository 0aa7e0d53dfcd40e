namespace Telemetry.Api.Endpoints.Alerts;

/// <summary>A shelving.</summary>
/// <param name="By">Who shelves: a person's name, at most 100 characters.</param>
/// <param name="Reason">Why it need not be looked at, at most 500 characters.</param>
/// <param name="Until">When it comes back by itself (RFC 3339 with zone); at most as far ahead as the settings allow.</param>
internal sealed record ShelvePostDto(string? By = null, string? Reason = null, string? Until = null) : ISignedPost;

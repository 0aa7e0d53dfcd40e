namespace Telemetry.Api.Endpoints.Alerts;

/// <summary>An acknowledgement.</summary>
/// <param name="By">Who acknowledges: a person's name, at most 100 characters.</param>
/// <param name="Reason">What is done about it, at most 500 characters.</param>
internal sealed record AcknowledgePostDto(string? By = null, string? Reason = null) : ISignedPost;

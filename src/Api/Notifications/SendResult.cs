namespace Telemetry.Api.Notifications;

/// <summary>What one attempt to send gave.</summary>
/// <param name="Detail">In plain English; without secrets.</param>
/// <param name="RetryAfter">How long the server asks to wait; null when it doesn't.</param>
internal sealed record SendResult(SendOutcome Outcome, string Detail, TimeSpan? RetryAfter = null);

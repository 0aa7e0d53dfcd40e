namespace Telemetry.Api.Endpoints.Gritting.Record.Claims;

/// <summary>The forecast that a decision had of one station.</summary>
/// <param name="IssuedAt">UTC.</param>
/// <param name="ReceivedAt">UTC.</param>
/// <param name="Values">How many values it has.</param>
internal sealed record ClaimIssueDto(string Site, string Source, DateTimeOffset IssuedAt, DateTimeOffset ReceivedAt, int Values);

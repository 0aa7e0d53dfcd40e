namespace Telemetry.Api.Endpoints.Gritting.Record.Claims;

/// <summary>A reading of one of the route's stations.</summary>
/// <param name="Unit">UCUM.</param>
/// <param name="ObservedAt">UTC.</param>
/// <param name="ReceivedAt">UTC: what came after a decision was not known to it.</param>
/// <param name="Flag">pass, suspect or fail.</param>
/// <param name="Test">The quality control test that decided the flag; null when it passed.</param>
internal sealed record ClaimReadingDto(
    string Sensor, string Quantity, string Unit, DateTimeOffset ObservedAt, double Value, DateTimeOffset ReceivedAt, string Flag, string? Test);

namespace Telemetry.Api.Endpoints.Alerts;

/// <summary>Somebody has seen it and takes care.</summary>
/// <param name="By">Name as given.</param>
/// <param name="At">Host clock time, UTC.</param>
internal sealed record AcknowledgementDto(string By, DateTimeOffset At, string Reason);

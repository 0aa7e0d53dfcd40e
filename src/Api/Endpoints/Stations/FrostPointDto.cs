namespace Telemetry.Api.Endpoints.Stations;

/// <summary>Dew point and frost point of the air at one instant, °C; both null where no fresh, passed reading gives them.</summary>
internal sealed record FrostPointDto(DateTimeOffset At, double? DewPoint, double? FrostPoint);

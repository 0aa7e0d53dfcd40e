namespace Telemetry.Api.Endpoints.Stations;

/// <param name="CalibratedAt">Nights before it are not looked at; null when the network file names none.</param>
/// <param name="Drift">Null where its nights lie as they used to, or where there are too few to tell.</param>
/// <param name="Nights">Newest last.</param>
internal sealed record RoadSensorNightsDto(string Sensor, DateTimeOffset? CalibratedAt, RoadDriftDto? Drift, IReadOnlyList<RoadNightDto> Nights);

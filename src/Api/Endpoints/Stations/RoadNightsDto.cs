namespace Telemetry.Api.Endpoints.Stations;

/// <param name="AsOf">When this was read.</param>
/// <param name="Sensors">The site's road sensors.</param>
internal sealed record RoadNightsDto(DateTimeOffset AsOf, IReadOnlyList<RoadSensorNightsDto> Sensors);

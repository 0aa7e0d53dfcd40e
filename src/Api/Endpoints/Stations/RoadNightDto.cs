namespace Telemetry.Api.Endpoints.Stations;

/// <param name="Night">The date on which it began.</param>
/// <param name="Rst">Mean road surface temperature from 20:00 to 06:00 mean solar time, °C.</param>
/// <param name="Hours">Of how many of these ten hours.</param>
/// <param name="AboveAirK">Mean difference to the air of the site, K; null where it was not measured.</param>
/// <param name="BesideK">Mean difference to the middle of it and the stations near it, K; null where there were fewer than two.</param>
internal sealed record RoadNightDto(DateOnly Night, double Rst, int Hours, double? AboveAirK, double? BesideK);

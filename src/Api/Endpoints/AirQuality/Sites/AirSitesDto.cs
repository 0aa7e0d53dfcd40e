namespace Telemetry.Api.Endpoints.AirQuality.Sites;

/// <summary>Every site that measures a pollutant of an index, with its indices of now.</summary>
/// <param name="AsOf">The time this answer is as known at, UTC.</param>
/// <param name="SimulatedTime">The host runs on a shifted clock (demonstration).</param>
/// <param name="Sites">By id.</param>
internal sealed record AirSitesDto(DateTimeOffset AsOf, bool SimulatedTime, IReadOnlyList<AirSiteDto> Sites);

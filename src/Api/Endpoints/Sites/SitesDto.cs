namespace Telemetry.Api.Endpoints.Sites;

/// <summary>Every site with how fresh its sensors are, in the order of the network file.</summary>
/// <param name="AsOf">The time that states are judged at, UTC.</param>
/// <param name="SimulatedTime">The host runs on a shifted clock (demonstration).</param>
/// <param name="TimeZone">IANA name of the council's zone.</param>
internal sealed record SitesDto(DateTimeOffset AsOf, bool SimulatedTime, string TimeZone, IReadOnlyList<SiteDto> Sites);

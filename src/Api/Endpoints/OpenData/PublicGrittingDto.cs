namespace Telemetry.Api.Endpoints.OpenData;

/// <summary>When roads were treated, and why.</summary>
/// <param name="Publisher">Who publishes it; null where that is not set.</param>
/// <param name="Licence">The licence it is published under; null where none is granted.</param>
/// <param name="LicenceUrl">Where the licence can be read.</param>
/// <param name="About">What the answer can and can't say.</param>
/// <param name="TimeZone">IANA id; nights and the times in reasons are local.</param>
/// <param name="AsOf">When it was read, UTC.</param>
/// <param name="Simulated">The host's clock is simulated: none of this is a real road.</param>
/// <param name="Nights">By night and route.</param>
internal sealed record PublicGrittingDto(
    string? Publisher, string? Licence, string? LicenceUrl, string About, string TimeZone, DateTimeOffset AsOf, bool Simulated, IReadOnlyList<PublicRouteNightDto> Nights);

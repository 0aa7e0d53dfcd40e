namespace Telemetry.Api.Endpoints.Session;

/// <summary>Who asks, what they may do, and the host's clock.</summary>
/// <param name="AsOf">The host's time, UTC.</param>
/// <param name="SimulatedTime">The host runs on a shifted clock, for demonstration.</param>
/// <param name="TimeZone">The council's zone (IANA), in which local days and decision days are counted.</param>
/// <param name="Name">Whom the key was issued to; null without a key.</param>
/// <param name="MayRead">Highest role whose answers are given: Public, Analyst, Highways or Admin.</param>
/// <param name="MayWrite">Highest role whose changes are taken: Public is none of them.</param>
internal sealed record SessionDto(
    DateTimeOffset AsOf, bool SimulatedTime, string TimeZone, string? Name, string MayRead, string MayWrite);

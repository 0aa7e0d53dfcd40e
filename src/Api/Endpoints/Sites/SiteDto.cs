namespace Telemetry.Api.Endpoints.Sites;

/// <summary>A site and whether it is heard from.</summary>
/// <param name="Kind">road, air or bin.</param>
/// <param name="Latitude">Degrees north, WGS 84.</param>
/// <param name="Longitude">Degrees east, WGS 84.</param>
/// <param name="State">
/// reporting: every sensor within three of its intervals, and no newest reading failed; failing: every sensor reports, and the newest reading
/// of a series failed its checks; partly-silent; silent: no sensor is heard from; never-reported; no-sensors.
/// </param>
/// <param name="Sensors">How many sensors stand there.</param>
/// <param name="SilentSensors">Ids of those not heard from for three of their intervals, or ever.</param>
/// <param name="FailingSensors">Ids of those heard from whose newest reading of some quantity failed its checks.</param>
/// <param name="NewestReadingAt">Observation time of the newest reading of any sensor, UTC; null when there never was one.</param>
internal sealed record SiteDto(
    string Id,
    string Name,
    string Kind,
    double Latitude,
    double Longitude,
    string State,
    int Sensors,
    IReadOnlyList<string> SilentSensors,
    IReadOnlyList<string> FailingSensors,
    DateTimeOffset? NewestReadingAt);

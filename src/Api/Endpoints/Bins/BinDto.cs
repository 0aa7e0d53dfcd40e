namespace Telemetry.Api.Endpoints.Bins;

/// <summary>A bin, how full it is and what is to be done about it.</summary>
/// <param name="CollectAtPercent">The fill from which it is collected: its own or the host's.</param>
/// <param name="CollectAfterDays">Longest time between two emptyings; null when fill alone decides.</param>
/// <param name="Collection">Null for a bin that is collected on demand.</param>
/// <param name="Fill">By the newest reading, which may give no percentage; null before the first.</param>
/// <param name="LastKnownFill">The newest fill that has a percentage, when the newest reading gives none; otherwise null.</param>
/// <param name="AgeSeconds">Age of the fill with a percentage; null without one.</param>
/// <param name="Stale">No usable fill within the time in which one counts as known: the percentage is of then, not of now.</param>
/// <param name="ToCollect">true, false, or null when it is not known.</param>
/// <param name="Why">Why it is to be collected, or why that is not known; null when it is not to be.</param>
/// <param name="Alerts">Those that stand, gravest first.</param>
/// <param name="LastEmptied">Null when no emptying was seen.</param>
internal sealed record BinDto(
    string Bin,
    string Site,
    string? SiteName,
    double? Latitude,
    double? Longitude,
    string Sensor,
    string Stream,
    double CapacityLitres,
    double CollectAtPercent,
    double? CollectAfterDays,
    CollectionDto? Collection,
    FillDto? Fill,
    FillDto? LastKnownFill,
    long? AgeSeconds,
    bool Stale,
    bool? ToCollect,
    string? Why,
    IReadOnlyList<BinAlertDto> Alerts,
    EmptyingDto? LastEmptied);

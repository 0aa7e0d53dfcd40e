namespace Telemetry.Api.Endpoints.RoadForecasts;

/// <summary>The surface of the road at a station as foreseen, with what was measured beside it. Temperatures in °C, films in mm of water.</summary>
/// <param name="IssuedAt">The instant that it is for and from: nothing received later has a part in it, UTC.</param>
/// <param name="AsOf">The time up to which `observed` is as known, UTC.</param>
/// <param name="SimulatedTime">The host runs on a shifted clock (demonstration).</param>
/// <param name="TimeZone">IANA name of the council's zone.</param>
/// <param name="Until">The last point, UTC.</param>
/// <param name="Minimum">The lowest of the points' own temperatures.</param>
/// <param name="FirstAtOrBelowZero">The first point whose own temperature is at or below 0 °C; null when none is.</param>
/// <param name="FirstOneInTenAtOrBelowZero">The first point with a chance of at least 10 % of being at or below 0 °C; null when none has.</param>
/// <param name="HighestChanceAtOrBelowZero">The highest chance of any one point, 0 to 1: that of some point of all is no lower.</param>
/// <param name="Points">Every 20 minutes, the first 20 minutes after the issue.</param>
/// <param name="Observed">Road surface temperatures from 24 h before the issue to `asOf`, at most to the last point; failed ones are left out.</param>
/// <param name="Notes">What it had to do without, in plain English.</param>
internal sealed record RoadForecastDto(
    string Site,
    DateTimeOffset IssuedAt,
    DateTimeOffset AsOf,
    bool SimulatedTime,
    string TimeZone,
    DateTimeOffset Until,
    RoadForecastStartDto StartsFrom,
    RoadForecastBasisDto Basis,
    RoadForecastBandDto Band,
    RoadForecastMinimumDto Minimum,
    DateTimeOffset? FirstAtOrBelowZero,
    DateTimeOffset? FirstOneInTenAtOrBelowZero,
    double HighestChanceAtOrBelowZero,
    IReadOnlyList<RoadForecastPointDto> Points,
    IReadOnlyList<RoadObservedDto> Observed,
    IReadOnlyList<string> Notes);

namespace Telemetry.Api.Endpoints.AirQuality.Exceedances;

/// <summary>How a calendar year stands against the values in law, at every instrument by itself.</summary>
/// <param name="AsOf">The time this answer is as known at, UTC.</param>
/// <param name="SimulatedTime">The host runs on a shifted clock (demonstration).</param>
/// <param name="From">Start of the year in GMT.</param>
/// <param name="Until">The last full hour that was counted, or the year's end.</param>
/// <param name="YearOver">Nothing can be added any more but what comes late.</param>
/// <param name="Comparison">How a mean is compared with a level.</param>
/// <param name="CaptureNeeded">Share of the periods, 0 to 1, without which nothing is said to be within what is permitted.</param>
internal sealed record ExceedancesDto(
    DateTimeOffset AsOf,
    bool SimulatedTime,
    int Year,
    DateTimeOffset From,
    DateTimeOffset Until,
    bool YearOver,
    string Comparison,
    double CaptureNeeded,
    IReadOnlyList<ExceedanceSiteDto> Sites);

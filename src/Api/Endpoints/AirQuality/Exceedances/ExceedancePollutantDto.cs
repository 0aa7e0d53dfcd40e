namespace Telemetry.Api.Endpoints.AirQuality.Exceedances;

/// <summary>One pollutant at one instrument over the year so far.</summary>
/// <param name="Pollutant">Quantity name.</param>
/// <param name="Unit">UCUM, of every level and mean.</param>
/// <param name="Hours">Hours of the year so far.</param>
/// <param name="ValidHours">Those with three quarters of their readings.</param>
/// <param name="Capture">Their share, 0 to 1.</param>
/// <param name="BestYearCapture">The share of the whole year's hours that can still become valid, 0 to 1: under 0.9 the year can't be judged any more.</param>
/// <param name="Mean">The mean of the valid hours so far, unrounded; null under three quarters of the hours.</param>
/// <param name="MeanReason">Why there is no mean; null when there is one.</param>
internal sealed record ExceedancePollutantDto(
    string Pollutant,
    string Unit,
    int Hours,
    int ValidHours,
    double Capture,
    double BestYearCapture,
    decimal? Mean,
    string? MeanReason,
    IReadOnlyList<ObjectiveDto> Objectives);

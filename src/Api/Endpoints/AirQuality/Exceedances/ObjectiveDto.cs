namespace Telemetry.Api.Endpoints.AirQuality.Exceedances;

/// <summary>How the year so far stands against one value in law or policy.</summary>
/// <param name="Id">Stable name, for instance no2-hour-200.</param>
/// <param name="Kind">What it is: limit value, national objective, target.</param>
/// <param name="Level">In the pollutant's unit.</param>
/// <param name="Averaging">15 minutes, hour, highest running 8 hours of a day, day or year; all in GMT.</param>
/// <param name="Permitted">How many means above the level a year may have; null for an annual mean.</param>
/// <param name="Count">Means above the level so far, as Defra counts; a floor, since what was not measured could only add to it. Null for an annual mean.</param>
/// <param name="CountUnrounded">The same without rounding, as openair counts.</param>
/// <param name="Highest">The highest mean so far, unrounded; for an annual mean the mean so far.</param>
/// <param name="HighestEnding">End of its period, UTC.</param>
/// <param name="ValidPeriods">Periods so far with enough values.</param>
/// <param name="Periods">Periods so far.</param>
/// <param name="Capture">Share of them that are valid, 0 to 1.</param>
/// <param name="Status">within, above-so-far (an annual mean that may still come down), exceeded, insufficient-data, not-judged (indicative), not-measured.</param>
/// <param name="Reason">What that means here, in plain English.</param>
internal sealed record ObjectiveDto(
    string Id,
    string Kind,
    int Level,
    string Averaging,
    int? Permitted,
    int? Count,
    int? CountUnrounded,
    decimal? Highest,
    DateTimeOffset? HighestEnding,
    int ValidPeriods,
    int Periods,
    double Capture,
    string Status,
    string Reason);

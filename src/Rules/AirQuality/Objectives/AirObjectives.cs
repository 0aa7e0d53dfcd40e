using Telemetry.Domain.Quantities;

namespace Telemetry.Rules.AirQuality.Objectives;

/// <summary>The values that a year is held to in the UK. Sources: docs/sources/air-quality.md#objectives.</summary>
public static class AirObjectives
{
    private const string Limit = "limit value and national objective";

    public static IReadOnlyList<AirObjective> Table { get; } =
    [
        new("no2-hour-200",     Quantity.No2,  200, ObjectiveAveraging.Hour,                     18, Limit),
        new("no2-year-40",      Quantity.No2,   40, ObjectiveAveraging.Year,                   null, Limit),
        new("pm10-day-50",      Quantity.Pm10,  50, ObjectiveAveraging.Day,                      35, Limit),
        new("pm10-year-40",     Quantity.Pm10,  40, ObjectiveAveraging.Year,                   null, Limit),
        new("pm2_5-year-20",    Quantity.Pm25,  20, ObjectiveAveraging.Year,                   null, "limit value in England"),
        new("pm2_5-year-10",    Quantity.Pm25,  10, ObjectiveAveraging.Year,                   null, "England's target for 2040, and interim target for December 2030"),
        new("o3-8-hours-100",   Quantity.O3,   100, ObjectiveAveraging.DailyMaximumOfEightHours, 10, "national objective"),
        new("o3-8-hours-120",   Quantity.O3,   120, ObjectiveAveraging.DailyMaximumOfEightHours, 25, "target value, judged on the mean of three years"),
        new("so2-quarter-266",  Quantity.So2,  266, ObjectiveAveraging.QuarterHour,              35, "national objective"),
        new("so2-hour-350",     Quantity.So2,  350, ObjectiveAveraging.Hour,                     24, Limit),
        new("so2-day-125",      Quantity.So2,  125, ObjectiveAveraging.Day,                       3, Limit),
    ];
}

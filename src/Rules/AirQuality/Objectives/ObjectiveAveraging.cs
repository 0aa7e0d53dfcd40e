namespace Telemetry.Rules.AirQuality.Objectives;

/// <summary>The mean that a value in law is of.</summary>
public enum ObjectiveAveraging
{
    QuarterHour,
    Hour,

    /// <summary>Of a GMT day the highest running mean of eight hours that ends in it.</summary>
    DailyMaximumOfEightHours,

    /// <summary>A GMT day.</summary>
    Day,

    /// <summary>A calendar year in GMT.</summary>
    Year,
}

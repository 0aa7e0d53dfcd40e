namespace Telemetry.Rules.AirQuality;

/// <summary>The mean that a pollutant's index is looked up by.</summary>
public enum DaqiAveraging
{
    /// <summary>The highest mean of a quarter of an hour.</summary>
    QuarterHour,

    /// <summary>The mean of an hour; for a day the highest.</summary>
    Hour,

    /// <summary>The running mean of eight hours; for a day the highest of those that end in it.</summary>
    EightHours,

    /// <summary>The mean of twenty-four hours.</summary>
    Day,
}

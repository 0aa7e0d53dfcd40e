namespace Telemetry.FirmwareSim.City;

/// <summary>How busy the roads are: the weekday course of NOₓ at a kerb in winter, as a share of its peak. docs/sources/firmware-sim.md#traffic.</summary>
internal static class TrafficProfile
{
    private static readonly double[] WeekdayUtc =
    [
        0.40, 0.30, 0.27, 0.26, 0.27, 0.35, 0.72, 0.90, 1.00, 0.98, 0.90, 0.86,
        0.83, 0.81, 0.80, 0.80, 0.83, 0.85, 0.77, 0.73, 0.67, 0.53, 0.54, 0.49,
    ];

    /// <summary>0 to 1 at an instant, between the middles of its hours.</summary>
    public static double At(DateTimeOffset instant)
    {
        var utc = instant.UtcDateTime;
        var position = (utc.TimeOfDay.TotalHours + 23.5) % 24;
        var hour = (int)position;
        var part = position - hour;
        var weekday = ((1 - part) * WeekdayUtc[hour]) + (part * WeekdayUtc[(hour + 1) % 24]);
        return utc.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0.7 * weekday : weekday;
    }
}

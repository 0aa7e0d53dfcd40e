namespace Telemetry.Rules.AirQuality.Objectives;

/// <summary>A calendar year in GMT as far as it has gone.</summary>
/// <param name="Until">The last full hour that is over, at most the year's end.</param>
public readonly record struct CalendarYear(int Year, DateTimeOffset Until)
{
    public DateTimeOffset Start => new(Year, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public DateTimeOffset End => Start.AddYears(1);

    public bool IsOver => Until >= End;

    public int HoursSoFar => (int)((Until - Start) / TimeSpan.FromHours(1));

    public int HoursInAll => (int)((End - Start) / TimeSpan.FromHours(1));

    public int DaysSoFar => HoursSoFar / 24;

    /// <summary>The year as known at an instant; null for a year that has not begun.</summary>
    public static CalendarYear? AsOf(int year, DateTimeOffset now)
    {
        var whole = new CalendarYear(year, new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var hour = new DateTimeOffset(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero);
        return now < whole.Start ? null : whole with { Until = hour < whole.End ? hour : whole.End };
    }
}

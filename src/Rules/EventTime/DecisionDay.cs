namespace Telemetry.Rules.EventTime;

/// <summary>The decision day: 12:00 to 12:00 local, start excluded and end included like every window, named by its local start date.</summary>
public static class DecisionDay
{
    private static readonly TimeSpan Noon = TimeSpan.FromHours(12);

    public static DateOnly Of(DateTimeOffset instant, TimeZoneInfo timeZone)
    {
        ArgumentNullException.ThrowIfNull(timeZone);
        var local = TimeZoneInfo.ConvertTime(instant, timeZone);
        var date = DateOnly.FromDateTime(local.DateTime);
        return local.TimeOfDay > Noon ? date : date.AddDays(-1);
    }

    public static DateTimeOffset Start(DateOnly day, TimeZoneInfo timeZone) => NoonOf(day, timeZone);

    public static DateTimeOffset End(DateOnly day, TimeZoneInfo timeZone) => NoonOf(day.AddDays(1), timeZone);

    private static DateTimeOffset NoonOf(DateOnly day, TimeZoneInfo timeZone)
    {
        ArgumentNullException.ThrowIfNull(timeZone);

        // Noon is never skipped or repeated by a clock change.
        var local = day.ToDateTime(TimeOnly.FromTimeSpan(Noon), DateTimeKind.Unspecified);
        return new DateTimeOffset(local, timeZone.GetUtcOffset(local)).ToUniversalTime();
    }
}

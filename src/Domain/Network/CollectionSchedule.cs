namespace Telemetry.Domain.Network;

/// <summary>The days on which a crew comes and the time by which the bin should have been emptied, in the council's zone.</summary>
/// <param name="Days">Local week days, Monday first.</param>
/// <param name="ByTime">Local time of those days.</param>
public sealed record CollectionSchedule(IReadOnlyList<DayOfWeek> Days, TimeOnly ByTime, TimeZoneInfo TimeZone)
{
    /// <summary>The newest collection due at or before an instant: when its local day began and when it was due. Null without days.</summary>
    public (DateTimeOffset DayStart, DateTimeOffset Due)? LastDue(DateTimeOffset at)
    {
        var local = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, TimeZone).DateTime);
        for (var back = 0; back <= 7; back++)
        {
            var day = local.AddDays(-back);
            if (Days.Contains(day.DayOfWeek) && Instant(day, ByTime) is var due && due <= at)
            {
                return (Instant(day, TimeOnly.MinValue), due);
            }
        }

        return null;
    }

    // An hour that the clocks skip is read as the one after it; of an hour that comes twice the second is meant, which asks later.
    private DateTimeOffset Instant(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        if (TimeZone.IsInvalidTime(local))
        {
            local = local.AddHours(1);
        }

        return new DateTimeOffset(local, TimeZone.GetUtcOffset(local)).ToUniversalTime();
    }
}

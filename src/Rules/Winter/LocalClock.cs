using System.Globalization;

namespace Telemetry.Rules.Winter;

/// <summary>Writes instants as the council's clocks show them; with the offset from UTC in a day in which the clocks change.</summary>
internal sealed class LocalClock(TimeZoneInfo zone, DecisionDay day)
{
    private readonly bool _changes = zone.GetUtcOffset(day.Start) != zone.GetUtcOffset(day.End);

    public string Say(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, zone)
        .ToString(_changes ? "ddd HH:mm (zzz)" : "ddd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Whether a local time of day lies in [from, until), which may span midnight.</summary>
    public bool IsWithin(DateTimeOffset instant, TimeOnly from, TimeOnly until) =>
        TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime).IsBetween(from, until);

    /// <summary>The last instant at or before the given one at which the clocks showed this time of day.</summary>
    public DateTimeOffset LastAt(TimeOnly time, DateTimeOffset until)
    {
        var date = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(until, zone).DateTime);
        var instant = DecisionDay.Local(date, time, zone);
        return instant <= until ? instant : DecisionDay.Local(date.AddDays(-1), time, zone);
    }
}

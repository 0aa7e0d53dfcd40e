using System.Globalization;

namespace Telemetry.Rules.Winter;

/// <summary>
/// From 12:00 to 12:00 local, named by the local date it starts on: 23 or 25 hours long when the clocks change inside it.
/// Noon itself belongs to the day that it starts.
/// </summary>
public readonly record struct DecisionDay(DateOnly Date, DateTimeOffset Start, DateTimeOffset End)
{
    private static readonly TimeOnly Noon = new(12, 0);

    public static DecisionDay Containing(DateTimeOffset instant, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(instant, zone).DateTime;
        var date = DateOnly.FromDateTime(local);
        return Of(local.Hour >= 12 ? date : date.AddDays(-1), zone);
    }

    public static DecisionDay Of(DateOnly date, TimeZoneInfo zone) =>
        new(date, Local(date, Noon, zone), Local(date.AddDays(1), Noon, zone));

    /// <summary>The instant of a local time of day; one that the clocks skip is taken as they stood before, one that comes twice as the first.</summary>
    public static DateTimeOffset Local(DateOnly date, TimeOnly time, TimeZoneInfo zone)
    {
        var local = date.ToDateTime(time, DateTimeKind.Unspecified);
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    public override string ToString() => Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

using Telemetry.Domain.Storage;

namespace Telemetry.Api.Endpoints.Readings;

/// <summary>The grid that buckets lie on: whole widths from midnight UTC, or local days.</summary>
internal static class Buckets
{
    /// <summary>Every bucket (start, end] that shares time with (from, to], oldest first.</summary>
    public static IEnumerable<(DateTimeOffset Start, DateTimeOffset End)> Between(
        DateTimeOffset from, DateTimeOffset to, BucketInterval interval, TimeZoneInfo zone)
    {
        var start = StartOf(from, interval, zone);
        while (start < to)
        {
            var end = interval.LocalDay ? LocalMidnight(LocalDate(start, zone).AddDays(1), zone) : start + interval.Width;
            yield return (start, end);
            start = end;
        }
    }

    // The start of the bucket that time just after `from` is in: buckets are open at their start.
    private static DateTimeOffset StartOf(DateTimeOffset from, BucketInterval interval, TimeZoneInfo zone) =>
        interval.LocalDay
            ? LocalMidnight(LocalDate(from, zone), zone)
            : new DateTimeOffset(from.UtcTicks - (from.UtcTicks % interval.Width.Ticks), TimeSpan.Zero);

    private static DateOnly LocalDate(DateTimeOffset at, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);

    /// <summary>The first instant of a local date. Where clocks skip midnight it is the instant of the change.</summary>
    private static DateTimeOffset LocalMidnight(DateOnly date, TimeZoneInfo zone)
    {
        var midnight = date.ToDateTime(TimeOnly.MinValue);
        if (zone.IsInvalidTime(midnight))
        {
            return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight.AddHours(-3))).ToUniversalTime();
        }

        // Where midnight comes twice the day begins with the first, which has the greater offset.
        var offset = zone.IsAmbiguousTime(midnight) ? zone.GetAmbiguousTimeOffsets(midnight).Max() : zone.GetUtcOffset(midnight);
        return new DateTimeOffset(midnight, offset).ToUniversalTime();
    }
}

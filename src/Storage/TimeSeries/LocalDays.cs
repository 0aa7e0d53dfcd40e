using System.Globalization;
using System.Text;

namespace Telemetry.Storage.TimeSeries;

/// <summary>
/// Local days as arithmetic: the zone's offsets over a time range become a CASE, so a database counts days with integers and the
/// zone's rules are asked once a change, not once a row. A day is 23, 24 or 25 hours long.
/// </summary>
internal sealed class LocalDays
{
    private static readonly TimeSpan Step = TimeSpan.FromHours(6);
    private readonly TimeZoneInfo _zone;
    private readonly List<(long UntilMicros, long OffsetMicros)> _offsets = [];
    private readonly long _lastOffset;

    public LocalDays(TimeZoneInfo zone, DateTimeOffset from, DateTimeOffset to)
    {
        _zone = zone;
        var offset = zone.GetUtcOffset(from);
        for (var at = from; at < to;)
        {
            var next = to - at < Step ? to : at + Step;
            var after = zone.GetUtcOffset(next);
            if (after != offset)
            {
                _offsets.Add((Micros.Of(FindChange(at, next, offset)), InMicros(offset)));
                offset = after;
            }

            at = next;
        }

        _lastOffset = InMicros(offset);
    }

    /// <summary>The number of the local day (days since 1970) of an instant given as a column of microseconds.</summary>
    public string DayNumber(string micros)
    {
        var sql = new StringBuilder("(").Append(micros).Append(" + CASE");
        foreach (var (until, offset) in _offsets)
        {
            sql.Append(CultureInfo.InvariantCulture, $" WHEN {micros} < {until} THEN {offset}");
        }

        return sql.Append(CultureInfo.InvariantCulture, $" WHEN true THEN {_lastOffset} END) // {Micros.PerDay}").ToString();
    }

    /// <summary>Every day of the range begins on an hour of UTC, and the clock changes on one.</summary>
    public bool BeginWithHours => _lastOffset % Micros.PerHour == 0
        && _offsets.TrueForAll(o => o.OffsetMicros % Micros.PerHour == 0 && o.UntilMicros % Micros.PerHour == 0);

    /// <summary>The number of the local day (days since 1970) of an instant within the range, in microseconds since 1970.</summary>
    public long NumberOf(long micros)
    {
        foreach (var (until, offset) in _offsets)
        {
            if (micros < until)
            {
                return Math.DivRem(micros + offset, Micros.PerDay).Quotient;
            }
        }

        return Math.DivRem(micros + _lastOffset, Micros.PerDay).Quotient;
    }

    /// <summary>When a local day begins, UTC. Where midnight is skipped, the first instant after it; where it is twice, the first.</summary>
    public DateTimeOffset Start(long dayNumber)
    {
        var midnight = DateTime.UnixEpoch.AddDays(dayNumber);
        midnight = DateTime.SpecifyKind(midnight, DateTimeKind.Unspecified);
        if (_zone.IsInvalidTime(midnight))
        {
            var before = new DateTimeOffset(midnight, _zone.GetUtcOffset(midnight.AddHours(-3)));
            return FindChange(before.AddHours(-3), before.AddHours(3), _zone.GetUtcOffset(before.AddHours(-3)));
        }

        var offset = _zone.IsAmbiguousTime(midnight) ? _zone.GetAmbiguousTimeOffsets(midnight).Max() : _zone.GetUtcOffset(midnight);
        return new DateTimeOffset(midnight, offset).ToUniversalTime();
    }

    /// <summary>The first instant (to the tick) at which the offset is another.</summary>
    private DateTimeOffset FindChange(DateTimeOffset same, DateTimeOffset changed, TimeSpan offset)
    {
        while (changed - same > TimeSpan.FromTicks(1))
        {
            var middle = same + ((changed - same) / 2);
            if (_zone.GetUtcOffset(middle) == offset)
            {
                same = middle;
            }
            else
            {
                changed = middle;
            }
        }

        return changed.ToUniversalTime();
    }

    private static long InMicros(TimeSpan offset) => offset.Ticks / TimeSpan.TicksPerMicrosecond;
}

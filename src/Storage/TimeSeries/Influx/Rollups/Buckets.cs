using Telemetry.Domain.Storage;

namespace Telemetry.Storage.TimeSeries.Influx.Rollups;

/// <summary>A query's buckets: (start, end]. An instant is asked for a microsecond before it, in buckets that are closed at their start.</summary>
internal sealed class Buckets
{
    private readonly long _width;
    private readonly LocalDays? _days;

    public Buckets(AggregateQuery query)
    {
        _width = query.Interval.Width.Ticks / TimeSpan.TicksPerMicrosecond;
        _days = query.Interval.LocalDay ? new LocalDays(query.TimeZone, query.From, query.To) : null;
        BeginWithHours = _days?.BeginWithHours ?? (_width % Micros.PerHour == 0);
    }

    public bool BeginWithHours { get; }

    /// <summary>The start in microseconds since 1970, or a local day's number.</summary>
    public long Of(long micros) => _days?.NumberOf(micros) ?? (micros - (micros % _width));

    public (DateTimeOffset Start, DateTimeOffset End) Span(long bucket) =>
        _days is null ? (Micros.ToTime(bucket), Micros.ToTime(bucket + _width)) : (_days.Start(bucket), _days.Start(bucket + 1));
}

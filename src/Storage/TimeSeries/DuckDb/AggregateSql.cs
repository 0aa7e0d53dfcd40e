using System.Globalization;
using Telemetry.Domain.Readings;
using Telemetry.Domain.Storage;

namespace Telemetry.Storage.TimeSeries.DuckDb;

/// <summary>
/// The SQL of buckets (start, end]: a reading at the very end of a bucket belongs to it, so each is counted a microsecond
/// earlier, the store's resolution, in buckets that are closed at their start.
/// </summary>
internal static class AggregateSql
{
    /// <summary>Bucket, sensor rank, quantity rank, value, count, suspect, failed. The bucket is its start in microseconds, or a local day's number.</summary>
    public static string Of(IEnumerable<Month> months, SeriesSelection series, AggregateQuery query, LocalDays? days)
    {
        var parts = months.Select(month => $"""
            SELECT s.rank AS sensor, q.rank AS quantity, epoch_us(r.observed_at) - 1 AS micros, coalesce(c.value, r.value) AS value, coalesce(c.flag, r.flag) AS flag
            FROM {month.Readings} r {series.Join} {ReadingSql.Revisions(month, query.From, query.To, query.KnownAt)}
            WHERE {series.Filter} AND {ReadingSql.Stands} AND {ReadingSql.Window("r", query.From, query.To)}{ReadingSql.Known("r.received_at", query.KnownAt)}
            """);
        var worst = Math.Min((byte)query.WorstFlag, (byte)Flag.Suspect);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            SELECT {days?.DayNumber("micros") ?? FixedBucket(query.Interval.Width)} AS bucket, sensor, quantity,
                   {Value(query.Aggregate)} FILTER (WHERE flag <= {worst}), count(*) FILTER (WHERE flag <= {worst}),
                   count(*) FILTER (WHERE flag = {(byte)Flag.Suspect}), count(*) FILTER (WHERE flag = {(byte)Flag.Fail})
            FROM ({string.Join(" UNION ALL ", parts)})
            GROUP BY bucket, sensor, quantity ORDER BY bucket, sensor, quantity LIMIT {query.Limit}
            """);
    }

    private static string FixedBucket(TimeSpan width) =>
        string.Create(CultureInfo.InvariantCulture, $"micros - (micros % {width.Ticks / TimeSpan.TicksPerMicrosecond})");

    /// <summary>fsum and favg add with compensation, so that the result does not hang on the order of the rows.</summary>
    private static string Value(Aggregate aggregate) => aggregate switch
    {
        Aggregate.Mean => "favg(value)",
        Aggregate.Minimum => "min(value)",
        Aggregate.Maximum => "max(value)",
        Aggregate.Sum => "fsum(value)",
        Aggregate.Count => "count(value)",
        Aggregate.First => "arg_min(value, micros)",
        Aggregate.Last => "arg_max(value, micros)",
        _ => throw new ArgumentOutOfRangeException(nameof(aggregate), aggregate, null),
    };
}

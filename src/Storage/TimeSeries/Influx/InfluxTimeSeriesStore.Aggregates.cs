using System.Runtime.CompilerServices;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Storage;
using Telemetry.Storage.TimeSeries.Influx.Rollups;

namespace Telemetry.Storage.TimeSeries.Influx;

/// <content>Buckets, from roll-ups where they say the same as the readings, and from the readings everywhere else.</content>
internal sealed partial class InfluxTimeSeriesStore
{
    public IAsyncEnumerable<AggregateRow> AggregateAsync(AggregateQuery query, CancellationToken cancellation)
    {
        var width = query.Interval.Width;
        if (!query.Interval.LocalDay && (width <= TimeSpan.Zero || TimeSpan.TicksPerDay % width.Ticks != 0))
        {
            throw new ArgumentException($"A bucket's width divides a day; {width} does not.", nameof(query));
        }

        return StreamAsync(Rows, cancellation);

        async IAsyncEnumerable<AggregateRow> Rows(InfluxState state, [EnumeratorCancellation] CancellationToken stop)
        {
            var buckets = new Buckets(query);
            var open = new SortedDictionary<SeriesName, Summary>();
            var (bucket, left) = (long.MinValue, query.Limit);
            await foreach (var (series, at, add) in PartsAsync(state, query, buckets, stop))
            {
                if (buckets.Of(at) is var next && next != bucket)
                {
                    foreach (var row in Close())
                    {
                        yield return row;
                    }

                    open.Clear();
                    bucket = next;
                }

                if (left <= 0)
                {
                    yield break;
                }

                if (!open.TryGetValue(series, out var summary))
                {
                    open.Add(series, summary = new Summary());
                }

                add(summary);
            }

            foreach (var row in Close())
            {
                yield return row;
            }

            IEnumerable<AggregateRow> Close()
            {
                if (open.Count == 0)
                {
                    yield break;
                }

                var (start, end) = buckets.Span(bucket);
                foreach (var (series, summary) in open.Take(left))
                {
                    left--;
                    yield return summary.ToRow(series, start, end, query.Aggregate, query.WorstFlag);
                }
            }
        }
    }

    /// <summary>Everything in the window in order of time, each with how it is added up and an instant of its bucket.</summary>
    private async IAsyncEnumerable<(SeriesName Series, long At, Action<Summary> Add)> PartsAsync(
        InfluxState state, AggregateQuery query, Buckets buckets, [EnumeratorCancellation] CancellationToken stop)
    {
        // In this order: a reading that is committed by then has marked its hour, and what is rolled up by then is so for good or marked.
        var committed = state.Committed;
        var series = state.Catalogue.Select(query.Sensors, query.Quantities);
        foreach (var (level, from, to) in Plan(state, query, series, buckets))
        {
            if (level == RollupLevel.Raw)
            {
                await foreach (var row in _raw.ReadAsync(series, from, to, Known(query.KnownAt), committed, stop))
                {
                    yield return (new SeriesName(row.Sensor, row.Quantity), row.Observed - 1, summary => summary.Add(row));
                }
            }
            else
            {
                await foreach (var row in new RollupReader(_client).ReadAsync(level, series, from, to, stop))
                {
                    yield return (row.Series, row.Start, summary => summary.Add(row.Summary));
                }
            }
        }
    }

    private static List<RollupSegment> Plan(
        InfluxState state, AggregateQuery query, List<(Quantity Quantity, List<SensorId> Sensors)> series, Buckets buckets)
    {
        var (from, to) = (Micros.Of(query.From), Micros.Of(query.To));
        if (series.Count == 0)
        {
            return [];
        }

        // As it was known once, only the readings tell.
        var (hours, days) = query.KnownAt is null ? (state.HoursUntil, state.DaysUntil) : (0, 0);
        var selected = series.SelectMany(s => s.Sensors.Select(sensor => state.Catalogue.Find(sensor, s.Quantity)!)).ToHashSet();
        return RollupPlan.Of(from, to, hours, days, state.Dirty.Of(selected, from, to), buckets.BeginWithHours ? buckets.Of : null);
    }
}

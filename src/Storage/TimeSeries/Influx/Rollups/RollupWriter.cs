using System.Globalization;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Storage.TimeSeries.Influx.Http;
using Telemetry.Storage.TimeSeries.Influx.Lines;
using Telemetry.Storage.TimeSeries.Influx.Queries;
using Telemetry.Storage.TimeSeries.Influx.Reading;
using Telemetry.Storage.TimeSeries.Influx.Writing;

namespace Telemetry.Storage.TimeSeries.Influx.Rollups;

/// <summary>Makes hours and UTC days of what is committed, a stretch at a time, beside the writer.</summary>
internal sealed class RollupWriter(InfluxClient client, RawReader raw)
{
    private readonly RollupReader _reader = new(client);
    private readonly LineBatch _batch = new();

    /// <summary>Hours of all series that start within [from, to).</summary>
    public async Task WriteHoursAsync(SeriesCatalogue catalogue, long from, long to, long committed, CancellationToken cancellation)
    {
        // Quantity by quantity: a query each, and only one hour of one quantity in memory.
        foreach (var selected in catalogue.All())
        {
            var rows = raw.ReadAsync([selected], from, to, long.MaxValue, committed, cancellation);
            await foreach (var (start, series) in SummarizeAsync(rows, row => row.Observed, (summary, row) => summary.Add(row), row => new SeriesName(row.Sensor, row.Quantity), Micros.PerHour))
            {
                await WriteAsync(RollupLevel.Hour, start, series, cancellation);
            }
        }
    }

    /// <summary>UTC days of all series, from their hours, that start within [from, to).</summary>
    public async Task WriteDaysAsync(SeriesCatalogue catalogue, long from, long to, CancellationToken cancellation)
    {
        foreach (var selected in catalogue.All())
        {
            await WriteDaysAsync(selected, from, to, null, cancellation);
        }
    }

    /// <summary>Hours that were rolled up before, and those of their days that had been.</summary>
    public async Task WriteAgainAsync(IReadOnlyCollection<DirtyHour> dirty, long daysUntil, long committed, CancellationToken cancellation)
    {
        foreach (var quantity in dirty.GroupBy(d => d.Series.Quantity))
        {
            foreach (var group in quantity.GroupBy(d => d.Series.Sensor).Chunk(QueryText.MostNamed))
            {
                var hours = group.SelectMany(g => g).Select(d => (Name(d.Series), d.Start)).ToHashSet();
                var selected = (quantity.Key, group.Select(g => g.Key).ToList());
                await WriteHoursAgainAsync(selected, hours, committed, cancellation);

                var days = hours.Select(h => (h.Item1, Start: DirtyHour.DayOf(h.Start))).Where(d => d.Start < daysUntil).ToHashSet();
                foreach (var (first, last) in RunsOf(days.Select(d => d.Start), Micros.PerDay))
                {
                    await WriteDaysAsync(selected, first, last, days, cancellation);
                }
            }
        }
    }

    private async Task WriteHoursAgainAsync(
        (Quantity Quantity, List<SensorId> Sensors) selected, HashSet<(SeriesName, long)> hours, long committed, CancellationToken cancellation)
    {
        foreach (var (first, last) in RunsOf(hours.Select(h => h.Item2), Micros.PerHour))
        {
            var before = await StandingAsync(RollupLevel.Hour, selected, first, last, hours, cancellation);
            var rows = raw.ReadAsync([selected], first, last, long.MaxValue, committed, cancellation);
            await foreach (var (start, series) in SummarizeAsync(rows, row => row.Observed, (summary, row) => summary.Add(row), row => new SeriesName(row.Sensor, row.Quantity), Micros.PerHour))
            {
                await WriteAgainAsync(RollupLevel.Hour, start, series, hours, before, cancellation);
            }

            await DeleteAsync(RollupLevel.Hour, before.Keys, cancellation);
        }
    }

    private async Task WriteDaysAsync(
        (Quantity Quantity, List<SensorId> Sensors) selected, long from, long to, HashSet<(SeriesName, long)>? only, CancellationToken cancellation)
    {
        var before = only is null ? [] : await StandingAsync(RollupLevel.Day, selected, from, to, only, cancellation);
        var rows = _reader.ReadAsync(RollupLevel.Hour, [selected], from, to, cancellation);
        await foreach (var (start, series) in SummarizeAsync(rows, row => row.Start + 1, (summary, row) => summary.Add(row.Summary), row => row.Series, Micros.PerDay))
        {
            if (only is null)
            {
                await WriteAsync(RollupLevel.Day, start, series, cancellation);
            }
            else
            {
                await WriteAgainAsync(RollupLevel.Day, start, series, only, before, cancellation);
            }
        }

        await DeleteAsync(RollupLevel.Day, before.Keys, cancellation);
    }

    /// <summary>Adds rows up by stretches that are open at their start and closed at their end.</summary>
    private static async IAsyncEnumerable<(long Start, Dictionary<SeriesName, Summary> Series)> SummarizeAsync<T>(
        IAsyncEnumerable<T> rows, Func<T, long> at, Action<Summary, T> add, Func<T, SeriesName> name, long width)
    {
        var series = new Dictionary<SeriesName, Summary>();
        var open = long.MinValue;
        await foreach (var row in rows)
        {
            var start = DirtyHour.FloorTo(at(row) - 1, width);
            if (start != open && series.Count > 0)
            {
                yield return (open, series);
                series.Clear();
            }

            open = start;
            if (!series.TryGetValue(name(row), out var summary))
            {
                series.Add(name(row), summary = new Summary());
            }

            add(summary, row);
        }

        if (series.Count > 0)
        {
            yield return (open, series);
        }
    }

    /// <summary>What stands of them.</summary>
    private async Task<Dictionary<(SeriesName, long), Summary>> StandingAsync(
        RollupLevel level, (Quantity, List<SensorId>) selected, long from, long to, HashSet<(SeriesName, long)> wanted, CancellationToken cancellation)
    {
        var standing = new Dictionary<(SeriesName, long), Summary>();
        await foreach (var row in _reader.ReadAsync(level, [selected], from, to, cancellation))
        {
            if (wanted.Contains((row.Series, row.Start)))
            {
                standing[(row.Series, row.Start)] = row.Summary;
            }
        }

        return standing;
    }

    /// <summary>Writes those that are wanted and takes them out of what stood before.</summary>
    private async Task WriteAgainAsync(
        RollupLevel level,
        long start,
        Dictionary<SeriesName, Summary> series,
        HashSet<(SeriesName, long)> wanted,
        Dictionary<(SeriesName, long), Summary> before,
        CancellationToken cancellation)
    {
        foreach (var name in series.Keys.Where(name => !wanted.Contains((name, start))).ToList())
        {
            series.Remove(name);
        }

        // A point keeps the fields that it is not given anew: a mean of what has failed since would stand on.
        var shrunk = series.Where(s => before.TryGetValue((s.Key, start), out var old)
            && ((old.Passed.Count > 0 && s.Value.Passed.Count == 0) || (old.Suspect.Count > 0 && s.Value.Suspect.Count == 0))).Select(s => (s.Key, start));
        await DeleteAsync(level, [.. shrunk], cancellation);
        foreach (var name in series.Keys)
        {
            before.Remove((name, start));
        }

        await WriteAsync(level, start, series, cancellation);
    }

    private async Task WriteAsync(RollupLevel level, long start, Dictionary<SeriesName, Summary> series, CancellationToken cancellation)
    {
        _batch.Clear();
        var lines = new LineProtocolWriter(_batch);
        foreach (var (name, summary) in series)
        {
            lines.Begin(Prefixes.Of(InfluxSchema.Rollup(level, name.Quantity), (InfluxSchema.Sensor, name.Sensor.Value)));
            RollupFields.Write(lines, summary);
            lines.Finish(start);
        }

        await client.WriteWholeAsync(_batch, cancellation);
    }

    private async Task DeleteAsync(RollupLevel level, IReadOnlyCollection<(SeriesName Series, long Start)> rows, CancellationToken cancellation)
    {
        foreach (var (series, start) in rows)
        {
            await client.ExecuteAsync(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"DELETE FROM {InfluxQl.Name(InfluxSchema.Rollup(level, series.Quantity))} WHERE \"sensor\" = {InfluxQl.Text(series.Sensor.Value)} AND time = {QueryText.Nanoseconds(start)}"),
                cancellation);
        }
    }

    /// <summary>Stretches [first, last) that hold all of the starts.</summary>
    private static IEnumerable<(long First, long Last)> RunsOf(IEnumerable<long> starts, long width)
    {
        var runs = new TimeRuns();
        foreach (var start in starts)
        {
            runs.Add(start);
        }

        return runs.Ranges().Select(r => (r.First, r.Last + width));
    }

    private static SeriesName Name(Series series) => new(series.Sensor, series.Quantity);
}

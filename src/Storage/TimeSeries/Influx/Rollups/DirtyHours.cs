using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Storage.TimeSeries.Influx.Http;
using Telemetry.Storage.TimeSeries.Influx.Lines;
using Telemetry.Storage.TimeSeries.Influx.Queries;
using Telemetry.Storage.TimeSeries.Influx.Writing;

namespace Telemetry.Storage.TimeSeries.Influx.Rollups;

/// <summary>
/// Hours that were rolled up and got late data since. A mark is in the database before the readings that cause it, so that a
/// crash forgets none; it holds the position of the batch, and an hour is clean when it was rolled up at or beyond it.
/// </summary>
internal sealed class DirtyHours
{
    private readonly Lock _gate = new();
    private readonly Dictionary<DirtyHour, Mark> _marks = [];

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _marks.Count;
            }
        }
    }

    /// <summary>Marks written, ever, that are still in the database.</summary>
    public long Written { get; private set; }

    public static async Task<DirtyHours> ReadAsync(InfluxClient client, SeriesCatalogue catalogue, CancellationToken cancellation)
    {
        var dirty = new DirtyHours();
        var query = $"SELECT \"marked\", \"rolled\", \"sensor\"::tag, \"quantity\"::tag FROM {InfluxQl.Name(InfluxSchema.Dirty)}";
        await foreach (var row in client.QueryAsync(query, cancellation))
        {
            dirty.Written++;
            if ((row.IsNull(2) || row.Int64(1) > row.Int64(2)) && QuantityCatalogue.Find(row.Text(4)) is { } quantity)
            {
                // A series without a committed reading has nothing to roll up, yet.
                var sensor = new SensorId(row.Text(3));
                var series = catalogue.Find(sensor, quantity) ?? new Series(sensor, quantity);
                dirty._marks[new DirtyHour(series, Math.DivRem(row.Int64(0), 1000).Quotient)] = new Mark(row.Int64(1), Taken: false);
            }
        }

        return dirty;
    }

    /// <summary>Writes the marks that are missing. They count once <see cref="Marked"/> is told that they are stored.</summary>
    public List<DirtyHour> WriteMissing(LineProtocolWriter lines, IEnumerable<DirtyHour> hours, long position)
    {
        var missing = new List<DirtyHour>();
        lock (_gate)
        {
            missing.AddRange(hours.Where(hour => !_marks.TryGetValue(hour, out var mark) || mark.Taken));
        }

        foreach (var hour in missing)
        {
            Begin(lines, hour);
            lines.Field(Fields.Marked, position);
            lines.Finish(hour.Start);
        }

        return missing;
    }

    public void Marked(IReadOnlyList<DirtyHour> hours, long position)
    {
        lock (_gate)
        {
            Written += hours.Count;
            foreach (var hour in hours)
            {
                _marks[hour] = new Mark(position, Taken: false);
            }
        }
    }

    /// <summary>Takes hours to roll up: what comes for them from now on marks them anew.</summary>
    public List<(DirtyHour Hour, long Marked)> Take(int most)
    {
        lock (_gate)
        {
            var taken = _marks.OrderBy(m => m.Key.Start).Take(most).Select(m => (m.Key, m.Value.Position)).ToList();
            foreach (var (hour, position) in taken)
            {
                _marks[hour] = new Mark(position, Taken: true);
            }

            return taken;
        }
    }

    /// <summary>Writes that the hours were rolled up with everything up to a position; an hour marked since stays dirty.</summary>
    public static void WriteRolled(LineProtocolWriter lines, IEnumerable<(DirtyHour Hour, long Marked)> hours, long committed)
    {
        foreach (var (hour, _) in hours)
        {
            Begin(lines, hour);
            lines.Field(Fields.Rolled, committed);
            lines.Finish(hour.Start);
        }
    }

    public void Rolled(IEnumerable<(DirtyHour Hour, long Marked)> hours)
    {
        lock (_gate)
        {
            foreach (var (hour, marked) in hours)
            {
                if (_marks.TryGetValue(hour, out var mark) && mark.Taken && mark.Position == marked)
                {
                    _marks.Remove(hour);
                }
            }
        }
    }

    /// <summary>Nothing is dirty and the marks are deleted.</summary>
    public void Forgotten() => Written = 0;

    /// <summary>Starts of the hours within [from, to) that are dirty in any of the series, in order.</summary>
    public SortedSet<long> Of(HashSet<Series> series, long from, long to)
    {
        lock (_gate)
        {
            return [.. _marks.Keys.Where(h => h.Start >= from && h.Start < to && series.Contains(h.Series)).Select(h => h.Start)];
        }
    }

    private static void Begin(LineProtocolWriter lines, DirtyHour hour) => lines.Begin(Prefixes.Of(
        InfluxSchema.Dirty, (InfluxSchema.Quantity, hour.Series.Quantity.Name), (InfluxSchema.Sensor, hour.Series.Sensor.Value)));

    private readonly record struct Mark(long Position, bool Taken);
}

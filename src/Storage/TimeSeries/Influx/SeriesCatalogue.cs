using System.Collections.Concurrent;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;

namespace Telemetry.Storage.TimeSeries.Influx;

/// <summary>The series that the store holds. Added to by the one writer, read by all.</summary>
internal sealed class SeriesCatalogue
{
    private readonly ConcurrentDictionary<SeriesKey, Series> _series = [];
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public Series? Find(SensorId sensor, Quantity quantity) => _series.GetValueOrDefault(new SeriesKey(sensor, quantity));

    public void Add(Series series)
    {
        if (_series.TryAdd(new SeriesKey(series.Sensor, series.Quantity), series))
        {
            Interlocked.Increment(ref _count);
        }
    }

    /// <summary>The sensors of every quantity that has any, quantities by name.</summary>
    public List<(Quantity Quantity, List<SensorId> Sensors)> All() =>
        [.. _series.Values.GroupBy(s => s.Quantity).OrderBy(g => g.Key.Name, StringComparer.Ordinal).Select(g => (g.Key, g.Select(s => s.Sensor).ToList()))];

    /// <summary>Those of the sensors that have readings of a quantity, for each quantity that any has. Quantities by name, sensors as ordered.</summary>
    public List<(Quantity Quantity, List<SensorId> Sensors)> Select(IReadOnlyList<SensorId> sensors, IReadOnlyList<Quantity> quantities)
    {
        var selected = new List<(Quantity, List<SensorId>)>();
        SensorId[] wanted = [.. sensors.Distinct().Order()];
        foreach (var quantity in (quantities.Count == 0 ? QuantityCatalogue.All : quantities).DistinctBy(q => q.Code).OrderBy(q => q.Name, StringComparer.Ordinal))
        {
            var found = wanted.Where(sensor => Find(sensor, quantity) is not null).ToList();
            if (found.Count > 0)
            {
                selected.Add((quantity, found));
            }
        }

        return selected;
    }
}

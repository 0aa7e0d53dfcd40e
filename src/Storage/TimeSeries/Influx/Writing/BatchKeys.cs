using System.Globalization;
using System.Runtime.InteropServices;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Storage;

namespace Telemetry.Storage.TimeSeries.Influx.Writing;

/// <summary>The keys of a batch's readings. Within the batch the first in journal order wins.</summary>
internal sealed class BatchKeys
{
    private readonly Dictionary<(Series Series, long Observed), int> _keyOf = [];
    private readonly Dictionary<SeriesKey, Series?> _newSeries = [];
    private readonly List<BatchKey> _keys = [];
    private readonly int[] _keyOfReading;
    private readonly SeriesCatalogue _catalogue;
    private readonly int _maxSeries;

    public BatchKeys(IReadOnlyList<StoredReading> readings, SeriesCatalogue catalogue, int maxSeries)
    {
        (_catalogue, _maxSeries) = (catalogue, maxSeries);
        _keyOfReading = new int[readings.Count];
        for (var i = 0; i < readings.Count; i++)
        {
            _keyOfReading[i] = IndexOf(readings[i], i);
        }
    }

    public ReadOnlySpan<BatchKey> All => CollectionsMarshal.AsSpan(_keys);

    public int Count => _keys.Count;

    public BatchKey this[int key] => _keys[key];

    public BatchKey OfReading(int reading) => _keys[_keyOfReading[reading]];

    public int? Find(Series series, long observed) => _keyOf.TryGetValue((series, observed), out var key) ? key : null;

    /// <summary>The value that stands for a key of the batch; null when the batch has no such key or it is refused.</summary>
    public double? ValueOf(SensorId sensor, Quantity quantity, long observed) =>
        (_catalogue.Find(sensor, quantity) ?? _newSeries.GetValueOrDefault(new SeriesKey(sensor, quantity))) is { } series
        && Find(series, observed) is { } key && _keys[key].Refused is null
            ? _keys[key].Value
            : null;

    public void StandsAlready(int key, double value) => _keys[key] = _keys[key] with { Value = value, StoredBefore = true };

    public void Refuse(int key, string reason) => _keys[key] = _keys[key] with { Refused = reason };

    /// <summary>What the batch has taught of series, once it is committed.</summary>
    public void Learn()
    {
        foreach (var key in All)
        {
            if (key is { Series: { } series, Refused: null })
            {
                series.HighWater = Math.Max(series.HighWater, key.Observed);
                _catalogue.Add(series);
            }
        }
    }

    private int IndexOf(in StoredReading stored, int index)
    {
        var reading = stored.Reading;
        var observed = Micros.Of(reading.ObservedAt);
        if (SeriesOf(stored) is not { } series)
        {
            _keys.Add(new BatchKey(null, observed, index, reading.Value, Refused: string.Create(
                CultureInfo.InvariantCulture,
                $"the store has {_maxSeries} series, the most it may have (Telemetry:Influx:MaxSeries): {reading.Quantity.Name} of {reading.Sensor} would be a further one")));
            return _keys.Count - 1;
        }

        ref var key = ref CollectionsMarshal.GetValueRefOrAddDefault(_keyOf, (series, observed), out var known);
        if (!known)
        {
            key = _keys.Count;
            _keys.Add(new BatchKey(series, observed, index, reading.Value));
        }

        return key;
    }

    private Series? SeriesOf(in StoredReading stored)
    {
        var (sensor, quantity) = (stored.Reading.Sensor, stored.Reading.Quantity);
        if (_catalogue.Find(sensor, quantity) is { } known)
        {
            return known;
        }

        // A series beyond the bound is refused here: the server would create it with the first line it sees.
        ref var added = ref CollectionsMarshal.GetValueRefOrAddDefault(_newSeries, new SeriesKey(sensor, quantity), out var met);
        if (!met && _catalogue.Count + _newSeries.Count <= _maxSeries)
        {
            added = new Series(sensor, quantity);
        }

        return added;
    }
}

using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;

namespace Telemetry.Rules.EventTime;

/// <summary>The recent readings of one quantity of one sensor in event time, whatever the order they came in.</summary>
public sealed class Series(Sensor sensor, Quantity quantity)
{
    private readonly List<KeptReading> _readings = [];

    public Sensor Sensor { get; } = sensor;

    public Quantity Quantity { get; } = quantity;

    public bool Has(DateTimeOffset observedAt)
    {
        var index = CountUntil(observedAt) - 1;
        return index >= 0 && _readings[index].At == observedAt.UtcTicks;
    }

    /// <summary>Adds a reading or replaces the verdict of one that is here.</summary>
    public void Put(in CheckedReading reading)
    {
        var at = reading.Reading.ObservedAt;
        var index = CountUntil(at);
        if (index > 0 && _readings[index - 1].At == at.UtcTicks)
        {
            _readings[index - 1] = new KeptReading(reading);
            return;
        }

        if (_readings.Count == _readings.Capacity)
        {
            // Little room to spare: a city has a series for each quantity of each of its sensors.
            _readings.Capacity = Math.Max(8, _readings.Count * 5 / 4);
        }

        _readings.Insert(index, new KeptReading(reading));
    }

    public void Forget(DateTimeOffset until) => _readings.RemoveRange(0, CountUntil(until));

    /// <summary>Forgets the oldest beyond so many, whatever their age.</summary>
    public void KeepNewest(int most)
    {
        if (_readings.Count > most)
        {
            _readings.RemoveRange(0, _readings.Count - most);
        }
    }

    /// <summary>How many readings were observed at or before the time.</summary>
    internal int CountUntil(DateTimeOffset time)
    {
        // Nearly always asked for the newest: look at the end first.
        var ticks = time.UtcTicks;
        if (_readings.Count == 0 || _readings[^1].At <= ticks)
        {
            return _readings.Count;
        }

        var low = 0;
        var high = _readings.Count - 1;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_readings[middle].At <= ticks)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    internal KeptReading this[int index] => _readings[index];
}

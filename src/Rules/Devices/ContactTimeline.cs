using Telemetry.Rules.EventTime;

namespace Telemetry.Rules.Devices;

/// <summary>
/// When anything was heard through a gateway, newest first, and how much of the time since a sensor's last reading counts
/// against the sensor: a gap counts in full up to one interval of the sensor, and no more than that however long it was, since the
/// gateway may have been away in it; one in which every sensor was overdue counts for nothing.
/// </summary>
internal sealed class ContactTimeline
{
    /// <summary>Sensors whose readings are looked at: those heard last. A thousand would say the same.</summary>
    private const int Sample = 32;

    private readonly List<DateTimeOffset> _contacts = [];
    private readonly PriorityQueue<IEnumerator<Observation>, long> _next = new();
    private readonly Dictionary<TimeSpan, List<TimeSpan>> _counted = [];
    private readonly DateTimeOffset _at;
    private readonly TimeSpan _outage;
    private readonly TimeSpan _promptWithin;

    /// <param name="outage">A gap longer than this was an outage for every sensor.</param>
    public ContactTimeline(IEnumerable<WatchedSensor> sensors, DateTimeOffset at, TimeSpan outage, TimeSpan promptWithin)
    {
        _at = at;
        _outage = outage;
        _promptWithin = promptWithin;
        foreach (var sensor in sensors.Where(s => s.LastHeard is not null).OrderByDescending(s => s.Contact).Take(Sample))
        {
            Advance(sensor.LastHeard!.Value.NewestFirst().GetEnumerator());
        }
    }

    /// <summary>Whether more than <paramref name="limit"/> counts against a sensor of the interval that was last heard at <paramref name="contact"/>.</summary>
    public bool CountsMoreThan(TimeSpan limit, TimeSpan interval, DateTimeOffset contact)
    {
        if (!_counted.TryGetValue(interval, out var counted))
        {
            _counted.Add(interval, counted = [TimeSpan.Zero]);
        }

        // counted[i] is what counts between the newest contact and contact i.
        var i = 0;
        for (; ContactAt(i) is { } time && time > contact; i++)
        {
            if (i == counted.Count)
            {
                counted.Add(counted[i - 1] + Worth(_contacts[i - 1] - time, interval));
            }

            if (counted[i] > limit)
            {
                return true;
            }
        }

        return i > 0 && counted[i - 1] + Worth(_contacts[i - 1] - contact, interval) > limit;
    }

    /// <summary>Whether the gateway was heard in the time, both ends in.</summary>
    public bool HasContact(DateTimeOffset from, DateTimeOffset until)
    {
        for (var i = 0; ContactAt(i) is { } time && time >= from; i++)
        {
            if (time <= until)
            {
                return true;
            }
        }

        return false;
    }

    private TimeSpan Worth(TimeSpan gap, TimeSpan interval) => gap > _outage ? TimeSpan.Zero : gap < interval ? gap : interval;

    private DateTimeOffset? ContactAt(int index)
    {
        while (index >= _contacts.Count && _next.TryDequeue(out var readings, out _))
        {
            var time = WatchedSensor.HeardAt(readings.Current, _promptWithin);

            // One that came late, after newer ones of its sensor, stands out of order: its time is there by them already.
            if (_contacts.Count == 0 || time < _contacts[^1])
            {
                _contacts.Add(time);
            }

            Advance(readings);
        }

        return index < _contacts.Count ? _contacts[index] : null;
    }

    private void Advance(IEnumerator<Observation> readings)
    {
        while (readings.MoveNext())
        {
            var heard = WatchedSensor.HeardAt(readings.Current, _promptWithin);
            if (heard <= _at)
            {
                _next.Enqueue(readings, -heard.UtcTicks);
                return;
            }
        }

        readings.Dispose();
    }
}

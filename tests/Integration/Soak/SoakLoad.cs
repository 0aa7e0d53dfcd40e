namespace Telemetry.Tests.Integration.Soak;

/// <summary>
/// A city's steady load: mostly one message of one instant, and among them packs, late ones, ones out of order, repeats,
/// conflicts, and every kind that is refused. Gives messages in the order in which their gateway is to publish them.
/// </summary>
internal sealed class SoakLoad(SoakOptions options, SoakCity city, SoakAccount account)
{
    private const long Minute = 60_000_000;
    private readonly Lock _lock = new();
    private readonly Random _random = new(options.Seed);
    private readonly SoakMessages _messages = new(city, new Random(options.Seed + 1));
    private readonly long[] _last = new long[city.Sensors];
    private readonly SoakMessage?[] _latest = new SoakMessage?[city.Sensors];
    private readonly PriorityQueue<(int Sensor, SoakMessage Message), long> _heldBack = new();
    private int _made;
    private int _refused;

    /// <summary>The bound on what is remembered has been reached, and nothing more is made.</summary>
    public bool Full => account.Distinct >= options.MaxReadings;

    /// <summary>The next message of the load, if any: it may be held back to come out of order, and one held back come with it.</summary>
    /// <param name="now">Microseconds since 1970, by the gateways' clock.</param>
    public IReadOnlyList<(string Gateway, SoakMessage Message)> Next(long now)
    {
        lock (_lock)
        {
            var next = HeldBack(now);
            if (Full)
            {
                return next;
            }

            var sensor = _made++ % (city.Sensors - 1);
            var message = Make(sensor, now);
            if (_random.NextDouble() < 0.05)
            {
                _heldBack.Enqueue((sensor, message), now + _random.NextInt64(Minute / 60, Minute / 2));
            }
            else
            {
                next.Add(Publish(sensor, message));
            }

            return next;
        }
    }

    /// <summary>What was held back until now.</summary>
    public IReadOnlyList<(string Gateway, SoakMessage Message)> Rest()
    {
        lock (_lock)
        {
            return HeldBack(long.MaxValue);
        }
    }

    /// <summary>The next of a flood: the same sensor a millisecond on.</summary>
    public (string Gateway, SoakMessage Message) Flood(long now)
    {
        lock (_lock)
        {
            return Publish(city.Flooding, _messages.Native(city.Flooding, Instant(city.Flooding, now), 1));
        }
    }

    public IReadOnlyList<(string Gateway, SoakMessage Message)> Poison()
    {
        lock (_lock)
        {
            return [.. Enumerable.Range(0, SoakMessages.PoisonKinds).Select(kind =>
            {
                var sensor = _random.Next(city.Sensors - 1);
                return Publish(sensor, _messages.Poisonous(kind, sensor));
            })];
        }
    }

    private List<(string Gateway, SoakMessage Message)> HeldBack(long now)
    {
        var due = new List<(string, SoakMessage)>();
        while (_heldBack.TryPeek(out var held, out var until) && until <= now)
        {
            _heldBack.Dequeue();
            due.Add(Publish(held.Sensor, held.Message));
        }

        return due;
    }

    private SoakMessage Make(int sensor, long now) => _random.NextDouble() switch
    {
        < 0.03 when _latest[sensor] is { } latest => new SoakMessage(latest.Topic, latest.Payload, latest.Readings),
        < 0.05 when _latest[sensor] is { } latest => _messages.Conflicting(sensor, latest),
        < 0.07 => _messages.Refused(_refused++, sensor, now),
        < 0.08 => _messages.PartlyRefused(sensor, Instant(sensor, now)),
        < 0.11 => _messages.Native(sensor, now - _random.NextInt64(5 * Minute, 40 * Minute), 2), // Late, at any microsecond.
        < 0.15 => _messages.Senml(sensor, Instants(sensor, now, _random.Next(2, 30))),
        < 0.19 => _messages.NativePack(sensor, Instants(sensor, now, _random.Next(2, 8))),
        _ => _messages.Native(sensor, Instant(sensor, now), _random.Next(1, 5)),
    };

    private (string Gateway, SoakMessage Message) Publish(int sensor, SoakMessage message)
    {
        if (message is { Refusal: null, Readings.Count: > 0 })
        {
            _latest[sensor] = message;
        }

        account.Made(message);
        return (city.Gateway(sensor), message);
    }

    /// <summary>Now, or as soon after the sensor's last as there is a millisecond.</summary>
    private long Instant(int sensor, long now) => _last[sensor] = Math.Max(now / 1000 * 1000, _last[sensor] + 1000);

    private long[] Instants(int sensor, long now, int count) => [.. Enumerable.Range(0, count).Select(_ => Instant(sensor, now))];
}

namespace Telemetry.Tests.Integration.Soak;

/// <summary>When which fault comes: seeded, each at least once, one after the other.</summary>
internal static class SoakSchedule
{
    /// <summary>What ends the host's process comes before this share of the time, so that its memory is watched over one long life after it.</summary>
    private const double LastEnd = 0.5;

    private static readonly SoakFault[] Ending =
        [SoakFault.HostKilled, SoakFault.ClockForward, SoakFault.HostStopped, SoakFault.ClockBack];

    public static IReadOnlyList<(TimeSpan At, SoakFault Fault)> Create(SoakOptions options)
    {
        if (!options.Faults)
        {
            return [];
        }

        var random = new Random(options.Seed);
        var ending = Ending.ToList();
        var lasting = new List<SoakFault> { SoakFault.Poison, SoakFault.ReconnectLoop, SoakFault.Flood };
        if (options.Store == SoakStore.DuckDb)
        {
            // DuckDB lives in the host's process: its file can be locked only while the host is down.
            ending.AddRange([SoakFault.StoreAway, SoakFault.JournalFull]);
        }
        else
        {
            lasting.AddRange([SoakFault.StoreAway, SoakFault.StoreKilled, SoakFault.JournalFull]);
        }

        if (options.Broker == SoakBroker.Mosquitto)
        {
            lasting.Add(SoakFault.BrokerKilled);
        }

        // A run of ten minutes or more has each of them about every four minutes.
        var rounds = Math.Max(1, (int)(options.Duration.TotalMinutes / 4));
        return
        [
            .. Place(Repeated(ending, rounds, random), 0.04, LastEnd, options.Duration, random)
                .Concat(Place(Repeated(lasting, rounds, random), LastEnd, 0.92, options.Duration, random))
                .OrderBy(f => f.At),
        ];
    }

    private static List<SoakFault> Repeated(List<SoakFault> faults, int rounds, Random random)
    {
        var all = new List<SoakFault>();
        for (var round = 0; round < rounds; round++)
        {
            var shuffled = faults.ToArray();
            random.Shuffle(shuffled);
            all.AddRange(shuffled);
        }

        return all;
    }

    /// <summary>Each in a slot of its own, somewhere in the slot's first half.</summary>
    private static IEnumerable<(TimeSpan At, SoakFault Fault)> Place(List<SoakFault> faults, double from, double to, TimeSpan duration, Random random)
    {
        var slot = (to - from) / faults.Count;
        return [.. faults.Select((fault, i) => (duration * (from + (slot * (i + (random.NextDouble() * 0.5)))), fault))];
    }
}

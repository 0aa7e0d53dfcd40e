namespace Telemetry.Tests.Integration.Soak;

/// <summary>What a soak is to do. Everything in it is bounded: by time, and by count for a run of many hours.</summary>
/// <param name="Duration">How long the load goes on; settling and comparing come after it.</param>
/// <param name="Rate">Messages a second over all gateways, floods apart.</param>
/// <param name="Seed">Of the load and of the schedule of faults: the same seed is the same soak.</param>
internal sealed record SoakOptions(TimeSpan Duration, SoakBroker Broker, SoakStore Store, int Rate, int Seed)
{
    /// <summary>False leaves the faults out, as for watching the memory of one long life.</summary>
    public bool Faults { get; init; } = true;

    /// <summary>Sensors of each of the city's gateways.</summary>
    public int SensorsPerGateway { get; init; } = 25;

    /// <summary>Gateways with sensors of their own; one more floods.</summary>
    public int Gateways { get; init; } = 4;

    /// <summary>How long a store is away in one fault.</summary>
    public TimeSpan StoreAway { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>How long a gateway loses its connection again and again in one fault.</summary>
    public TimeSpan ReconnectLoop { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Messages of one flood.</summary>
    public int FloodMessages { get; init; } = 3000;

    /// <summary>Size limit of the journal: small, so that a store that is away fills it.</summary>
    public long JournalBytes { get; init; } = 6 << 20;

    /// <summary>The most readings that are published, so that what is remembered of them has a bound: about 150 bytes each.</summary>
    public int MaxReadings { get; init; } = 10_000_000;

    /// <summary>How long all that was published may take to be acknowledged and stored after the load has ended.</summary>
    public TimeSpan Settling { get; init; } = TimeSpan.FromMinutes(4);
}

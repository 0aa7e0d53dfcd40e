namespace Telemetry.FirmwareSim;

/// <summary>How the simulated city reaches the broker, and how much it remembers.</summary>
public sealed record CitySimulationOptions
{
    /// <summary>The broker. A host that is not this machine's loopback is refused unless <see cref="AllowRemote"/>. Default 127.0.0.1.</summary>
    public string Host { get; init; } = "127.0.0.1";

    /// <summary>Default 1883.</summary>
    public int Port { get; init; } = 1883;

    /// <summary>The night's seed: the same seed and instant give the same value, whenever the simulation was started. Default 1.</summary>
    public int Seed { get; init; } = City.DemoCity.DefaultSeed;

    /// <summary>What happens, by the names that <c>--list-scenarios</c> gives. Default the demo's evening.</summary>
    public IReadOnlyList<string> Scenarios { get; init; } = [City.DemoCity.DefaultScenario];

    /// <summary>The key of each gateway, by its id; a gateway without one signs in anonymously. Default none.</summary>
    public IReadOnlyDictionary<string, string> GatewayKeys { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// How far back the sensors' memories reach at the start. Default null: 6 h on the roads (1,440 readings an hour), 30 h in
    /// the air and 48 h in the bins, so that a day's mean and the last emptyings are there.
    /// </summary>
    public TimeSpan? Backlog { get; init; }

    /// <summary>Unacknowledged messages of a gateway at once, if the broker's receive maximum is not lower. Default 16.</summary>
    public int MaxInFlight { get; init; } = 16;

    /// <summary>Messages that a gateway keeps, about 1 KB each; beyond it the oldest is overwritten. Default 5,000.</summary>
    public int StoreCapacity { get; init; } = 5000;

    /// <summary>How long an acknowledgement may take before the connection counts as lost. Default 20 s.</summary>
    public TimeSpan AnswerWithin { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Publish invented readings to another machine. Default false.</summary>
    public bool AllowRemote { get; init; }
}

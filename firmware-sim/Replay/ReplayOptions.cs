namespace Telemetry.FirmwareSim.Replay;

/// <summary>How recorded readings are published.</summary>
internal sealed record ReplayOptions
{
    public string Host { get; init; } = "127.0.0.1";

    public int Port { get; init; } = 1883;

    /// <summary>Publishes all as this gateway; null makes each sensor its own, as the network file does.</summary>
    public string? Gateway { get; init; }

    /// <summary>Leave the recorded times as they are. Default: the last row is now.</summary>
    public bool KeepTimes { get; init; }

    /// <summary>Recorded seconds for each second of replay; 0 is as fast as the broker takes it.</summary>
    public double Speed { get; init; }

    public int MaxInFlight { get; init; } = 64;

    public IReadOnlyDictionary<string, string> GatewayKeys { get; init; } = new Dictionary<string, string>();

    public TimeSpan AnswerWithin { get; init; } = TimeSpan.FromSeconds(20);
}

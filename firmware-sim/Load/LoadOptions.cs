namespace Telemetry.FirmwareSim.Load;

/// <summary>How much is published, and how long. Bounded by default.</summary>
internal sealed record LoadOptions
{
    public string Host { get; init; } = "127.0.0.1";

    public int Port { get; init; } = 1883;

    /// <summary>MQTT connections at once, spread over the network's gateways. Default 10.</summary>
    public int Connections { get; init; } = 10;

    /// <summary>Messages a second, of all connections together; 0 is as fast as they are acknowledged. Default 1,000.</summary>
    public double Rate { get; init; } = 1000;

    /// <summary>0 or 1. Default 1: acknowledged.</summary>
    public int Qos { get; init; } = 1;

    /// <summary>Readings in a message. Default 1.</summary>
    public int Pack { get; init; } = 1;

    /// <summary>When publishing ends. Default 10 s.</summary>
    public TimeSpan Duration { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Publishing ends after so many messages, if that is earlier. Default 1,000,000.</summary>
    public long Messages { get; init; } = 1_000_000;

    /// <summary>Unacknowledged messages of a connection at once. Default 64.</summary>
    public int InFlight { get; init; } = 64;

    public IReadOnlyDictionary<string, string> GatewayKeys { get; init; } = new Dictionary<string, string>();

    /// <summary>How long to wait for an answer, and at the end for the last ones. Default 20 s.</summary>
    public TimeSpan AnswerWithin { get; init; } = TimeSpan.FromSeconds(20);
}

namespace Telemetry.Ingest.Mqtt;

/// <summary>Whether readings can come in over MQTT, for the host's health.</summary>
public interface IBrokerState
{
    MqttMode Mode { get; }

    /// <summary>What it is doing, in plain English.</summary>
    string Doing { get; }

    /// <summary>Why readings can't come in; null while they can.</summary>
    string? Trouble { get; }

    /// <summary>Who is connected now; null with an external broker, which tells its clients nothing of each other.</summary>
    BrokerConnections? SignedIn { get; }
}

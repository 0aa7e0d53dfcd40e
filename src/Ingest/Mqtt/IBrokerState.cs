namespace Telemetry.Ingest.Mqtt;

/// <summary>Whether readings can come in over MQTT, for the host's health.</summary>
public interface IBrokerState
{
    /// <summary>What it is doing, in plain English.</summary>
    string Doing { get; }

    /// <summary>Why readings can't come in; null while they can.</summary>
    string? Trouble { get; }
}

namespace Telemetry.Ingest.Mqtt;

/// <summary>How the host takes part in MQTT.</summary>
public sealed class MqttOptions
{
    public const string Section = "Telemetry:Mqtt";

    /// <summary>Default Embedded. External leaves durability before our journal to that broker: see docs/wire-format.md.</summary>
    public MqttMode Mode { get; set; } = MqttMode.Embedded;

    public EmbeddedBrokerOptions Embedded { get; set; } = new();

    public ExternalBrokerOptions External { get; set; } = new();
}

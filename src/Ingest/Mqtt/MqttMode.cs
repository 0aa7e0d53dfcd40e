namespace Telemetry.Ingest.Mqtt;

/// <summary>Where readings come from by MQTT.</summary>
public enum MqttMode
{
    /// <summary>Gateways connect to this host.</summary>
    Embedded,

    /// <summary>This host is a client of mosquitto, EMQX or another broker.</summary>
    External,

    /// <summary>No MQTT, for instance for a host that only serves queries.</summary>
    None,
}

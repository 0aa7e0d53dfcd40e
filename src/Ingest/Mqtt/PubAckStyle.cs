namespace Telemetry.Ingest.Mqtt;

/// <summary>How much a PUBACK may say on a connection.</summary>
internal enum PubAckStyle
{
    /// <summary>MQTT 3.1.1: the packet identifier alone.</summary>
    Plain,

    /// <summary>MQTT 5 whose client asked for no problem information: the reason code alone.</summary>
    CodeOnly,

    /// <summary>MQTT 5: reason code and reason string.</summary>
    Full,
}

using MQTTnet.Protocol;

namespace Telemetry.Ingest.Mqtt.Embedded;

/// <summary>Why a connection is ended from our side.</summary>
internal readonly record struct Breach(MqttDisconnectReasonCode Code, string Text);

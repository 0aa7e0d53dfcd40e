using Microsoft.Extensions.Logging;

namespace Telemetry.Ingest.Mqtt.Embedded;

/// <summary>What every connection of the broker shares.</summary>
internal sealed record ConnectionServices(
    EmbeddedBrokerOptions Options,
    PublishReceiver Receiver,
    MqttMetrics Metrics,
    JournalHealth Journal,
    TimeProvider Time,
    ILogger Logger);

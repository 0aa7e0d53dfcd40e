using Microsoft.Extensions.Logging;

namespace Telemetry.Ingest.Mqtt.Embedded;

/// <summary>What every connection of the broker shares.</summary>
internal sealed record ConnectionServices(
    EmbeddedBrokerOptions Options,
    PublishReceiver Receiver,
    MqttMetrics Metrics,
    JournalHealth Journal,
    TimeProvider Time,
    ILogger Logger)
{
    private const int LinesPerMinute = 60;

    /// <summary>Lines about connections that were refused or ended.</summary>
    public LineBudget Lines { get; } = new(LinesPerMinute, Time);
}

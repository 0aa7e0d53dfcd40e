using System.Diagnostics.Metrics;
using Telemetry.Ingest.Intake;

namespace Telemetry.Ingest.Mqtt;

/// <summary>Counts what the broker and the broker client see. Meter <c>Telemetry.Ingest.Mqtt</c>.</summary>
internal sealed class MqttMetrics : IDisposable
{
    public const string MeterName = IntakeMetrics.MeterName + ".Mqtt";

    private readonly Meter _meter;
    private readonly Counter<long> _acknowledged;
    private readonly Counter<long> _unacknowledged;
    private readonly Counter<long> _refused;
    private readonly Counter<long> _disconnected;
    private readonly Counter<double> _heldBack;
    private readonly UpDownCounter<long> _connections;
    private readonly Counter<long> _gaps;

    public MqttMetrics(IMeterFactory? factory = null)
    {
        _meter = factory?.Create(MeterName) ?? new Meter(MeterName);
        _acknowledged = _meter.CreateCounter<long>("telemetry.mqtt.acknowledged", "{message}", "PUBACKs sent after the group commit");
        _unacknowledged = _meter.CreateCounter<long>("telemetry.mqtt.unacknowledged", "{message}", "QoS 0 messages: taken, but nobody is told");
        _refused = _meter.CreateCounter<long>("telemetry.mqtt.connections.refused", "{connection}", "Connections not let in, by reason");
        _disconnected = _meter.CreateCounter<long>("telemetry.mqtt.connections.ended", "{connection}", "Connections that we ended, by reason");
        _heldBack = _meter.CreateCounter<double>("telemetry.mqtt.held_back", "s", "Time for which readers were slowed to the gateway's rate");
        _connections = _meter.CreateUpDownCounter<long>("telemetry.mqtt.connections", "{connection}", "Gateways connected now");
        _gaps = _meter.CreateCounter<long>("telemetry.mqtt.possible_gaps", "{gap}", "Reconnects that did not find the session at the external broker");
    }

    public void Acknowledged(int count) => _acknowledged.Add(count);

    public void Unacknowledged() => _unacknowledged.Add(1);

    public void Refused(string reason) => _refused.Add(1, new KeyValuePair<string, object?>("reason", reason));

    public void Ended(string reason) => _disconnected.Add(1, new KeyValuePair<string, object?>("reason", reason));

    public void HeldBack(TimeSpan time) => _heldBack.Add(time.TotalSeconds);

    public void Connected() => _connections.Add(1);

    public void Disconnected() => _connections.Add(-1);

    public void PossibleGap() => _gaps.Add(1);

    public void Dispose() => _meter.Dispose();
}

using System.Diagnostics;
using System.Diagnostics.Metrics;
using Telemetry.Domain.Readings;

namespace Telemetry.Ingest.Intake;

/// <summary>Counts what came in and what became of it. Meter <c>Telemetry.Ingest</c>.</summary>
internal sealed class IntakeMetrics : IDisposable
{
    public const string MeterName = "Telemetry.Ingest";

    private readonly Meter _meter;
    private readonly Counter<long> _messages;
    private readonly Counter<long> _bytes;
    private readonly Counter<long> _undecodable;
    private readonly Counter<long> _admitted;
    private readonly Counter<long> _rejected;

    public IntakeMetrics(IMeterFactory? factory = null)
    {
        _meter = factory?.Create(MeterName) ?? new Meter(MeterName);
        _messages = _meter.CreateCounter<long>("telemetry.ingest.messages", "{message}", "Messages received, whatever became of them");
        _bytes = _meter.CreateCounter<long>("telemetry.ingest.bytes", "By", "Payload bytes received");
        _undecodable = _meter.CreateCounter<long>("telemetry.ingest.undecodable", "{message}", "Messages that could not be read at all, by reason");
        _admitted = _meter.CreateCounter<long>("telemetry.ingest.readings.admitted", "{reading}", "Readings admitted");
        _rejected = _meter.CreateCounter<long>("telemetry.ingest.readings.rejected", "{reading}", "Readings not admitted, by reason");
    }

    public void Count(int payloadLength, PreparedMessage message)
    {
        _messages.Add(1);
        _bytes.Add(payloadLength);
        if (message.Admitted.Count > 0)
        {
            _admitted.Add(message.Admitted.Count);
        }

        var counter = message.Decoded.Undecodable ? _undecodable : _rejected;
        for (var i = 0; i < message.Rejections.Count; i++)
        {
            counter.Add(1, new TagList { { "reason", Name(message.Rejections[i].Reason) } });
        }
    }

    public void Dispose() => _meter.Dispose();

    private static string Name(RejectReason reason) => Enum.GetName(reason) ?? "Unknown";
}

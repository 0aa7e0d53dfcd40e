using Microsoft.Extensions.Options;
using Telemetry.Domain.Journal;
using Telemetry.Domain.Network;
using Telemetry.Domain.Readings;
using Telemetry.Ingest.Admission;

namespace Telemetry.Ingest.Intake;

/// <summary>Raw message → decoder → admission → journal record. The receivers call the two halves, everyone else <see cref="SubmitAsync"/>.</summary>
internal sealed class MessageIntake(
    IJournal journal,
    INetworkProvider network,
    IOptions<AdmissionOptions> admissionOptions,
    IOptions<IntakeOptions> options,
    IntakeMetrics metrics) : IMessageIntake
{
    private readonly MessageDecoding _decoding = new(network, admissionOptions, options, metrics);

    public async Task<IntakeResult> SubmitAsync(RawMessage message, long? redriveOf, CancellationToken cancellation)
    {
        using var prepared = Prepare(message, message.Payload.Length, redriveOf);
        var admitted = prepared.Admitted.Count;
        Rejection[] rejections = [.. prepared.Rejections];
        var position = await journal.AppendDurablyAsync(prepared.Record!, cancellation);
        return new IntakeResult(position, admitted, rejections);
    }

    /// <inheritdoc cref="MessageDecoding.Prepare"/>
    public PreparedMessage Prepare(in RawMessage message, int payloadLength, long? redriveOf) => _decoding.Prepare(message, payloadLength, redriveOf);

    /// <summary>Returns once the journal has taken the record over; the observer is told when it is durable.</summary>
    public ValueTask AppendAsync(PreparedMessage message, IDurabilityObserver? observer, CancellationToken cancellation) =>
        journal.AppendAsync(message.Record!, observer, cancellation);

    /// <summary>The gateway as the topic names it, for a receiver whose connection does not say.</summary>
    public GatewayId GatewayOf(string topic)
    {
        if (!ReadingTopic.TryParse(topic, out var parsed))
        {
            return UnknownGateway;
        }

        var sensor = network.Current.FindSensor(parsed.Sensor);
        return sensor is not null && parsed.Gateway.SequenceEqual(sensor.Gateway.Value) ? sensor.Gateway : new GatewayId(parsed.Gateway.ToString());
    }

    public static GatewayId UnknownGateway { get; } = new("unknown");
}

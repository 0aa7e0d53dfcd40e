using System.Text;
using Telemetry.Domain.Network;
using Telemetry.Domain.Readings;
using Telemetry.Ingest.Decoding;

namespace Telemetry.Tests.Unit.Ingest.Decoding;

/// <summary>What a decoder makes of a payload sent to s-1 at 03:12 UTC on 14 January 2026.</summary>
internal sealed class Decoded
{
    public static readonly DateTimeOffset ReceivedAt = new(2026, 1, 14, 3, 12, 0, TimeSpan.Zero);

    private Decoded(ReadingBuffer buffer)
    {
        Readings = buffer.Readings.ToArray();
        Rejections = [.. buffer.Rejections];
        Undecodable = buffer.Undecodable;
    }

    public IReadOnlyList<DecodedReading> Readings { get; }

    public IReadOnlyList<Rejection> Rejections { get; }

    public bool Undecodable { get; }

    public static Decoded By(IPayloadDecoder decoder, string payload, int maxReadings = 100) => By(decoder, Encoding.UTF8.GetBytes(payload), maxReadings);

    public static Decoded By(IPayloadDecoder decoder, byte[] payload, int maxReadings = 100)
    {
        var buffer = new ReadingBuffer(maxReadings);
        decoder.Decode(payload, Context(), buffer);
        return new Decoded(buffer);
    }

    public static DecodeContext Context() =>
        new(SomeNetwork.City, "s-1", SomeNetwork.City.FindSensor(new SensorId("s-1")), ReceivedAt);
}

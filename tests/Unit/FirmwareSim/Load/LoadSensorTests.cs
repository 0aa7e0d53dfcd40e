using Telemetry.FirmwareSim.Load;
using Telemetry.Ingest.Decoding;

namespace Telemetry.Tests.Unit.FirmwareSim.Load;

public sealed class LoadSensorTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 14, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(50)]
    public void Every_reading_of_a_thousand_messages_is_decoded_and_none_is_another_again(int pack)
    {
        var network = SomeLoad.Network(1, 3);
        foreach (var sensor in network.Sensors)
        {
            var load = new LoadSensor(sensor);
            var seen = new HashSet<(string, DateTimeOffset)>();
            for (var i = 0; i < 1000; i++)
            {
                // Ten messages in the same instant, then a millisecond later.
                var now = Now.AddMilliseconds(i / 10);
                var message = load.Next(now, pack);
                var buffer = new ReadingBuffer(1000);
                PayloadDecoders.Standard.For(message.ContentType, message.Payload)!
                    .Decode(message.Payload, new DecodeContext(network, sensor.Id.Value, sensor, now), buffer);

                Assert.Empty(buffer.Rejections);
                Assert.Equal((pack, pack), (message.Readings, buffer.Count));
                foreach (var reading in buffer.Readings)
                {
                    Assert.True(seen.Add((reading.Quantity!.Name, reading.ObservedAt)));
                    Assert.InRange(reading.Value, reading.Quantity.Minimum, reading.Quantity.Maximum);
                }
            }
        }
    }
}

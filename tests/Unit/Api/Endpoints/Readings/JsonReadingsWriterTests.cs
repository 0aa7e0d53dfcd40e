using System.Buffers;
using System.Text.Json;
using Telemetry.Api.Endpoints.Readings;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Domain.Storage;

namespace Telemetry.Tests.Unit.Api.Endpoints.Readings;

public sealed class JsonReadingsWriterTests
{
    private static readonly DateTimeOffset At = new(2026, 1, 14, 18, 0, 0, TimeSpan.Zero);

    /// <summary>The answer is flushed between rows: what the writer still kept to itself then broke every answer above 32 KiB.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void After_each_row_the_destination_has_the_whole_row(bool lines)
    {
        var destination = new ArrayBufferWriter<byte>();
        using var writer = new JsonReadingsWriter(destination, CityNetwork.Empty, lines);
        var request = new ReadingsRequest(
            [], [], At, At.AddDays(1), null, new BucketInterval(TimeSpan.FromHours(1)), Aggregate.Mean, TimeZoneInfo.Utc, new HashSet<Flag>(), 10, false, null, ReadingsFormat.Json);
        writer.Begin(request, simulatedTime: false, storedUpTo: null);
        for (var row = 1; row <= 3; row++)
        {
            writer.Write(new Bucket(new SensorId("s"), Quantity.DewPoint, At.AddHours(row - 1), At.AddHours(row), row, 1, 0, 0, false, 1));

            var there = System.Text.Encoding.UTF8.GetString(destination.WrittenSpan).TrimEnd();
            Assert.EndsWith("\"capture\":1,\"sufficient\":true}", there, StringComparison.Ordinal);
            Assert.Equal(row, there.Split("\"partial\"").Length - 1);
        }

        writer.End(null);
        if (!lines)
        {
            Assert.Equal(3, JsonDocument.Parse(destination.WrittenMemory).RootElement.GetProperty("buckets").GetArrayLength());
        }
    }
}

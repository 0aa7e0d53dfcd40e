using System.Text;
using Telemetry.Domain.Network;
using Telemetry.FirmwareSim.City;
using Telemetry.FirmwareSim.Gateways;
using Telemetry.FirmwareSim.Payloads;
using Telemetry.FirmwareSim.Scenarios;
using Telemetry.FirmwareSim.Weather;
using Telemetry.Ingest.Decoding;

namespace Telemetry.Tests.Unit.FirmwareSim;

/// <summary>The simulator and the platform share no code for the wire: here they meet.</summary>
public sealed class PlatformReadsTheCityTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 14, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_network_file_has_no_error()
    {
        var result = NetworkFileReader.Read(Encoding.UTF8.GetBytes(DemoCity.NetworkJson));

        Assert.Empty(result.Errors);
        Assert.Equal((74, 12, 40), (result.Network!.Sensors.Count, result.Network.Routes.Count, result.Network.Bins.Count));
    }

    [Fact]
    public void Each_round_is_the_schedule_of_its_bins_and_is_through_by_then()
    {
        var network = NetworkFileReader.Read(Encoding.UTF8.GetBytes(DemoCity.NetworkJson)).Network!;
        foreach (var bin in MarlhavenBins.All)
        {
            var known = network.Bins.Single(b => b.Id.Value == bin.Id);
            Assert.Equal((bin.Kind.DeadZoneMm, bin.Kind.CollectAtPercent), (known.DeadZoneMm, known.CollectAtPercent));
            var emptied = new BinFill(bin, new SeededNoise(1)).LastEmptied(Noon);
            var due = known.Collection!.LastDue(emptied.AddHours(4))!.Value;
            Assert.InRange(emptied, due.DayStart, due.Due);
        }
    }

    [Theory]
    [InlineData("NativeJson")]
    [InlineData("SenMl")]
    public void Every_message_of_a_backlog_is_decoded_whole(string format)
    {
        var network = NetworkFileReader.Read(Encoding.UTF8.GetBytes(DemoCity.NetworkJson)).Network!;
        var instruments = new CityInstruments(1, CityPlan.Of([DemoCity.DefaultScenario]));
        foreach (var gateway in Marlhaven.Publishers)
        {
            var schedule = new ReadingSchedule(gateway, instruments.FeedsOf(gateway), Enum.Parse<PayloadFormat>(format));
            foreach (var message in schedule.Backlog(Noon.AddHours(3.5), TimeSpan.FromHours(3.5)))
            {
                var sensor = message.Topic.Split('/')[^1];
                var buffer = new ReadingBuffer(1000);
                PayloadDecoders.Standard.For(message.ContentType, message.Payload)!
                    .Decode(message.Payload, new DecodeContext(network, sensor, network.FindSensor(sensor), Noon.AddHours(3.5)), buffer);

                Assert.Empty(buffer.Rejections);
                Assert.Equal(message.Readings, buffer.Count);
            }
        }
    }
}

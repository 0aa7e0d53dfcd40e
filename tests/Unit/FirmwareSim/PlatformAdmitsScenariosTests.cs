using System.Text;
using Telemetry.Domain.Network;
using Telemetry.Domain.Readings;
using Telemetry.FirmwareSim.City;
using Telemetry.FirmwareSim.Gateways;
using Telemetry.FirmwareSim.Payloads;
using Telemetry.FirmwareSim.Scenarios;
using Telemetry.Ingest.Admission;
using Telemetry.Ingest.Decoding;

namespace Telemetry.Tests.Unit.FirmwareSim;

/// <summary>What becomes of a scenario's messages before the journal: everything possible is admitted, and the rest has the reason that it should.</summary>
public sealed class PlatformAdmitsScenariosTests
{
    private static readonly DateTimeOffset Evening = new(2026, 1, 14, 19, 50, 0, TimeSpan.Zero);
    private static readonly CityNetwork Network = NetworkFileReader.Read(Encoding.UTF8.GetBytes(DemoCity.NetworkJson)).Network!;

    public static TheoryData<string> Names() => [.. ScenarioCatalogue.All.Select(s => s.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Only_what_no_reading_can_be_is_refused(string name)
    {
        var expected = name switch
        {
            "sensor-fault:clock-hour-ahead" => RejectReason.FutureTime,
            "sensor-fault:sentinel" or "sensor-fault:lost-sign" => RejectReason.InvalidValue,
            _ => (RejectReason?)null,
        };

        var (admitted, rejections) = Admit(name);

        Assert.InRange(admitted, 200, 500);
        Assert.Equal(expected is null, rejections.Count == 0);
        Assert.All(rejections, r => Assert.Equal((expected, "rws-03"), (r.Reason, r.Sensor)));
        if (expected == RejectReason.FutureTime)
        {
            Assert.Equal(6 * SensorPlan.Road.Count, rejections.Count);
        }
    }

    private static (int Admitted, List<Rejection> Rejections) Admit(string name)
    {
        var instruments = new CityInstruments(1, CityPlan.Of([name]));
        var admission = new ReadingAdmission(new AdmissionOptions());
        var admitted = new List<Reading>();
        var rejections = new List<Rejection>();
        foreach (var gateway in new[] { "gw-north", "gw-waste-coast", "bfs-18" })
        {
            var schedule = new ReadingSchedule(gateway, instruments.FeedsOf(gateway), PayloadFormat.NativeJson);
            for (var at = Evening; at < Evening.AddHours(1); at = schedule.NextAfter(at))
            {
                var received = schedule.NextAfter(at);
                foreach (var message in schedule.Between(at, received))
                {
                    var sensor = message.Topic.Split('/')[^1];
                    var buffer = new ReadingBuffer(1000);
                    PayloadDecoders.Standard.For(message.ContentType, message.Payload)!
                        .Decode(message.Payload, new DecodeContext(Network, sensor, Network.FindSensor(sensor), received), buffer);
                    admission.Admit(buffer, new GatewayId(gateway), received, admitted);
                    rejections.AddRange(buffer.Rejections);
                }
            }
        }

        return (admitted.Count, rejections);
    }
}

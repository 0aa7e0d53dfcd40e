using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Ingest.Mqtt;

namespace Telemetry.Tests.Unit.Ingest.Mqtt;

public sealed class PublishReceiverTests
{
    private static readonly DateTimeOffset Night = new(2026, 1, 14, 3, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_newest_time_is_the_latest_that_a_payload_bore()
    {
        Assert.Equal(Night.AddMinutes(7).UtcTicks, PublishReceiver.NewestObserved([Observed(2), Observed(7), Observed(-40)]));
        Assert.Equal(0, PublishReceiver.NewestObserved([]));
    }

    [Fact]
    public void A_time_of_receipt_is_not_told_as_one_of_observation()
    {
        var stamped = Observed(60) with { Marks = ReadingMarks.TimeAssumed | ReadingMarks.Late };
        Assert.Equal(Night.UtcTicks, PublishReceiver.NewestObserved([Observed(0), stamped]));
        Assert.Equal(0, PublishReceiver.NewestObserved([stamped]));
    }

    private static Reading Observed(int minute) =>
        new(new SensorId("rws-snake"), Quantity.RoadSurfaceTemperature, Night.AddMinutes(minute), -1.2, Night.AddHours(2));
}

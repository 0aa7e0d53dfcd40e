using Telemetry.Domain.Journal;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Ingest.Consumers;
using static Telemetry.Tests.Unit.Rules.Engine.EngineCity;

namespace Telemetry.Tests.Unit.Ingest.Consumers;

public sealed class LatestReadingsTests
{
    private readonly LatestReadings _latest = new PipelineUnderTest().Latest;

    private CheckedReading East0 => _latest.Find(East.Id, Quantity.RoadSurfaceTemperature)!.Value.Checked;

    [Fact]
    public void Keeps_the_newest_by_event_time_whatever_the_order_of_arrival()
    {
        _latest.Offer(Checked(5, 1.5));
        _latest.Offer(Checked(3, 9));
        Assert.Equal(1.5, East0.Reading.Value);
        _latest.Offer(Checked(6, 1.6));
        Assert.Equal(1.6, East0.Reading.Value);
    }

    [Fact]
    public void Takes_another_verdict_of_the_same_reading_and_says_that_something_changed()
    {
        _latest.Offer(Checked(5, 1.5));
        var version = _latest.Version;
        _latest.Offer(Checked(5, 1.5, Flag.Fail));
        Assert.Equal(Flag.Fail, East0.Flag);
        Assert.True(_latest.Version > version);
    }

    [Fact]
    public void What_is_restored_gives_way_to_what_is_here_but_not_to_what_is_older()
    {
        _latest.Offer(Checked(5, 1.5, Flag.Fail));
        _latest.Restore(Checked(5, 1.5));
        Assert.Equal(Flag.Fail, East0.Flag);
        _latest.Restore(Checked(6, 1.6));
        Assert.Equal(1.6, East0.Reading.Value);
    }

    [Fact]
    public void What_a_re_decode_put_in_its_place_is_the_latest_and_the_value_of_before_does_not_come_back()
    {
        _latest.Offer(Checked(5, -15));
        var old = Checked(5, -15);
        SupersedingReading superseding = new(
            new(1), new("gw-1"), East.Id, Quantity.RoadSurfaceTemperature, old.Reading.ObservedAt, -15, -1.5);
        _latest.Supersede(superseding, old.Reading.ObservedAt.AddHours(1));
        _latest.Offer(old);
        _latest.Restore(old);
        Assert.Equal((-1.5, Flag.Suspect), (East0.Reading.Value, East0.Flag));

        _latest.Supersede(superseding with { After = null }, old.Reading.ObservedAt.AddHours(2));
        _latest.Offer(old);
        Assert.Null(_latest.Find(East.Id, Quantity.RoadSurfaceTemperature));
        _latest.Offer(Checked(6, 1.6));
        Assert.Equal(1.6, East0.Reading.Value);
    }

    [Fact]
    public void Is_listed_by_site()
    {
        _latest.Offer(Checked(5, 1.5));
        Assert.Equal(East.Site, Assert.Single(_latest.All()).Site);
        Assert.Single(_latest.At(East.Site));
        Assert.Empty(_latest.At(West.Site));
        Assert.Null(_latest.Find(West.Id, Quantity.RoadSurfaceTemperature));
    }

    private static CheckedReading Checked(int minute, double value, Flag flag = Flag.Pass) => new(Rst(East, minute, value), flag, QcTest.None);
}

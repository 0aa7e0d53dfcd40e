using System.Runtime.CompilerServices;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Rules.EventTime;

namespace Telemetry.Tests.Unit.Rules.EventTime;

public sealed class SeriesTests
{
    private static readonly DateTimeOffset Evening = new(2026, 1, 14, 18, 0, 0, TimeSpan.Zero);
    private static readonly Sensor Thermometer = new(
        new SensorId("rws-snake"), new SiteId("a57-snake"), new GatewayId("gw-1"), [Quantity.DewPoint], TimeSpan.FromMinutes(10), InstrumentGrade.Indicative);

    private readonly Series _series = new(Thermometer, Quantity.DewPoint);

    /// <summary>A city looks back on millions: 88 bytes each, as a checked reading has, took most of the host's heap.</summary>
    [Fact]
    public void A_reading_that_is_looked_back_on_takes_forty_bytes() => Assert.Equal(40, Unsafe.SizeOf<KeptReading>());

    [Fact]
    public void Everything_that_a_rule_may_see_of_a_reading_is_kept()
    {
        var received = Evening.AddSeconds(90);
        _series.Put(new CheckedReading(
            new Reading(Thermometer.Id, Quantity.DewPoint, Evening, -1.25, received, ReadingMarks.Late | ReadingMarks.TimeAssumed), Flag.Suspect, QcTest.Spike));

        Assert.Equal(
            new Observation(Evening, -1.25, Flag.Suspect, QcTest.Spike, received, ReadingMarks.Late | ReadingMarks.TimeAssumed),
            new SeriesView(_series, Evening).Newest);
    }

    [Fact]
    public void Before_the_sample_that_judged_it_a_reading_has_its_first_verdict_and_a_failed_one_has_no_value()
    {
        var judged = Evening.AddMinutes(10);
        _series.Put(new CheckedReading(Dew(0, 9), Flag.Fail, QcTest.Spike, Flag.Suspect, QcTest.Step, judged));

        var before = new SeriesView(_series, judged.AddTicks(-1)).Newest!.Value;
        var after = new SeriesView(_series, judged).Newest!.Value;
        Assert.Equal((9, Flag.Suspect, QcTest.Step), (before.Value, before.Flag, before.Test));
        Assert.Equal((double.NaN, Flag.Fail, QcTest.Spike), (after.Value, after.Flag, after.Test));
    }

    [Fact]
    public void Readings_are_in_order_of_their_observation_whatever_the_order_they_came_in_and_a_new_verdict_takes_the_old_ones_place()
    {
        int[] minutes = [40, 10, 0, 30, 20, 50, 60, 5, 15, 25];
        foreach (var minute in minutes)
        {
            _series.Put(new CheckedReading(Dew(minute, minute), Flag.Pass, QcTest.None));
        }

        _series.Put(new CheckedReading(Dew(30, 30), Flag.Suspect, QcTest.CrossCheck));
        _series.Forget(Evening.AddMinutes(5));
        _series.KeepNewest(7);

        var seen = new SeriesView(_series, Evening.AddHours(2)).Between(Evening.AddHours(-1), Evening.AddHours(2), Flag.Fail).ToList();
        Assert.Equal([15.0, 20, 25, 30, 40, 50, 60], seen.Select(o => o.Value));
        Assert.Equal(QcTest.CrossCheck, Assert.Single(seen, o => o.Flag == Flag.Suspect).Test);
        Assert.True(_series.Has(Evening.AddMinutes(20).ToOffset(TimeSpan.FromHours(1))));
        Assert.False(_series.Has(Evening.AddMinutes(10)));
    }

    private static Reading Dew(int minute, double value) =>
        new(Thermometer.Id, Quantity.DewPoint, Evening.AddMinutes(minute), value, Evening.AddMinutes(minute).AddSeconds(2));
}

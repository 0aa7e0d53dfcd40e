using CsCheck;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Rules.QualityControl;
using static Telemetry.Domain.Quantities.Quantity;

namespace Telemetry.Tests.Unit.Rules.QualityControl;

public class SiteCheckerTests
{
    private static readonly Sensor[] Sensors =
    [
        CheckedSite.Sensor("a", 10, RoadSurfaceTemperature, AirTemperature, DewPoint),
        CheckedSite.Sensor("b", 10, RoadSurfaceTemperature),
        CheckedSite.Sensor("c", 10, RoadSurfaceTemperature, AirTemperature),
        CheckedSite.Reference("r", Pm25, Pm10),
    ];

    // Values and times that set off every test: stuck runs, plateaus, spikes, sentinels, equal times, gaps.
    private static readonly Gen<Reading> AnyReading =
        from sensor in OneOf(Sensors)
        from quantity in OneOf([.. sensor.Quantities])
        from minute in Gen.Int[0, 65].Select(slot => slot * 10)
        from value in Gen.Frequency((6, OneOf(0.0, 0.2, 1.9, 1.9, 3.0)), (2, Gen.Double[-12, 12]), (1, OneOf(-99.0, 30.2, 45.0, 9999)))
        select new Reading(sensor.Id, quantity, CheckedSite.Evening.AddMinutes(minute), value, CheckedSite.Evening.AddMinutes(minute));

    [Fact]
    public void Final_verdicts_depend_on_the_set_of_readings_and_not_on_their_order_or_repeats()
    {
        var sets = AnyReading.Array[1, 120].Select(all => all.DistinctBy(r => (r.Sensor, r.Quantity, r.ObservedAt)).ToArray());
        var cases = from set in sets
                    from shuffled in Gen.Shuffle(set)
                    from repeats in Gen.Int[0, set.Length - 1].Array[0, 20]
                    select (set, shuffled, repeats);
        cases.Sample(
            one =>
            {
                var inOrder = Check(one.set.OrderBy(r => r.ObservedAt).ThenBy(r => r.Sensor).ThenBy(r => r.Quantity.Code));
                var withRepeats = Check(one.shuffled.SelectMany((r, i) =>
                    one.repeats.Contains(i) ? new[] { r, r with { Value = r.Value + 7 }, one.shuffled[i / 2] } : [r]));
                Assert.Equal(inOrder, withRepeats);
            },
            iter: 400);
    }

    [Fact]
    public void A_first_verdict_rests_only_on_what_was_observed_by_then()
    {
        var sets = AnyReading.Array[1, 80].Select(all => all.DistinctBy(r => (r.Sensor, r.Quantity, r.ObservedAt)).ToArray());
        Gen.Select(sets, Gen.Int[0, 65]).Sample(
            (set, slot) =>
            {
                var now = CheckedSite.Evening.AddMinutes(slot * 10);
                var known = Check(set.Where(r => r.ObservedAt <= now));
                var hindsight = Check(set);
                foreach (var (key, then) in known)
                {
                    Assert.Equal((then.Flag, then.Test), (hindsight[key].FlagAsOf(now), hindsight[key].TestAsOf(now)));
                }
            },
            iter: 400);
    }

    [Fact]
    public void Every_change_reported_is_one_and_none_is_left_out()
    {
        AnyReading.Array[1, 80].Sample(
            readings =>
            {
                var checker = new SiteChecker(Sensors, new QualityControlOptions());
                var seen = new Dictionary<(SensorId, Quantity, DateTimeOffset), CheckedReading>();
                var changes = new List<CheckedReading>();
                foreach (var reading in readings)
                {
                    changes.Clear();
                    checker.Check(reading, changes);
                    foreach (var change in changes)
                    {
                        var key = (change.Reading.Sensor, change.Reading.Quantity, change.Reading.ObservedAt);
                        Assert.False(seen.TryGetValue(key, out var before) && before == change, "a change that is none");
                        seen[key] = change;
                    }
                }
            },
            iter: 200);
    }

    [Fact]
    public void A_repeat_changes_nothing_even_with_another_value()
    {
        var site = new CheckedSite(Sensors).Every(10, RoadSurfaceTemperature, 1, 1.1, 1.2);

        Assert.Equal(1.1, site.Observe(RoadSurfaceTemperature, 10, -99).Reading.Value);
        Assert.Empty(site.LastChanges);
    }

    [Fact]
    public void A_reading_older_than_the_window_has_its_range_checked_and_no_more()
    {
        var site = new CheckedSite(Sensors).Every(10, RoadSurfaceTemperature, [.. Enumerable.Range(0, 100).Select(i => i * 0.05)]);

        Assert.Equal(Flag.Pass, site.Observe(RoadSurfaceTemperature, 5, 40).Flag);
        Assert.Single(site.LastChanges);
        Assert.Equal(Flag.Fail, site.Observe(RoadSurfaceTemperature, 6, -99).Flag);
        Assert.Equal(Flag.Fail, site.Observe(RoadSurfaceTemperature, 905, 40).Flag);
    }

    [Fact]
    public void What_is_forgotten_is_still_the_reference_for_what_follows()
    {
        var site = new CheckedSite(Sensors).Every(10, RoadSurfaceTemperature, 1, 1.1, 1.2);
        site.Forget(25);

        Assert.Equal((Flag.Fail, QcTest.Step), (site.Observe(RoadSurfaceTemperature, 30, 8).Flag, site.At(RoadSurfaceTemperature, 30).Test));
        Assert.Equal(Flag.Pass, site.Observe(RoadSurfaceTemperature, 15, 30).Flag); // Range only.
    }

    [Fact]
    public void A_full_window_forgets_its_oldest()
    {
        var site = new CheckedSite(new QualityControlOptions { WindowReadings = 8 }, Sensors);
        site.Every(1, RoadSurfaceTemperature, [.. Enumerable.Range(0, 1000).Select(i => i % 7 * 0.1)]);

        site.Observe(RoadSurfaceTemperature, 990.5, 9); // Before the eight held: range only.
        Assert.Equal(Flag.Pass, site.At(RoadSurfaceTemperature, 990.5).Flag);
        site.Observe(RoadSurfaceTemperature, 995.5, 9);
        Assert.Equal(Flag.Fail, site.At(RoadSurfaceTemperature, 995.5).Flag);
    }

    [Fact]
    public void A_reading_of_another_site_is_the_callers_mistake() =>
        Assert.Throws<ArgumentException>(() => new CheckedSite(Sensors).Observe(No2, 0, 1));

    [Fact]
    public void In_order_nothing_is_allocated()
    {
        var checker = new SiteChecker(Sensors, new QualityControlOptions());
        var changes = new List<CheckedReading>(16);
        // The least of some rounds: the runtime itself allocates now and then, when it compiles a method anew.
        var least = long.MaxValue;
        for (var round = 0; round < 5; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = round * 2000; i < (round + 1) * 2000; i++)
            {
                CheckOne(checker, changes, i);
            }

            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, least);
    }

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static void CheckOne(SiteChecker checker, List<CheckedReading> changes, int i)
    {
        var at = CheckedSite.Evening.AddMinutes(i * 10);
        changes.Clear();
        checker.Check(new Reading(Sensors[0].Id, RoadSurfaceTemperature, at, i % 11 * 0.3, at), changes);
        checker.Check(new Reading(Sensors[0].Id, AirTemperature, at, i % 9 * 0.3, at), changes);
        checker.Check(new Reading(Sensors[0].Id, DewPoint, at, i % 9 * 0.2, at), changes);
    }

    private static Dictionary<(string, string, DateTimeOffset), CheckedReading> Check(IEnumerable<Reading> readings)
    {
        var site = new CheckedSite(Sensors);
        foreach (var reading in readings)
        {
            site.Observe(reading);
        }

        return site.Verdicts.ToDictionary(p => (p.Key.Sensor, p.Key.Quantity.Name, p.Key.At), p => p.Value);
    }
}

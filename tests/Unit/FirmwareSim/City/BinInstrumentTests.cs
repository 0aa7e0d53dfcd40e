using Telemetry.Domain.Quantities;
using Telemetry.FirmwareSim.City;
using Telemetry.FirmwareSim.Scenarios;
using Telemetry.FirmwareSim.Weather;

namespace Telemetry.Tests.Unit.FirmwareSim.City;

public sealed class BinInstrumentTests
{
    private static readonly DateTimeOffset DemoStart = new(2026, 1, 14, 14, 30, 0, TimeSpan.Zero);
    private static readonly SeededNoise Noise = new(DemoCity.DefaultSeed);

    [Fact]
    public void The_demo_begins_with_full_overflowing_missed_and_just_emptied_bins()
    {
        var fills = MarlhavenBins.All.ToDictionary(b => b.Number, b => new BinFill(b, Noise).At(DemoStart));

        Assert.InRange(fills.Count(f => f.Value >= 1), 3, 10);
        Assert.InRange(fills.Count(f => f.Value is >= 0.8 and < 1), 3, 12);
        Assert.InRange(fills.Count(f => f.Value < 0.1), 2, 12);
        Assert.True(fills[21] > 1 && fills[30] > 1, "the missed ones overflow");
        Assert.All(MarlhavenBins.All.Where(b => b.Number is 1 or 2), b => Assert.InRange(DemoStart - new BinFill(b, Noise).LastEmptied(DemoStart), TimeSpan.Zero, TimeSpan.FromMinutes(40)));
    }

    [Fact]
    public void Some_are_emptied_while_one_watches()
    {
        var emptied = MarlhavenBins.All.Count(b => new BinFill(b, Noise).LastEmptied(DemoStart.AddHours(2)) > DemoStart);
        Assert.InRange(emptied, 4, 12);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void A_bin_fills_and_never_empties_but_by_its_round(int seed)
    {
        foreach (var bin in MarlhavenBins.All)
        {
            var fill = new BinFill(bin, new SeededNoise(seed));
            for (var at = DemoStart; at < DemoStart.AddDays(8); at = at.AddHours(1))
            {
                var (before, after) = (fill.At(at), fill.At(at.AddHours(1)));
                var visited = fill.LastEmptied(at.AddHours(1)) > at;
                Assert.True(visited ? after < 0.4 : after >= before, $"{bin.Id} at {at}: {before} to {after}");
            }
        }
    }

    [Fact]
    public void Distances_stay_between_the_dead_zone_and_the_floor()
    {
        var instruments = new CityInstruments(1, CityPlan.Of([DemoCity.DefaultScenario])).All.ToDictionary(i => i.Sensor);
        foreach (var bin in MarlhavenBins.All)
        {
            for (var at = DemoStart; at < DemoStart.AddDays(3); at = at.AddMinutes(30))
            {
                Assert.InRange(instruments[bin.Sensor].Observe(at)!.Find(Quantity.Distance)!.Value, bin.Kind.DeadZoneMm, bin.Kind.EmptyMm + 30);
            }
        }
    }

    [Fact]
    public void A_fire_passes_sixty_degrees_within_a_quarter_of_an_hour_and_is_told_every_five_minutes()
    {
        var bin = new CityInstruments(1, CityPlan.Of(["bin-fire"])).All.Single(i => i.Sensor == "bfs-08");
        var told = Enumerable.Range(0, 25).Select(i => bin.Observe(DemoStart.AddMinutes(5 * i))).OfType<Observation>().ToDictionary(o => o.ObservedAt.TimeOfDay, o => o.Find(Quantity.ContainerTemperature)!.Value);

        Assert.True(told[new TimeSpan(14, 30, 0)] < 15);
        Assert.False(told.ContainsKey(new TimeSpan(14, 45, 0)));
        Assert.InRange(told[new TimeSpan(14, 50, 0)], 40, 60);
        Assert.True(told[new TimeSpan(14, 55, 0)] > 60);
        Assert.InRange(told[new TimeSpan(15, 5, 0)], 100, 130);
        Assert.True(told[new TimeSpan(16, 0, 0)] < 15);
    }

    [Fact]
    public void A_fallen_bin_lies_and_stands_again()
    {
        var bin = new CityInstruments(1, CityPlan.Of(["bin-tilted"])).All.Single(i => i.Sensor == "bfs-18");

        Assert.InRange(bin.Observe(DemoStart.AddHours(1))!.Find(Quantity.Tilt)!.Value, 0, 5);
        Assert.InRange(bin.Observe(DemoStart.AddMinutes(65))!.Find(Quantity.Tilt)!.Value, 80, 90);
        Assert.InRange(bin.Observe(DemoStart.AddHours(3.5))!.Find(Quantity.Tilt)!.Value, 0, 5);
    }
}

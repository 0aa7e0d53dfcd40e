using Telemetry.FirmwareSim.City;
using Telemetry.FirmwareSim.Scenarios;

namespace Telemetry.Tests.Unit.FirmwareSim.Scenarios;

public sealed class DeliveryTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 14, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_quarter_comes_twice_and_nothing_else_changes()
    {
        var all = Deliveries("duplicates", "rws-01");
        var firsts = all.Where(d => !d.Again).ToList();
        var repeats = all.Where(d => d.Again).ToList();

        Assert.Equal(144, firsts.Count);
        Assert.InRange(repeats.Count, 20, 55);
        Assert.All(firsts, d => Assert.Equal(d.At, d.Observation.ObservedAt));
        Assert.All(repeats, d => Assert.Equal(d.At.AddMinutes(-10), d.Observation.ObservedAt));
        Assert.Equal(Values(Deliveries("frost-night", "rws-01")), Values(firsts));
    }

    [Fact]
    public void Observations_overtake_each_other_by_up_to_forty_minutes_and_none_is_lost()
    {
        var all = Deliveries("out-of-order", "rws-01");
        var delays = all.Select(d => (d.At - d.Observation.ObservedAt).TotalMinutes).ToList();

        Assert.Equal([0, 10, 20, 30, 40], delays.Distinct().Order());
        Assert.NotEqual(all.Select(d => d.Observation.ObservedAt).Order(), all.Select(d => d.Observation.ObservedAt));
        Assert.Equal(
            Values(Deliveries("frost-night", "rws-01")).Take(140),
            Values(all.OrderBy(d => d.Observation.ObservedAt)).Where(v => !v.StartsWith("2026-01-14T11", StringComparison.Ordinal)).Take(140));
    }

    [Fact]
    public void Late_is_forty_minutes_and_resent_frames_are_the_last_five()
    {
        Assert.All(Deliveries("sensor-fault:late", "rws-03"), d => Assert.Equal(40, (d.At - d.Observation.ObservedAt).TotalMinutes));
        var resent = Deliveries("sensor-fault:resent-frames", "rws-03").Where(d => d.At == Noon.AddHours(3)).ToList();
        Assert.Equal([10, 20, 30, 40, 50], resent.Where(d => d.Again).Select(d => d.Observation.ObservedAt.Minute));
        Assert.Single(resent, d => !d.Again);
    }

    [Fact]
    public void What_a_gateway_kept_while_off_the_air_arrives_when_it_is_back()
    {
        var rows = new NightWriter(1, CityPlan.Of(["gateway-outage"])).Readings(Noon, Noon.AddHours(8)).Split('\n')
            .Where(r => r.Contains(",rws-17,road_surface_temperature,", StringComparison.Ordinal)).Select(r => r.Split(',')).ToList();
        var kept = rows.Where(r => r[0] != r[4]).ToList();

        Assert.Equal(49, rows.Count);
        Assert.Equal(["17:20", "17:30", "17:40", "17:50", "18:00", "18:10"], kept.Select(r => r[0][11..16]));
        Assert.All(kept, r => Assert.Equal("2026-01-14T18:15:20Z", r[4]));
    }

    private static List<Delivery> Deliveries(string scenario, string sensor)
    {
        var instruments = new CityInstruments(1, CityPlan.Of([scenario]));
        return [.. Marlhaven.Publishers.SelectMany(instruments.FeedsOf).Single(s => s.Sensor == sensor).Between(Noon, Noon.AddHours(24))];
    }

    private static IEnumerable<string> Values(IEnumerable<Delivery> deliveries) =>
        deliveries.Select(d => FormattableString.Invariant($"{d.Observation.ObservedAt:yyyy-MM-ddTHH:mm} {string.Join(';', d.Observation.Values)}"));
}

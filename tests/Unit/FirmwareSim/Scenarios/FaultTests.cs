using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.FirmwareSim.City;
using Telemetry.FirmwareSim.Scenarios;

namespace Telemetry.Tests.Unit.FirmwareSim.Scenarios;

/// <summary>What each fault does, beside the same sensor without it.</summary>
public sealed class FaultTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 14, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_stuck_road_repeats_the_temperature_of_four_in_the_afternoon_while_the_air_moves()
    {
        var (sound, broken) = Road("stuck");
        var held = broken.Where(o => o.ObservedAt >= Noon.AddHours(4) && o.ObservedAt <= Noon.AddHours(23)).ToList();

        Assert.Equal(sound.Single(o => o.ObservedAt == Noon.AddHours(4)).Find(Quantity.RoadSurfaceTemperature), Assert.Single(held.Select(o => o.Find(Quantity.RoadSurfaceTemperature)).Distinct()));
        Assert.True(held.Select(o => o.Find(Quantity.AirTemperature)).Distinct().Count() > 20);
    }

    [Theory]
    [InlineData("spike", 1, -8.6)]
    [InlineData("offset", 145, -2)]
    [InlineData("vehicles", 49, 6)]
    public void A_shift_touches_so_many_samples_and_nothing_else(string kind, int samples, double kelvin)
    {
        var (sound, broken) = Road(kind);
        var shifts = sound.Zip(broken).Select(p => (double)(p.Second.Find(Quantity.RoadSurfaceTemperature) - p.First.Find(Quantity.RoadSurfaceTemperature))!).ToList();

        Assert.Equal(samples, shifts.Count(s => Math.Abs(s - kelvin) < 0.01));
        Assert.Equal(145 - samples, shifts.Count(s => s == 0));
        Assert.Equal(sound.Select(o => o.Find(Quantity.DewPoint)), broken.Select(o => o.Find(Quantity.DewPoint)));
    }

    [Fact]
    public void A_drift_begins_at_nothing_and_is_two_and_a_half_kelvin_a_day_later()
    {
        var (sound, broken) = Road("drift");

        Assert.Equal(sound[0].Find(Quantity.RoadSurfaceTemperature), broken[0].Find(Quantity.RoadSurfaceTemperature));
        Assert.Equal(2.4, (double)(broken[^1].Find(Quantity.RoadSurfaceTemperature) - sound[^1].Find(Quantity.RoadSurfaceTemperature))!, 1);
    }

    [Fact]
    public void Melting_snow_stays_within_a_tenth_of_zero_without_standing_still()
    {
        var held = Road("melting-snow").Broken.Where(o => o.ObservedAt > Noon.AddHours(8) && o.ObservedAt <= Noon.AddHours(12)).ToList();

        Assert.Equal(24, held.Count);
        Assert.Equal([-0.1, 0, 0.1], held.Select(o => o.Find(Quantity.RoadSurfaceTemperature)!.Value).Distinct().Order());
        Assert.All(held, o => Assert.Equal((double)SurfaceState.Slush, o.Find(Quantity.SurfaceState)));
    }

    [Fact]
    public void A_clear_sky_makes_infrared_too_cold_by_night_only()
    {
        var (sound, broken) = Road("sky-bias");

        Assert.Equal(sound[20], broken[20], (a, b) => a!.Find(Quantity.RoadSurfaceTemperature) == b!.Find(Quantity.RoadSurfaceTemperature));
        Assert.Equal(-2.5, (double)(broken[90].Find(Quantity.RoadSurfaceTemperature) - sound[90].Find(Quantity.RoadSurfaceTemperature))!, 2);
    }

    [Fact]
    public void A_veil_of_salt_draws_the_road_to_the_air_and_hides_the_water()
    {
        foreach (var (sound, broken) in Road("salt-on-optics") is var pair ? pair.Sound.Zip(pair.Broken) : [])
        {
            var expected = (0.6 * sound.Find(Quantity.RoadSurfaceTemperature)!.Value) + (0.4 * sound.Find(Quantity.AirTemperature)!.Value);
            Assert.Equal(expected, broken.Find(Quantity.RoadSurfaceTemperature)!.Value, 0.051);
            Assert.Equal(0, broken.Find(Quantity.WaterFilmThickness));
        }
    }

    [Fact]
    public void Conductivity_takes_ice_for_dry_and_dry_for_ice()
    {
        Assert.All(Road("ice-read-as-dry").Broken, o => Assert.Equal((double)SurfaceState.Dry, o.Find(Quantity.SurfaceState)));
        var iced = Road("dry-read-as-ice", "rws-13");
        Assert.All(iced.Sound, o => Assert.Equal((double)SurfaceState.Dry, o.Find(Quantity.SurfaceState)));
        Assert.Equal(16 * 6, iced.Broken.Count(o => o.Find(Quantity.SurfaceState) == (double)SurfaceState.Ice));
    }

    [Fact]
    public void A_gap_is_three_hours_without_a_word() =>
        Assert.Equal(145 - 18, Road("gap").Broken.Count(o => o.ObservedAt <= Noon.AddHours(8) || o.ObservedAt > Noon.AddHours(11)));

    [Fact]
    public void Sentinels_are_the_numbers_that_mean_no_value()
    {
        var (sound, broken) = Road("sentinel");
        var sentinels = broken.Where((o, i) => o.Find(Quantity.RoadSurfaceTemperature) != sound[i].Find(Quantity.RoadSurfaceTemperature)).ToList();

        Assert.Equal(13, sentinels.Count);
        Assert.Equal([-99, 100.1, 101, 255, 9999, 65535], sentinels.Select(o => o.Find(Quantity.RoadSurfaceTemperature)!.Value).Distinct().Order());
    }

    [Fact]
    public void Units_are_mistaken_as_they_are()
    {
        var (sound, broken) = Road("fahrenheit");
        Assert.Equal((sound[100].Find(Quantity.RoadSurfaceTemperature)!.Value * 1.8) + 32, broken[100].Find(Quantity.RoadSurfaceTemperature)!.Value, 0.051);

        var wind = Road("km-per-hour");
        Assert.Equal(wind.Sound[5].Find(Quantity.WindSpeed)!.Value * 3.6, wind.Broken[5].Find(Quantity.WindSpeed)!.Value, 0.051);
    }

    [Fact]
    public void A_lost_sign_makes_frost_six_and_a_half_thousand_degrees()
    {
        var (sound, broken) = Road("lost-sign");

        Assert.Contains(sound, o => o.Find(Quantity.RoadSurfaceTemperature) < 0);
        foreach (var (right, wrong) in sound.Zip(broken))
        {
            var road = right.Find(Quantity.RoadSurfaceTemperature)!.Value;
            Assert.Equal(road < 0 ? road + 6553.6 : road, wrong.Find(Quantity.RoadSurfaceTemperature)!.Value, 3);
        }
    }

    [Fact]
    public void A_cell_runs_down_and_is_changed_at_noon()
    {
        var voltage = Of("battery-low", "bfs-27", 30).Broken[1..^1];
        Assert.Equal(voltage.Select(o => o.Find(Quantity.BatteryVoltage)).OrderDescending(), voltage.Select(o => o.Find(Quantity.BatteryVoltage)));
        Assert.InRange(voltage[^1].Find(Quantity.BatteryVoltage)!.Value, 2.2, 2.5);
        var (_, level) = Of("battery-low", "aqn-10", 15);
        Assert.True(level[0].Find(Quantity.BatteryLevel) > 30 && level[^2].Find(Quantity.BatteryLevel) < 5);
        Assert.DoesNotContain(Of("sensor-fault:dead-battery", "bfs-27", 30).Broken, o => o.ObservedAt > Noon.AddHours(10) && o.ObservedAt < Noon.AddHours(24));
    }

    [Fact]
    public void Clocks_are_slow_and_an_hour_ahead()
    {
        var slow = Feed("clock-drift", "rws-14");
        Assert.Equal(TimeSpan.FromMinutes(6 + 3), slow.Single(d => d.At == Noon.AddHours(6)).At - slow.Single(d => d.At == Noon.AddHours(6)).Observation.ObservedAt);
        Assert.All(Feed("sensor-fault:clock-hour-ahead", "rws-03"), d => Assert.Equal(d.At.AddHours(1), d.Observation.ObservedAt));
    }

    [Fact]
    public void An_echo_is_missed_every_third_hour()
    {
        var (sound, broken) = Of("sensor-fault:missed-echo", "bfs-36", 30);
        Assert.Equal(sound.Count / 6, broken.Count(o => o.Find(Quantity.Distance) == 5000), 1.0);
    }

    private static (List<Observation> Sound, List<Observation> Broken) Road(string kind, string sensor = "rws-03") => Of("sensor-fault:" + kind, sensor, 10);

    private static (List<Observation> Sound, List<Observation> Broken) Of(string scenario, string sensor, int minutes) =>
        (Day(CityPlan.Undisturbed, sensor, minutes), Day(CityPlan.Of([scenario]), sensor, minutes));

    private static List<Delivery> Feed(string scenario, string sensor)
    {
        var instruments = new CityInstruments(1, CityPlan.Of([scenario]));
        return [.. Marlhaven.Publishers.SelectMany(instruments.FeedsOf).Single(s => s.Sensor == sensor).Between(Noon, Noon.AddHours(24))];
    }

    private static List<Observation> Day(CityPlan plan, string sensor, int minutes)
    {
        var instrument = new CityInstruments(1, plan).All.Single(i => i.Sensor == sensor);
        return
        [
            .. Enumerable.Range(0, (24 * 60 / minutes) + 1).Select(i => instrument.Observe(Noon.AddMinutes(i * minutes))).OfType<Observation>(),
        ];
    }
}

using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.FirmwareSim.City;
using Telemetry.FirmwareSim.Scenarios;

namespace Telemetry.Tests.Unit.FirmwareSim.City;

public sealed class SimulatedNightTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 14, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_same_seed_gives_the_same_night_to_the_byte_and_another_seed_another()
    {
        var first = Readings(1, Noon, Noon.AddHours(24));

        Assert.Equal(first, Readings(1, Noon, Noon.AddHours(24)));
        Assert.NotEqual(first, Readings(2, Noon, Noon.AddHours(24)));
    }

    [Fact]
    public void A_restart_at_another_time_publishes_the_same_values()
    {
        var whole = Readings(3, Noon, Noon.AddHours(30));
        var later = Readings(3, Noon.AddHours(17), Noon.AddHours(30));
        var rows = later[(later.IndexOf('\n', StringComparison.Ordinal) + 1)..];

        Assert.EndsWith(rows, whole, StringComparison.Ordinal);
        Assert.True(rows.Length > 100_000);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(77)]
    public void Every_value_is_one_that_such_a_night_can_have(int seed)
    {
        foreach (var observation in Everything(seed))
        {
            foreach (var (quantity, value) in observation.Values)
            {
                Assert.InRange(value, quantity.Minimum, quantity.Maximum);
            }

            if (Find(observation, Quantity.RoadSurfaceTemperature) is { } surface)
            {
                var air = Value(observation, Quantity.AirTemperature);
                Assert.InRange(air, -8, 12);
                Assert.InRange(surface, -12, 14);
                Assert.InRange(Value(observation, Quantity.DewPoint), -15, air);
                Assert.InRange(Value(observation, Quantity.RelativeHumidity), 40, 100);
                Assert.InRange(Value(observation, Quantity.WindSpeed), 0, 20);
                Assert.InRange(Value(observation, Quantity.PrecipitationRate), 0, 3);
                Assert.InRange(Value(observation, Quantity.WaterFilmThickness), 0, 1.5);
            }
            else
            {
                Assert.InRange(Value(observation, Quantity.No2), 1, 180);
                Assert.InRange(Value(observation, Quantity.Pm25), 0.5, 70);
                Assert.True(Value(observation, Quantity.Pm25) <= Value(observation, Quantity.Pm10));
            }
        }
    }

    [Fact]
    public void The_road_cools_no_faster_than_roads_do()
    {
        foreach (var sensor in Everything(1).Where(o => Find(o, Quantity.RoadSurfaceTemperature) is not null).GroupBy(o => o.Sensor))
        {
            var values = sensor.Where(o => o.Sensor != "rws-21").Select(o => (o.ObservedAt, Value: Value(o, Quantity.RoadSurfaceTemperature))).ToList();
            foreach (var (earlier, later) in values.Zip(values.Skip(1)).Where(pair => pair.Second.ObservedAt - pair.First.ObservedAt == SensorPlan.RoadInterval))
            {
                // The limits that quality control has for a step are +20 and −35 K/h; the noise of two tenths counts in full.
                Assert.InRange((later.Value - earlier.Value) * 6, -15, 15);
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(9)]
    public void Each_route_meets_its_own_kind_of_night(int seed)
    {
        var night = Everything(seed).Where(o => Find(o, Quantity.RoadSurfaceTemperature) is not null).ToLookup(o => o.Sensor);

        Assert.True(Minimum(night["rws-01"]) < -3);
        Assert.True(Minimum(night["rws-05"]) < Minimum(night["rws-03"]));
        Assert.True(Minimum(night["rws-13"]) < -0.5);
        Assert.All(night["rws-13"], o => Assert.Equal((double)SurfaceState.Dry, Value(o, Quantity.SurfaceState)));
        Assert.InRange(Minimum(night["rws-15"]), -0.5, 1.6);
        Assert.True(Minimum(night["rws-17"]) > 1.5);
        Assert.Contains(night["rws-09"], o => Value(o, Quantity.SurfaceState) == (double)SurfaceState.Frost);
        Assert.DoesNotContain(night["rws-09"], o => Value(o, Quantity.PrecipitationRate) > 0);
        Assert.Contains(night["rws-01"], o => Value(o, Quantity.SurfaceState) == (double)SurfaceState.ChemicallyWet);
    }

    [Fact]
    public void The_western_approach_is_rained_on_in_the_evening_and_freezes_over_untreated()
    {
        var west = Everything(1).Where(o => o.Sensor == "rws-07").ToList();
        var lastRain = west.Last(o => Value(o, Quantity.PrecipitationRate) > 0).ObservedAt;
        var firstIce = west.First(o => Value(o, Quantity.SurfaceState) == (double)SurfaceState.Ice).ObservedAt;

        Assert.InRange(lastRain, Noon.AddHours(8), Noon.AddHours(9.5));
        Assert.InRange(firstIce, lastRain.AddHours(0.5), lastRain.AddHours(4));
    }

    [Fact]
    public void One_station_sticks_warm_and_one_falls_silent()
    {
        var all = Everything(1, CityPlan.Of([DemoCity.DefaultScenario])).ToLookup(o => o.Sensor);
        var stuck = all["rws-21"].Where(o => o.ObservedAt > Noon.AddHours(1) && o.ObservedAt < Noon.AddHours(23)).ToList();

        Assert.Single(stuck.Select(o => Value(o, Quantity.RoadSurfaceTemperature)).Distinct());
        Assert.True(Value(stuck[0], Quantity.RoadSurfaceTemperature) > 3);
        Assert.True(stuck.Select(o => Value(o, Quantity.AirTemperature)).Distinct().Count() > 20);
        Assert.DoesNotContain(all["rws-12"], o => o.ObservedAt > Noon.AddHours(4.75) && o.ObservedAt < Noon.AddHours(23));
        Assert.Contains(all["rws-12"], o => o.ObservedAt <= Noon.AddHours(4.5));
    }

    [Fact]
    public void Traffic_shows_in_the_air_of_a_weekday()
    {
        // 14 January 2026 is a Wednesday.
        var kerb = Everything(1).Where(o => o.Sensor == "aqm-01").ToDictionary(o => o.ObservedAt, o => Value(o, Quantity.No2));

        Assert.True(kerb[Noon.AddHours(6)] > 1.5 * kerb[Noon.AddHours(15)]);
        Assert.True(kerb[Noon.AddHours(21)] > 1.5 * kerb[Noon.AddHours(15)]);
    }

    private static string Readings(int seed, DateTimeOffset from, DateTimeOffset to) => new NightWriter(seed, CityPlan.Undisturbed).Readings(from, to);

    private static IEnumerable<Observation> Everything(int seed, CityPlan? plan = null)
    {
        var instruments = new CityInstruments(seed, plan ?? CityPlan.Undisturbed).All.Where(i => !i.Sensor.StartsWith("bfs", StringComparison.Ordinal)).ToList();
        for (var at = Noon; at <= Noon.AddHours(24); at += TimeSpan.FromMinutes(5))
        {
            foreach (var instrument in instruments)
            {
                if (at.Ticks % instrument.Interval.Ticks == 0 && instrument.Observe(at) is { } observation)
                {
                    yield return observation;
                }
            }
        }
    }

    private static double Minimum(IEnumerable<Observation> observations) => observations.Min(o => Value(o, Quantity.RoadSurfaceTemperature));

    private static double Value(Observation observation, Quantity quantity) => Find(observation, quantity)!.Value;

    private static double? Find(Observation observation, Quantity quantity)
    {
        foreach (var (measured, value) in observation.Values)
        {
            if (measured == quantity)
            {
                return value;
            }
        }

        return null;
    }
}

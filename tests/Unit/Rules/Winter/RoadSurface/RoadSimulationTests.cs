using CsCheck;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Rules.Winter;
using Telemetry.Rules.Winter.RoadSurface;
using static Telemetry.Tests.Unit.Rules.Winter.RoadSurface.SomeRoad;

namespace Telemetry.Tests.Unit.Rules.Winter.RoadSurface;

public sealed class RoadSimulationTests
{
    private static readonly Gen<RoadProfile> Roads =
        Gen.Select(
            Gen.Bool,
            Gen.Select(Gen.Enum<PavementMaterial>(), Gen.Double[0.01, 3]).Array[0, 4],
            Gen.Double[0, 1].Nullable(),
            Gen.Select(Gen.Double[1, 500], Gen.Double[1, 500], Gen.Double[0, 180]).Nullable(),
            Gen.Select(Gen.Double[0, 500_000], Gen.Double[0, 1], Gen.Double[5, 150], Gen.Int[1, 20]).Nullable(),
            Gen.Select(Gen.Double[0, 0.9], Gen.Double[0, 2], Gen.Double[0.5, 100]))
        .Select((bridge, layers, sky, canyon, traffic, rest) => new RoadProfile
        {
            Construction = bridge ? RoadConstruction.Bridge : RoadConstruction.Ground,
            Layers = [.. layers.Select(l => new PavementLayer(l.Item1, l.Item2))],
            SkyView = sky,
            Canyon = canyon is var (width, height, axis) ? new StreetCanyon(width, height, axis) : null,
            Traffic = traffic is var (vehicles, heavy, speed, lanes) ? new RoadTraffic(vehicles, heavy, speed, lanes) : null,
            Albedo = rest.Item1,
            WindFactor = rest.Item2,
            WindHeightM = rest.Item3,
        });

    private static readonly Gen<AirOverRoad> Airs =
        Gen.Select(
            Gen.Double[Quantity.AirTemperature.Minimum, Quantity.AirTemperature.Maximum],
            Gen.Double[0, 1],
            Gen.Double[0, Quantity.WindSpeed.Maximum],
            Gen.Double[0, 8],
            Gen.Double[0, Quantity.GlobalRadiation.Maximum],
            Gen.OneOf(Gen.Const(0.0), Gen.Double[0, Quantity.PrecipitationRate.Maximum]),
            Gen.OneOf(Gen.Const(0.0), Gen.Double[0, Quantity.SnowfallRate.Maximum]),
            Gen.Double[Quantity.AirPressure.Minimum, Quantity.AirPressure.Maximum])
        .Select((air, humidity, wind, octas, global, rain, snow, pressure) =>
            new AirOverRoad(air, Math.Min(humidity * Saturation.OverWater(air), Saturation.OverWater(60)), wind, octas, global, rain, snow, pressure));

    [Fact]
    public void Any_weather_on_any_road_leaves_it_finite_and_bounded_and_its_heat_accounted_for() =>
        Gen.Select(Roads, Airs.Array[1, 40], Gen.Double[1, 900], Gen.Double[-80, 100], Gen.Double[-21, 0], Gen.Double[-90, 90]).Sample((road, weather, seconds, start, freezing, latitude) =>
        {
            var simulation = new RoadSimulation(road, latitude, 10, freezing);
            simulation.Pavement.Fill(start);
            simulation.Facade?.Settle(start);
            var at = Evening;
            foreach (var air in weather)
            {
                var before = simulation.Pavement.HeatContent;
                at = at.AddSeconds(seconds);
                simulation.Step(air, at, at.Hour, seconds, 0);
                var expected = (simulation.FluxIn - simulation.Pavement.FarFlux) * seconds;
                Assert.True(
                    Math.Abs(simulation.Pavement.HeatContent - before - expected) <= 1e-7 * (1e9 + Math.Abs(expected)),
                    $"gained {simulation.Pavement.HeatContent - before} J/m² of {expected}");
                Assert.All(simulation.Pavement.Temperature, t => Assert.InRange(t, -150, 250));
                var stores = simulation.Stores;
                Assert.True(stores is { Water: >= 0, Ice: >= 0, Snow: >= 0, Frost: >= 0 } && double.IsFinite(stores.All), stores.ToString());
            }
        }, iter: 400);

    [Fact]
    public void The_measured_surface_is_taken_on_and_what_it_took_is_accounted_for() =>
        Gen.Select(Roads, Airs.Array[1, 30], Gen.Double[-80, 100].Array[30], Gen.Double[30, 3600]).Sample((road, weather, surfaces, seconds) =>
        {
            var simulation = At(5, road);
            for (var i = 0; i < weather.Length; i++)
            {
                var lacking = simulation.StepTo(surfaces[i], weather[i], Evening, 17, seconds);
                Assert.Equal(surfaces[i], simulation.Surface);
                Assert.True(double.IsFinite(lacking));
            }
        }, iter: 200);

    [Fact]
    public void A_clear_calm_night_cools_a_road_below_the_air_and_clouds_keep_it_warmer()
    {
        var clear = At(3).After(8, Air(air: 3));
        var overcast = At(3).After(8, Air(air: 3, octas: 8));

        Assert.InRange(clear.Surface, -4, 1);
        Assert.InRange(overcast.Surface, clear.Surface + 1.5, 3.2);
    }

    [Fact]
    public void Wind_and_traffic_tie_the_road_to_the_air()
    {
        var calm = At(3).After(8, Air(air: 3, wind: 1));
        var windy = At(3).After(8, Air(air: 3, wind: 8));
        var busy = new RoadProfile { Traffic = new RoadTraffic(25_000, 0.05, 40, 2) };
        // At three in the night hardly anybody drives: the test's clock stands there.
        var driven = At(3, busy).After(8, Air(air: 3, wind: 1));

        Assert.True(windy.Surface > calm.Surface + 1);
        Assert.True(driven.Surface > calm.Surface + 0.2);
    }

    [Fact]
    public void Houses_keep_the_cold_sky_from_a_street()
    {
        var open = At(3).After(8, Air(air: 3));
        var street = At(3, new RoadProfile { Canyon = new StreetCanyon(20, 20, 0), WindFactor = 1, WindHeightM = 10 }).After(8, Air(air: 3));

        Assert.True(street.Surface > open.Surface + 1.5);
    }

    [Fact]
    public void A_bridge_loses_its_warmth_to_the_air_below_where_the_ground_gives_more()
    {
        var ground = At(8).After(24, Air(air: 0, wind: 3));
        var bridge = At(8, new RoadProfile { Construction = RoadConstruction.Bridge }).After(24, Air(air: 0, wind: 3));

        Assert.True(bridge.Surface < ground.Surface - 0.5);
    }

    [Fact]
    public void A_wet_road_stays_at_zero_until_its_film_is_frozen()
    {
        var wet = At(0.2);
        wet.Stores = new RoadStores(0.6, 0, 0, 0);
        var dry = At(0.2);
        var cold = Air(air: -3, humidity: 100);
        wet.After(0.25, cold);
        dry.After(0.25, cold);

        Assert.InRange(wet.Surface, -0.05, 0);
        Assert.True(wet.Stores is { Water: > 0, Ice: > 0 });
        Assert.True(dry.Surface < -0.5);

        wet.After(6, cold);
        Assert.Equal(0, wet.Stores.Water, 6);
        Assert.True(wet.Surface < -0.5);

        wet.After(24, Air(air: 6, octas: 8, wind: 4, humidity: 100));
        Assert.Equal(0, wet.Stores.Frozen, 6);
    }

    [Fact]
    public void Freezing_rain_warms_the_road_by_its_heat_and_no_more()
    {
        var cold = Air(air: -8, humidity: 100, octas: 8, wind: 4);
        var dry = At(-8).After(3, cold);
        var iced = At(-8).After(3, cold with { Rain = 1 });

        // 1 mm/h gives 93 W/m²: it must not lift the surface to zero against the ground and the wind.
        Assert.InRange(iced.Surface, dry.Surface + 1, -2);
        Assert.InRange(iced.Stores.Ice, 2.5, 3.1);
    }

    [Fact]
    public void A_salted_film_freezes_at_its_own_freezing_point()
    {
        var salted = At(-2, freezingPoint: -4);
        salted.Stores = new RoadStores(0.3, 0, 0, 0);
        salted.After(1, Air(air: -2, octas: 8, humidity: 90));

        Assert.Equal(0, salted.Stores.Ice);
        Assert.True(salted.Stores.Water > 0.2);
    }

    /// <summary>METRo takes a dew point below zero for a frost point, and books 7.5 to 8.5 times too much mass a joule.</summary>
    [Fact]
    public void Frost_forms_by_the_frost_point_and_weighs_its_heat_over_that_of_sublimation()
    {
        // Dew point −5.2, frost point −4.6: between them only ice can form.
        var air = Air(air: -3, humidity: 85, wind: 3);
        var balance = SurfaceBalance.Of(air, -4.9, 0.01, 0, 0, 0, default, 300);

        Assert.True(balance.Vapour > 0);
        Assert.Equal(SurfaceBalance.SublimationHeat, balance.VapourHeat);
        Assert.Equal(2.834e6, SurfaceBalance.SublimationHeat);

        var road = At(-4.9).After(3, air with { Octas = 0 });
        Assert.True(road.Stores.Frost > 0);
        Assert.Equal(0, road.Stores.Water);
    }

    [Fact]
    public void Dew_is_water_above_zero_and_no_more_evaporates_than_is_there()
    {
        Assert.True(At(4).After(2, Air(air: 10, humidity: 95)).Stores is { Water: > 0.01, Frost: 0 });
        var drying = At(8);
        drying.Stores = new RoadStores(0.05, 0, 0, 0);
        drying.After(6, Air(air: 8, humidity: 40, wind: 6));

        Assert.Equal(0, drying.Stores.Water, 3);
    }

    [Fact]
    public void Water_runs_off_what_the_texture_cannot_hold_and_traffic_throws_the_rest()
    {
        var rained = At(5).After(2, Air(air: 5, humidity: 100, rain: 5, octas: 8));
        var driven = At(5, new RoadProfile { Traffic = new RoadTraffic(60_000, 0.1, 110, 4) }).After(2, Air(air: 5, humidity: 100, rain: 5, octas: 8));
        Assert.Equal(0.6, rained.Stores.Water, 2);
        Assert.True(driven.Stores.Water <= 0.6);

        rained.After(8, Air(air: 5, humidity: 100, octas: 8));
        driven.After(8, Air(air: 5, humidity: 100, octas: 8));
        Assert.True(driven.Stores.Water < rained.Stores.Water - 0.1);
    }

    [Fact]
    public void Snow_lies_on_a_cold_road_and_keeps_the_night_from_it()
    {
        var snowed = At(-1).After(3, Air(air: -2, humidity: 100, snow: 2, octas: 8));
        var bare = At(-1).After(3, Air(air: -2, humidity: 100, octas: 8));
        Assert.Equal(6, snowed.Stores.Snow, 0.3);

        snowed.After(10, Air(air: -8));
        bare.After(10, Air(air: -8));
        Assert.True(snowed.Surface > bare.Surface + 0.3);

        snowed.After(48, Air(air: 6, wind: 5, octas: 8));
        Assert.Equal(0, snowed.Stores.Snow, 6);
    }

    [Fact]
    public void The_shares_of_a_days_traffic_are_a_whole_day()
    {
        var traffic = new RoadTraffic(1000, 0, 36, 1);
        var exchange = Enumerable.Range(0, 24).Sum(h => TrafficEffect.Of(traffic, h).Exchange);

        // A thousand light vehicles at 36 km/h: 1000 · 0.001 · 36 / 3600 / 3.6.
        Assert.Equal(1000 * 0.001 * 36 / 3600 / 3.6, exchange, 5);
    }

    [Fact]
    public void Air_exchanges_more_over_a_warm_road_than_over_a_cold_one_and_never_stands_still() =>
        Gen.Select(Gen.Double[0, 120], Gen.Double[-80, 80], Gen.Double[-80, 100], Gen.Double[0, 2], Gen.Double[0.5, 100]).Sample((wind, air, road, factor, height) =>
        {
            var exchange = new TurbulentExchange(factor, height);
            var by = exchange.By(wind, air, road);
            Assert.True(by > 0 && double.IsFinite(by));
            Assert.True(road <= air || by >= exchange.By(wind, air, air));
            Assert.True(exchange.By(wind, air, air) >= exchange.By(wind, air, air - 5));
        });
}

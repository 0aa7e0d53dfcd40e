using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Rules.Winter;
using Telemetry.Rules.Winter.RoadSurface;

namespace Telemetry.Tests.Unit.Rules.Winter.RoadSurface;

public sealed class MeasuredWeatherTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 14, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Wind_and_precipitation_are_means_since_the_last_instant_and_radiation_that_of_the_hour()
    {
        var weather = MeasuredWeather.From(Known(
            Rows(Quantity.AirTemperature, (-10, 1), (-5, 9), (0, 2)),
            Rows(Quantity.WindSpeed, (-10, 7), (-5, 2), (0, 4)),
            Rows(Quantity.PrecipitationRate, (-5, 1), (0, 0)),
            Rows(Quantity.GlobalRadiation, (-60, 500), (-50, 100), (-5, 200))));

        // The air of five minutes before is too near to be an instant of its own.
        Assert.Equal([Noon.AddMinutes(-10), Noon], weather.Select(w => w.At));
        Assert.Equal((2, 3, 0.5, 150), (weather[1].Air, weather[1].Wind, weather[1].Precipitation, weather[1].Radiation));
        Assert.True(double.IsNaN(weather[1].Snowfall) && double.IsNaN(weather[1].Cloud) && double.IsNaN(weather[1].DewPoint));
    }

    [Fact]
    public void Humidity_stands_in_for_a_dew_point_which_is_never_above_the_air_nor_older_than_half_an_hour()
    {
        var weather = MeasuredWeather.From(Known(
            Rows(Quantity.AirTemperature, (-90, 2), (-40, 2), (0, 2)),
            Rows(Quantity.DewPoint, (-90, 3)),
            Rows(Quantity.RelativeHumidity, (-45, 80))));

        Assert.Equal(2, weather[0].DewPoint);
        Assert.Equal(DewPoint.FromRelativeHumidity(2, 80)!.Value, weather[1].DewPoint, 12);
        Assert.True(double.IsNaN(weather[2].DewPoint));
    }

    [Fact]
    public void A_road_sensor_gives_water_or_dry_and_no_amount_of_ice()
    {
        Assert.Equal(new RoadStores(0.3, 0, 0, 0), OnRoad((Quantity.SurfaceState, (double)SurfaceState.Wet), (Quantity.WaterFilmThickness, 0.3)));
        Assert.Equal(new RoadStores(0, 0, 0, 0), OnRoad((Quantity.SurfaceState, (double)SurfaceState.Dry)));
        Assert.Null(OnRoad((Quantity.SurfaceState, (double)SurfaceState.Wet)));
        Assert.Null(OnRoad((Quantity.SurfaceState, (double)SurfaceState.Ice), (Quantity.WaterFilmThickness, 0.3)));
        Assert.Null(OnRoadSensor.Of(Known(Rows(Quantity.WaterFilmThickness, (-31, 0.3))), Noon));
    }

    private static RoadStores? OnRoad(params (Quantity Quantity, double Value)[] readings) =>
        OnRoadSensor.Of(Known([.. readings.Select(r => Rows(r.Quantity, (-10, r.Value)))]), Noon);

    private static Dictionary<Quantity, IReadOnlyList<RoadObservation>> Known(params (Quantity Quantity, IReadOnlyList<RoadObservation> Values)[] series) =>
        series.ToDictionary(s => s.Quantity, s => s.Values);

    private static (Quantity, IReadOnlyList<RoadObservation>) Rows(Quantity quantity, params (int Minutes, double Value)[] values) =>
        (quantity, [.. values.Select(v => new RoadObservation(Noon.AddMinutes(v.Minutes), v.Value))]);
}

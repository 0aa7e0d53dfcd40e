using Telemetry.Domain.Network;
using Telemetry.Rules.Winter;
using Telemetry.Rules.Winter.RoadSurface;

namespace Telemetry.Tests.Unit.Rules.Winter.RoadSurface;

/// <summary>A road near Sheffield in January, and weather for it.</summary>
internal static class SomeRoad
{
    public const double Latitude = 53.4;
    public const double Longitude = -1.9;

    public static readonly DateTimeOffset Evening = new(2026, 1, 14, 17, 0, 0, TimeSpan.Zero);

    public static Site Site(RoadProfile? road = null) => new(new SiteId("s1"), "s1", Latitude, Longitude, SiteKind.Road) { Road = road };

    public static AirOverRoad Air(double air = 2, double humidity = 85, double wind = 2, double octas = 0, double rain = 0, double snow = 0, double global = 0) =>
        new(air, humidity / 100 * Saturation.OverWater(air), wind, octas, global, rain, snow, 1013);

    /// <summary>A road that has had one temperature throughout for long.</summary>
    public static RoadSimulation At(double temperature, RoadProfile? road = null, double freezingPoint = 0)
    {
        var simulation = new RoadSimulation(road ?? new RoadProfile(), Latitude, Longitude, freezingPoint);
        simulation.Pavement.Fill(temperature);
        simulation.Facade?.Settle(temperature);
        return simulation;
    }

    /// <summary>Goes on under the same weather, in steps of five minutes.</summary>
    public static RoadSimulation After(this RoadSimulation road, double hours, AirOverRoad air, double other = 0)
    {
        for (var minutes = 5; minutes <= hours * 60; minutes += 5)
        {
            road.Step(air, Evening.AddMinutes(minutes), 3, 300, other);
        }

        return road;
    }

    /// <summary>Clear calm days and nights, hour by hour: the air between 4 °C at 14:00 and −3 °C at 02:00.</summary>
    public static RoadWeather Weather(DateTimeOffset at)
    {
        var hours = (at - Evening).TotalHours;
        var air = 0.5 + (3.5 * Math.Cos(2 * Math.PI * (hours + 3) / 24));
        return new RoadWeather(at) { Air = air, DewPoint = air - 6, Wind = 1.5, Cloud = 1, Precipitation = 0, Snowfall = 0 };
    }

    public static RoadWeather[] Hours(double from, double until) =>
        [.. Enumerable.Range(0, (int)(until - from) + 1).Select(h => Weather(Evening.AddHours(from + h)))];

    /// <summary>Eight days of a road that follows the air, and a forecast for a day.</summary>
    public static RoadForecastRequest Request(RoadProfile? road = null) => new(Site(road), TimeZoneInfo.Utc, Evening)
    {
        Surface = [.. Hours(-192, 0).Select(w => new RoadObservation(w.At, w.Air - 2.5))],
        Measured = Hours(-192, 0),
        Weather = Hours(1, 25),
        WeatherIssuedAt = Evening.AddHours(-2),
    };
}

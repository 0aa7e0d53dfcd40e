namespace Telemetry.FirmwareSim.Weather;

/// <summary>
/// The air of a winter night behind a band of rain: it clears after dusk, cools until sunrise and clouds over again. Every
/// day is such a day; seed and date vary it by some tenths of a kelvin and some minutes. docs/sources/firmware-sim.md#night.
/// </summary>
internal sealed class Atmosphere(int seed)
{
    private static readonly DayCurve AirTemperature =
        new((0, 5.6), (2, 6.0), (4, 4.9), (6, 3.6), (9, 2.1), (12, 0.9), (15, 0.1), (18, -0.4), (19.5, -0.5), (21.5, 1.5), (24, 5.6));

    private static readonly DayCurve Cloud =
        new((0, 7), (4.5, 7), (7, 2.5), (9.5, 1), (15, 0.7), (18, 1.5), (21, 4), (24, 7));

    private static readonly DayCurve Wind = new((0, 4.5), (4, 3.2), (8, 1.7), (13, 1.1), (19, 1.1), (22, 2.8), (24, 4.5));

    private static readonly DayCurve Pressure = new((0, 1012), (8, 1015), (18, 1020), (24, 1012));

    /// <summary>0 by day, 1 by night.</summary>
    private static readonly DayCurve Night = new((0, 0), (2.5, 0), (11, 1), (19.5, 1), (24, 0));

    private static readonly ulong AmplitudeStream = SeededNoise.Stream("night/amplitude");
    private static readonly ulong GustStream = SeededNoise.Stream("night/gusts");
    private static readonly ulong RainStream = SeededNoise.Stream("night/rain");
    private readonly SeededNoise _noise = new(seed);

    /// <summary>The air without what only an instrument adds: the forecast and the road see the same.</summary>
    public Air At(StationClimate climate, DateTimeOffset instant)
    {
        var day = WeatherDay.Of(instant);
        var hour = day.Hour;
        var night = Night.At(hour);
        var hours = (instant - DateTimeOffset.UnixEpoch).TotalHours;

        // The amplitude changes from night to night and is nothing at noon, so that days join.
        var amplitude = 0.3 * _noise.Uniform(AmplitudeStream, day.Index) * Math.Sin(Math.PI * hour / 24);
        var waves = 0.15 * _noise.Smooth(AmplitudeStream + 7, hours / 1.5);
        var rain = Rain(climate, day, hours);
        var temperature = AirTemperature.At(hour) + amplitude + waves + Blend(climate.DayAirK, climate.NightAirK, night) + LateClearing(climate, hour);
        var depression = Blend(Blend(climate.DayDepressionK, climate.NightDepressionK, night), 0.5, Math.Min(1, rain / 0.5));
        var cloud = Math.Clamp(Math.Max(Cloud.At(hour) + (0.5 * _noise.Smooth(GustStream + 3, hours / 2)), climate.CloudFloor), 0, 8);
        if (rain > 0 || (climate.ShowerRain > 0 && hour is > 5 and < 9))
        {
            cloud = Math.Max(cloud, 7.5);
        }

        if (climate.Fog && hour is > 9 and < 20)
        {
            cloud = Math.Max(cloud, 5);
        }

        var wind = Math.Max(0.3, climate.WindFactor * Wind.At(hour) * (1 + (0.25 * _noise.Smooth(GustStream, hours * 3))));
        return new Air(temperature, temperature - depression, wind, cloud, rain, Sun(hour, cloud), Pressure.At(hour));
    }

    /// <summary>Where the evening's shower passes, the cloud holds the warmth of the day until it is through.</summary>
    private static double LateClearing(StationClimate climate, double hour) =>
        climate.ShowerRain > 0 && hour is > 3 and < 13 ? 2.2 * Math.Min(1, (hour - 3) / 3) * Math.Min(1, (13 - hour) / 4) : 0;

    private double Rain(StationClimate climate, WeatherDay day, double hours)
    {
        var shift = 0.25 * _noise.Uniform(RainStream, day.Index);
        var hour = day.Hour - shift;
        var rate = (climate.BandRain * Passing(hour, 0.4, 3.3)) + (climate.ShowerRain * Passing(hour, 7.2, 8.7));
        return rate * (1 + (0.4 * _noise.Smooth(RainStream + 1, hours * 4)));
    }

    /// <summary>0 to 1: comes and goes within 25 minutes each.</summary>
    private static double Passing(double hour, double from, double to) =>
        Math.Clamp(Math.Min(hour - from, to - hour) / 0.4, 0, 1);

    /// <summary>Sun of 14 January at 53.8° N, whatever the date: the city lives in one night of winter.</summary>
    private static double Sun(double hour, double cloud)
    {
        const double latitude = 53.8 * Math.PI / 180;
        const double declination = -21.4 * Math.PI / 180;
        var height = (Math.Sin(latitude) * Math.Sin(declination))
            + (Math.Cos(latitude) * Math.Cos(declination) * Math.Cos(hour * Math.PI / 12));
        return Math.Max(0, (910 * height) - 30) * (1 - (0.75 * Math.Pow(cloud / 8, 3.4)));
    }

    private static double Blend(double day, double night, double share) => day + (share * (night - day));
}

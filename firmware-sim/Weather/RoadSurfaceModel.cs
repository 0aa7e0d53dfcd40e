using System.Collections.Concurrent;

namespace Telemetry.FirmwareSim.Weather;

/// <summary>
/// A road under the simulated air: net radiation, sensible and latent heat and traffic against the warmth of the ground
/// (docs/sources/firmware-sim.md#ground). Each weather day is integrated afresh from a fixed state some days before it, so a
/// value depends on seed and instant alone and not on when the simulator was started. It shares nothing with the platform's model.
/// </summary>
internal sealed class RoadSurfaceModel(Atmosphere atmosphere)
{
    private const int StepSeconds = 300;
    private const int SampleSeconds = 600;
    private const int KeptDays = 96;
    private const double Albedo = 0.1;

    /// <summary>Days in which the ground comes to what such days make of it.</summary>
    private const int DaysBefore = 4;

    private readonly ConcurrentDictionary<(StationClimate, long), RoadState[]> _days = new();

    public RoadState At(StationClimate climate, DateTimeOffset instant)
    {
        var day = WeatherDay.Of(instant);
        if (!_days.TryGetValue((climate, day.Index), out var states))
        {
            // Bounded: days long past are not asked for again, and would come out the same if they were.
            if (_days.Count >= KeptDays)
            {
                _days.Clear();
            }

            states = _days[(climate, day.Index)] = Integrate(climate, day.Start);
        }

        var position = day.Hour * 3600 / SampleSeconds;
        var index = Math.Min((int)position, states.Length - 2);
        var (a, b, part) = (states[index], states[index + 1], position - index);
        return new RoadState(
            a.Temperature + (part * (b.Temperature - a.Temperature)),
            a.Film + (part * (b.Film - a.Film)),
            a.Frost + (part * (b.Frost - a.Frost)),
            a.Salt + (part * (b.Salt - a.Salt)),
            a.Below + (part * (b.Below - a.Below)));
    }

    private RoadState[] Integrate(StationClimate climate, DateTimeOffset start)
    {
        const int perDay = 86400 / StepSeconds;
        const int perSample = SampleSeconds / StepSeconds;
        var states = new RoadState[(perDay / perSample) + 1];
        var ground = new RoadGround(climate.DeepTemperature);
        var state = new RoadState(ground.Surface, 0, 0, 0, ground.AtSensor);
        for (var step = -DaysBefore * perDay; step <= perDay; step++)
        {
            if (step >= 0 && step % perSample == 0)
            {
                states[step / perSample] = state;
            }

            var hour = (step * StepSeconds / 3600.0 % 24 + 24) % 24;
            state = Advance(state, ground, climate, hour, atmosphere.At(climate, start.AddSeconds(step * StepSeconds)));
        }

        return states;
    }

    private static RoadState Advance(RoadState road, RoadGround ground, StationClimate climate, double hour, Air air)
    {
        const double hours = StepSeconds / 3600.0;

        // W/m²K; cold air lies still over a colder road.
        var stability = road.Temperature < air.Temperature ? 0.5 : 1;
        var exchange = stability * (2 + (5 * Math.Max(air.Wind, 0.4)));
        var surfaceVapour = road.Temperature < 0 ? Humidity.OverIce(road.Temperature) : Humidity.OverWater(road.Temperature);

        // kg/m²/s that settles (positive) or dries: the exchange of heat over the air's heat capacity, times the difference in humidity.
        var vapour = exchange / 1005 * 0.622 * (Humidity.OverWater(air.DewPoint) - surfaceVapour) / air.Pressure;
        if (vapour < 0)
        {
            vapour *= Math.Min(1, (road.Film + road.Frost) / 0.2);
        }

        var settled = vapour * StepSeconds;
        var traffic = hour is >= 7 and < 16 ? 5 : 10;
        var gain = LongWave.Net(road.Temperature, air.Temperature, air.Cloud, climate.SkyView)
            + ((1 - Albedo) * climate.SkyView * air.Sun)
            + (exchange * (air.Temperature - road.Temperature))
            + (vapour * (road.Temperature < 0 ? 2.83e6 : 2.5e6))
            + traffic;
        ground.Advance(gain, LongWave.PerKelvin(road.Temperature) + exchange, StepSeconds);
        var temperature = ground.Surface;

        var (film, frost) = road.Temperature < 0 && road.Film < 0.01
            ? (road.Film, Math.Max(0, road.Frost + settled))
            : (Math.Max(0, road.Film + settled), road.Frost);
        film += air.Precipitation * hours;
        if (film > 0.2)
        {
            film -= (film - 0.2) * Math.Min(1, 3 * hours);
        }

        // Wheels carry water off until ten in the evening; frost melts above +0.25 °C, and half of it is blown off first.
        film *= 1 - ((hour is < 10 or >= 18 ? 0.25 : 0.03) * hours);
        if (temperature > 0.25 && frost > 0)
        {
            (film, frost) = (film + (frost / 2), 0);
        }

        var salt = road.Salt * (1 - ((0.03 + (0.6 * air.Precipitation)) * hours));
        if (climate.TreatedAt is { } treated && (int)Math.Floor((hour - treated) * 3600 / StepSeconds + 0.001) == 0)
        {
            salt += climate.Salt;
        }

        return new RoadState(temperature, film < 0.001 ? 0 : film, frost, salt, ground.AtSensor);
    }
}

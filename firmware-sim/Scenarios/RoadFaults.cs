using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.FirmwareSim.City;
using Telemetry.FirmwareSim.Weather;

namespace Telemetry.FirmwareSim.Scenarios;

/// <summary>
/// How road sensors go wrong (docs/sources/firmware-sim.md#faults). Hours count from 12:00 UTC. Each fault turns what a sound
/// sensor says of an instant into what the broken one says.
/// </summary>
internal static class RoadFaults
{
    /// <summary>What devices have been seen to send for "no value", read as if it were one: tenths of NTCIP's 1001, bytes and words full of ones, and the like.</summary>
    private static readonly double[] Sentinels = [100.1, 255, 65535, 101, -99, 9999];

    private static readonly DayCurve ClearSkyBias = new((0, 0), (4, 0), (8, -2.5), (19, -2.5), (22, 0), (24, 0));

    private static readonly DateTimeOffset FirstDrift = new(2026, 1, 14, 12, 0, 0, TimeSpan.Zero);

    /// <summary>The road temperature of one hour stands still until another.</summary>
    public static Func<IInstrument, DateTimeOffset, Observation?> Stuck(DayWindow during) => (sound, at) =>
    {
        var said = sound.Observe(at);
        return during.Contains(at) && sound.Observe(during.StartOn(at))?.Find(Quantity.RoadSurfaceTemperature) is { } held
            ? said?.With(Quantity.RoadSurfaceTemperature, held)
            : said;
    };

    /// <summary>Melting snow: no fault at all, though the temperature hardly moves for four hours.</summary>
    public static Observation? MeltingSnow(IInstrument sound, DateTimeOffset at) => new DayWindow(8, 12).Contains(at)
        ? sound.Observe(at)?
            .With(Quantity.RoadSurfaceTemperature, Math.Round(((at.ToUnixTimeSeconds() / (long)sound.Interval.TotalSeconds % 3) - 1) * 0.1, 1))
            .With(Quantity.SurfaceState, (double)SurfaceState.Slush)
        : sound.Observe(at);

    public static Func<IInstrument, DateTimeOffset, Observation?> Silent(DayWindow during) =>
        (sound, at) => during.Contains(at) ? null : sound.Observe(at);

    /// <summary>One sample 8.6 K too cold, at 20:00.</summary>
    public static Observation? Spike(IInstrument sound, DateTimeOffset at) =>
        Shifted(sound, at, WeatherDay.Of(at).Hour == 8 ? -8.6 : 0);

    /// <summary>0.1 K/h for five days, then put right; the first of them begins on 14 January 2026, and each follows the last.</summary>
    public static Observation? Drift(IInstrument sound, DateTimeOffset at) =>
        Shifted(sound, at, 0.1 * (((((at - FirstDrift).TotalHours % 120) + 120) % 120)));

    public static Observation? Offset(IInstrument sound, DateTimeOffset at) => Shifted(sound, at, -2);

    /// <summary>An infrared sensor takes part of the clear sky's cold for the road's.</summary>
    public static Observation? SkyBias(IInstrument sound, DateTimeOffset at) => Shifted(sound, at, ClearSkyBias.At(WeatherDay.Of(at).Hour));

    /// <summary>Every third sample of an infrared sensor sees a vehicle, 6 K warmer than the road.</summary>
    public static Observation? Vehicles(IInstrument sound, DateTimeOffset at) =>
        Shifted(sound, at, at.ToUnixTimeSeconds() / (long)sound.Interval.TotalSeconds % 3 == 0 ? 6 : 0);

    /// <summary>A veil of salt on the lens: it sees part of itself, which is as warm as the air, and no water.</summary>
    public static Observation? SaltOnOptics(IInstrument sound, DateTimeOffset at)
    {
        var said = sound.Observe(at);
        return said is not null && said.Find(Quantity.RoadSurfaceTemperature) is { } road && said.Find(Quantity.AirTemperature) is { } air
            ? said.With(Quantity.RoadSurfaceTemperature, Math.Round((0.6 * road) + (0.4 * air), 1)).With(Quantity.WaterFilmThickness, 0)
            : said;
    }

    public static Observation? IceReadAsDry(IInstrument sound, DateTimeOffset at) => sound.Observe(at)?
        .With(Quantity.SurfaceState, (double)SurfaceState.Dry).With(Quantity.WaterFilmThickness, 0);

    public static Observation? DryReadAsIce(IInstrument sound, DateTimeOffset at) =>
        new DayWindow(5, 21).Contains(at) ? sound.Observe(at)?.With(Quantity.SurfaceState, (double)SurfaceState.Ice) : sound.Observe(at);

    /// <summary>Every second hour one sample is a number that means "no value".</summary>
    public static Observation? Sentinel(IInstrument sound, DateTimeOffset at)
    {
        var hour = at.ToUnixTimeSeconds() / 3600;
        return at.ToUnixTimeSeconds() % 7200 == 0
            ? sound.Observe(at)?.With(Quantity.RoadSurfaceTemperature, Sentinels[hour / 2 % Sentinels.Length])
            : sound.Observe(at);
    }

    public static Observation? Fahrenheit(IInstrument sound, DateTimeOffset at)
    {
        var said = sound.Observe(at);
        foreach (var quantity in new[] { Quantity.RoadSurfaceTemperature, Quantity.AirTemperature, Quantity.DewPoint })
        {
            said = said?.Find(quantity) is { } celsius ? said.With(quantity, Math.Round((celsius * 1.8) + 32, 1)) : said;
        }

        return said;
    }

    public static Observation? KilometresPerHour(IInstrument sound, DateTimeOffset at)
    {
        var said = sound.Observe(at);
        return said?.Find(Quantity.WindSpeed) is { } wind ? said.With(Quantity.WindSpeed, Math.Round(wind * 3.6, 1)) : said;
    }

    /// <summary>A word of tenths decoded without its sign: −1.3 °C comes as 6,552.3.</summary>
    public static Observation? LostSign(IInstrument sound, DateTimeOffset at)
    {
        var said = sound.Observe(at);
        return said?.Find(Quantity.RoadSurfaceTemperature) is { } road && road < 0
            ? said.With(Quantity.RoadSurfaceTemperature, Math.Round(road + 6553.6, 1))
            : said;
    }

    private static Observation? Shifted(IInstrument sound, DateTimeOffset at, double kelvin)
    {
        var said = sound.Observe(at);
        return kelvin != 0 && said?.Find(Quantity.RoadSurfaceTemperature) is { } road
            ? said.With(Quantity.RoadSurfaceTemperature, Math.Round(road + kelvin, 1))
            : said;
    }
}

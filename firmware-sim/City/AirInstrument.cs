using Telemetry.Domain.Quantities;
using Telemetry.FirmwareSim.Scenarios;
using Telemetry.FirmwareSim.Weather;

namespace Telemetry.FirmwareSim.City;

/// <summary>
/// Reads an air monitor: background, traffic, fires of the evening and how the wind thins them; a mean of the interval that
/// ends at the reading's time. The shapes are chosen, not fitted: docs/sources/firmware-sim.md#air.
/// </summary>
internal sealed class AirInstrument(AirSite site, CityPlan plan, Atmosphere atmosphere, SeededNoise noise) : IInstrument
{
    /// <summary>0 to 1: how far an inversion keeps everything below it, in a smog episode.</summary>
    private static readonly DayCurve Smog = new((0, 0), (3, 0), (6.5, 1), (11, 1), (15.5, 0), (24, 0));

    private readonly ulong _stream = SeededNoise.Stream(site.Sensor);

    public string Sensor => site.Sensor;

    public TimeSpan Interval => SensorPlan.IntervalOf(site);

    public TimeSpan Memory => TimeSpan.FromHours(30);

    public Observation? Observe(DateTimeOffset at)
    {
        var middle = at - (Interval / 2);
        var hours = (middle - DateTimeOffset.UnixEpoch).TotalHours;
        var wind = atmosphere.At(Marlhaven.TownClimate, middle).Wind;
        var still = Math.Clamp(2.2 / (0.6 + wind), 0.5, 1.5);
        var traffic = TrafficProfile.At(middle);
        var utcHour = middle.UtcDateTime.TimeOfDay.TotalHours;
        var evening = Math.Exp(-Math.Pow((((utcHour - 20.5 + 36) % 24) - 12) / 2.5, 2));
        var smog = plan.Smog * Smog.At(WeatherDay.Of(middle).Hour);
        var no2 = ((9 + (site.Traffic * traffic * Math.Sqrt(still))) * Vary(1, hours)) + (smog * site.Traffic * 6);
        var pm25 = ((7 + (site.Hearths * evening * still) + (0.09 * site.Traffic * traffic)) * Vary(2, hours)) + (smog * (30 + (5 * site.Hearths)));
        var coarse = (3 + (0.12 * site.Traffic * traffic)) * Vary(3, hours);
        var values = new List<(Quantity, double)>(5) { (Quantity.No2, Rounded(no2, 1, at)) };
        if (site.Reference)
        {
            values.Add((Quantity.O3, Rounded(Math.Max(2, (58 / still) - (0.55 * no2)), 2, at)));
        }

        if (site.Sulphur > 0)
        {
            var plume = Math.Max(0, noise.Smooth(_stream + 64, hours / 2));
            values.Add((Quantity.So2, Rounded(2 + (site.Sulphur * ((plume * plume) + (10 * smog))), 3, at)));
        }

        var fine = Rounded(pm25, 4, at);
        values.Add((Quantity.Pm25, fine));
        values.Add((Quantity.Pm10, Math.Round(fine + Math.Max(0.5, coarse), 1)));
        if (!site.Reference)
        {
            values.Add((Quantity.BatteryLevel, Math.Round(88 + (6 * Math.Cos((utcHour - 14) * Math.PI / 12)))));
        }

        return new Observation(site.Sensor, at, values);
    }

    private double Vary(ulong channel, double hours) => 1 + (0.15 * noise.Smooth(_stream + (channel * 16), hours * 2));

    private double Rounded(double value, ulong channel, DateTimeOffset at) =>
        Math.Round(Math.Max(0, value + (0.3 * noise.Normal(_stream + 256 + (channel * 16), at.ToUnixTimeSeconds()))), 1);
}

using Telemetry.Domain.Quantities;

namespace Telemetry.Rules.Winter.RoadSurface;

/// <summary>
/// The weather at any instant, from measured and forecast hours: what is missing between two hours is interpolated, and what
/// nobody gives is assumed (docs/sources/winter.md#road-site). Reads forwards only, for speed.
/// </summary>
internal sealed class WeatherCourse
{
    public const double AssumedOctas = 5.3;

    private const double AssumedHumidity = 85;
    private const double AssumedWind = 2;
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan HalfHour = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan CloudHolds = TimeSpan.FromHours(18);

    private readonly RoadWeather[] _hours;
    private readonly double[] _octas;
    private readonly bool[] _unseen;
    private readonly double _latitude;
    private readonly double _longitude;
    private int _next;

    /// <param name="hours">In order of time; instants without an air temperature are passed over.</param>
    /// <param name="latitude">Degrees north.</param>
    /// <param name="longitude">Degrees east.</param>
    public WeatherCourse(IEnumerable<RoadWeather> hours, double latitude, double longitude)
    {
        _latitude = latitude;
        _longitude = longitude;
        _hours = [.. hours.Where(h => double.IsFinite(h.Air))];
        _octas = new double[_hours.Length];
        _unseen = new bool[_hours.Length];
        FillOctas();
    }

    /// <summary>Whether nobody said anything of the sky at any hour of a span; false without hours in it.</summary>
    public bool IsSkyUnseen(DateTimeOffset from, DateTimeOffset until)
    {
        var any = false;
        for (var i = 0; i < _hours.Length; i++)
        {
            if (_hours[i].At > from && _hours[i].At <= until)
            {
                any = true;
                if (!_unseen[i])
                {
                    return false;
                }
            }
        }

        return any;
    }

    /// <summary>Takes a sky for every hour from an instant on of which nobody said anything.</summary>
    public void AssumeSky(double octas, DateTimeOffset from)
    {
        for (var i = 0; i < _hours.Length; i++)
        {
            if (_unseen[i] && _hours[i].At > from)
            {
                _octas[i] = Math.Clamp(octas, 0, 8);
            }
        }
    }

    public bool IsEmpty => _hours.Length == 0;

    public DateTimeOffset From => _hours[0].At;

    public DateTimeOffset Until => _hours[^1].At;

    /// <summary>Whether two hours no further apart than the given span stand around the instant.</summary>
    public bool Covers(DateTimeOffset instant, TimeSpan span)
    {
        var next = Seek(instant);
        return next < _hours.Length && (_hours[next].At == instant || (next > 0 && _hours[next].At - _hours[next - 1].At <= span));
    }

    public AirOverRoad At(DateTimeOffset instant)
    {
        var next = Seek(instant);
        var after = Math.Min(next, _hours.Length - 1);
        var before = Math.Max(0, next - 1);
        var share = after == before ? 1 : Math.Clamp((instant - _hours[before].At) / (_hours[after].At - _hours[before].At), 0, 1);
        var first = _hours[before];
        var second = _hours[after];
        var air = Within(Quantity.AirTemperature, Mix(first.Air, second.Air, share), 0);
        var dew = Mix(first.DewPoint, second.DewPoint, share);
        var vapour = double.IsFinite(dew)
            ? Saturation.OverWater(Within(Quantity.DewPoint, Math.Min(dew, air), 0))
            : AssumedHumidity / 100 * Saturation.OverWater(air);
        var octas = (_octas[before] * (1 - share)) + (_octas[after] * share);
        var (rain, snow) = Falling(second, air, vapour);
        return new AirOverRoad(
            air,
            vapour,
            Within(Quantity.WindSpeed, Mix(first.Wind, second.Wind, share), AssumedWind),
            octas,
            Radiation(instant, octas),
            rain,
            snow,
            Within(Quantity.AirPressure, Mix(first.Pressure, second.Pressure, share), WetBulb.StandardPressure));
    }

    private static double Mix(double before, double after, double share) =>
        double.IsFinite(before) ? double.IsFinite(after) ? before + ((after - before) * share) : before : after;

    private static double Within(Quantity quantity, double value, double assumed) =>
        double.IsFinite(value) ? Math.Clamp(value, quantity.Minimum, quantity.Maximum) : assumed;

    private static (double Rain, double Snow) Falling(in RoadWeather hour, double air, double vapour)
    {
        var all = Within(Quantity.PrecipitationRate, hour.Precipitation, 0);
        if (double.IsFinite(hour.Snowfall))
        {
            var snow = Math.Max(0, Within(Quantity.SnowfallRate, hour.Snowfall, 0));
            return (Math.Max(0, all - snow), snow);
        }

        return !(all > 0) ? default : PhaseOfPrecipitation.In(air, 100 * vapour / Saturation.OverWater(air)) switch
        {
            PrecipitationPhase.Snow => (0, all),
            PrecipitationPhase.Sleet => (all / 2, all / 2),
            _ => (all, 0),
        };
    }

    /// <summary>A mean of an hour stands for its middle; where none is given, clear sky and clouds make it.</summary>
    private double Radiation(DateTimeOffset instant, double octas)
    {
        var next = Seek(instant + HalfHour);
        if (next < _hours.Length && double.IsFinite(_hours[next].Radiation))
        {
            var after = _hours[next];
            if (next > 0 && double.IsFinite(_hours[next - 1].Radiation) && after.At - _hours[next - 1].At <= Hour)
            {
                var before = _hours[next - 1];
                var share = Math.Clamp((instant + HalfHour - before.At) / (after.At - before.At), 0, 1);
                return Math.Max(0, Mix(before.Radiation, after.Radiation, share));
            }

            return Math.Max(0, after.Radiation);
        }

        var sun = Sun.At(instant, _latitude, _longitude);
        return ShortWave.Clear(sun.SinElevation) * ShortWave.ThroughClouds(octas);
    }

    /// <summary>Given cloud, else what dims the sun by day, kept through the night that follows, else the usual.</summary>
    private void FillOctas()
    {
        var seen = DateTimeOffset.MinValue;
        var last = AssumedOctas;
        for (var i = 0; i < _hours.Length; i++)
        {
            var hour = _hours[i];
            if (double.IsFinite(hour.Cloud))
            {
                (last, seen) = (Within(Quantity.CloudCover, hour.Cloud, 0), hour.At);
            }
            else if (double.IsFinite(hour.Radiation))
            {
                var clear = ShortWave.Clear(Sun.At(hour.At - HalfHour, _latitude, _longitude).SinElevation);
                if (clear > 100)
                {
                    (last, seen) = (ShortWave.OctasFrom(hour.Radiation / clear), hour.At);
                }
            }

            _unseen[i] = seen == DateTimeOffset.MinValue || hour.At - seen > CloudHolds;
            _octas[i] = _unseen[i] ? AssumedOctas : last;
        }
    }

    private int Seek(DateTimeOffset instant)
    {
        while (_next > 0 && _hours[_next - 1].At >= instant)
        {
            _next--;
        }

        while (_next < _hours.Length && _hours[_next].At < instant)
        {
            _next++;
        }

        return _next;
    }
}

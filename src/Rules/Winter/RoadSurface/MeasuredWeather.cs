using Telemetry.Domain.Quantities;

namespace Telemetry.Rules.Winter.RoadSurface;

/// <summary>The weather that a station measured, as the surface model takes it: at the instants of its air temperature, at least 10 minutes apart.</summary>
public static class MeasuredWeather
{
    private static readonly TimeSpan Apart = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(30);

    /// <summary>The model takes a radiation as the mean of the hour that ends there.</summary>
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <param name="known">Readings that passed, each quantity in order of time.</param>
    public static IReadOnlyList<RoadWeather> From(IReadOnlyDictionary<Quantity, IReadOnlyList<RoadObservation>> known)
    {
        var dew = new Window(known, Quantity.DewPoint);
        var humidity = new Window(known, Quantity.RelativeHumidity);
        var wind = new Window(known, Quantity.WindSpeed);
        var cloud = new Window(known, Quantity.CloudCover);
        var radiation = new Window(known, Quantity.GlobalRadiation);
        var precipitation = new Window(known, Quantity.PrecipitationRate);
        var snow = new Window(known, Quantity.SnowfallRate);
        var pressure = new Window(known, Quantity.AirPressure);
        var weather = new List<RoadWeather>();
        foreach (var air in known.GetValueOrDefault(Quantity.AirTemperature) ?? [])
        {
            if (weather.Count > 0 && air.At - weather[^1].At < Apart)
            {
                continue;
            }

            var at = air.At;
            var since = weather.Count > 0 && at - weather[^1].At < Fresh ? at - weather[^1].At : Fresh;
            var moist = dew.Newest(at, Fresh);
            if (double.IsNaN(moist) && humidity.Newest(at, Fresh) is var relative && !double.IsNaN(relative))
            {
                moist = DewPoint.FromRelativeHumidity(air.Value, relative) ?? double.NaN;
            }

            weather.Add(new RoadWeather(at)
            {
                Air = air.Value,
                DewPoint = double.IsNaN(moist) ? moist : DewPoint.Clamp(moist, air.Value),
                Wind = wind.Mean(at, since),
                Cloud = cloud.Newest(at, Fresh),
                Radiation = radiation.Mean(at, Hour),
                Precipitation = precipitation.Mean(at, since),
                Snowfall = snow.Mean(at, since),
                Pressure = pressure.Newest(at, Fresh),
            });
        }

        return weather;
    }

    /// <summary>One quantity read forwards: the rows of the span that ends at an instant. NaN without any.</summary>
    private sealed class Window(IReadOnlyDictionary<Quantity, IReadOnlyList<RoadObservation>> known, Quantity quantity)
    {
        private readonly IReadOnlyList<RoadObservation> _rows = known.GetValueOrDefault(quantity) ?? [];
        private int _next;

        public double Newest(DateTimeOffset at, TimeSpan span)
        {
            Seek(at);
            return _next > 0 && at - _rows[_next - 1].At < span ? _rows[_next - 1].Value : double.NaN;
        }

        public double Mean(DateTimeOffset at, TimeSpan span)
        {
            Seek(at);
            double sum = 0;
            var count = 0;
            for (var i = _next - 1; i >= 0 && at - _rows[i].At < span; i--)
            {
                sum += _rows[i].Value;
                count++;
            }

            return count > 0 ? sum / count : double.NaN;
        }

        private void Seek(DateTimeOffset at)
        {
            while (_next < _rows.Count && _rows[_next].At <= at)
            {
                _next++;
            }
        }
    }
}

using System.Runtime.CompilerServices;
using Telemetry.Domain.Forecasts;
using Telemetry.Domain.Quantities;
using Telemetry.Rules.Winter.RoadSurface;

namespace Telemetry.Rules.Winter;

/// <summary>A forecast issue laid out by hour, so that a rule reads it without searching. NaN where the issue says nothing.</summary>
internal sealed class ForecastTimeline
{
    // What an issue looks like by hour never changes: worked out once for each, and gone with it.
    private static readonly ConditionalWeakTable<ForecastIssue, ForecastTimeline> Known = [];
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private readonly Lazy<IReadOnlyList<RoadWeather>> _weather;
    private readonly DateTimeOffset[] _at;
    private readonly double[] _air;
    private readonly double[] _dew;
    private readonly double[] _precipitation;
    private readonly double[] _snow;

    public ForecastTimeline(ForecastIssue issue)
    {
        var times = new SortedSet<DateTimeOffset>();
        foreach (var value in issue.Values)
        {
            times.Add(value.ValidAt);
        }

        _weather = new(() => ForecastWeather.Of(issue));
        _at = [.. times];
        _air = Missing();
        _dew = Missing();
        _precipitation = Missing();
        _snow = Missing();
        foreach (var value in issue.Values)
        {
            var series = value.Quantity == Quantity.AirTemperature ? _air
                : value.Quantity == Quantity.DewPoint ? _dew
                : value.Quantity == Quantity.PrecipitationRate ? _precipitation
                : value.Quantity == Quantity.SnowfallRate ? _snow
                : null;
            if (series is not null)
            {
                series[Array.BinarySearch(_at, value.ValidAt)] = value.Value;
            }
        }
    }

    public static ForecastTimeline Of(ForecastIssue issue) => Known.GetValue(issue, static i => new ForecastTimeline(i));

    /// <summary>As the surface model takes it.</summary>
    public IReadOnlyList<RoadWeather> Weather => _weather.Value;

    public int Count => _at.Length;

    public DateTimeOffset At(int index) => _at[index];

    public double Air(int index) => _air[index];

    /// <summary>Never above the air temperature.</summary>
    public double Dew(int index) => _dew[index] > _air[index] ? _air[index] : _dew[index];

    /// <summary>mm/h of the hour that ends at the point, of any phase.</summary>
    public double Precipitation(int index) => _precipitation[index];

    public double Snow(int index) => _snow[index];

    /// <summary>Up to when air temperature is there hour by hour from the instant on; null when it isn't there within the next hour.</summary>
    public DateTimeOffset? CoveredUntil(DateTimeOffset from)
    {
        DateTimeOffset? until = null;
        for (var i = 0; i < _at.Length; i++)
        {
            if (double.IsNaN(_air[i]))
            {
                continue;
            }

            if (until is { } last && _at[i] - last > Hour)
            {
                if (last >= from)
                {
                    break;
                }

                until = null;
            }

            if (until is null && _at[i] > from + Hour)
            {
                break;
            }

            until = _at[i];
        }

        return until > from ? until : null;
    }

    public double AirAt(DateTimeOffset instant) => Interpolate(_air, instant, TimeSpan.MaxValue);

    /// <summary>Never above the air temperature; NaN more than an hour away from any value.</summary>
    public double DewAt(DateTimeOffset instant) => Math.Min(Interpolate(_dew, instant, Hour), AirAt(instant));

    /// <summary>Linear between the neighbouring values; before the first and after the last, that one. NaN beyond the reach of both.</summary>
    private double Interpolate(double[] values, DateTimeOffset instant, TimeSpan reach)
    {
        var before = -1;
        for (var i = 0; i < _at.Length; i++)
        {
            if (double.IsNaN(values[i]))
            {
                continue;
            }

            if (_at[i] < instant)
            {
                before = i;
                continue;
            }

            return before < 0
                ? _at[i] - instant <= reach ? values[i] : double.NaN
                : _at[i] - instant > reach && instant - _at[before] > reach ? double.NaN
                : values[before] + ((values[i] - values[before]) * ((instant - _at[before]) / (_at[i] - _at[before])));
        }

        return before >= 0 && instant - _at[before] <= reach ? values[before] : double.NaN;
    }

    private double[] Missing()
    {
        var values = new double[_at.Length];
        Array.Fill(values, double.NaN);
        return values;
    }
}

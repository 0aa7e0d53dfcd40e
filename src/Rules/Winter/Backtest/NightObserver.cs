using Telemetry.Rules.Winter.RoadSurface;

namespace Telemetry.Rules.Winter.Backtest;

/// <summary>Tells of each night what it was like on a route: the coldest of its stations, the wettest of its stations.</summary>
public sealed class NightObserver(IReadOnlyList<StationCourse> stations, TimeZoneInfo zone, GrittingPolicyOptions policy)
{
    private static readonly TimeSpan WetBefore = TimeSpan.FromHours(6);
    private static readonly TimeSpan NearInTime = TimeSpan.FromMinutes(30);

    public ObservedNight Observe(DateOnly date)
    {
        var from = DecisionDay.Local(date, new TimeOnly(15, 0), zone);
        var to = DecisionDay.Local(date.AddDays(1), new TimeOnly(11, 0), zone);
        var night = new ObservedNight(date, from, to, to - from);
        for (var i = 0; i < stations.Count; i++)
        {
            var one = Observe(night, stations[i]);
            night = i == 0 ? one : Worse(night, one);
        }

        return night;
    }

    private ObservedNight Observe(ObservedNight empty, StationCourse station)
    {
        double? minimum = null;
        DateTimeOffset? minimumAt = null, freeze = null;
        var timed = false;
        var (gap, below, deposition) = (TimeSpan.Zero, TimeSpan.Zero, (TimeSpan?)TimeSpan.Zero);
        var last = empty.From;
        var rows = station.Rst;
        var first = CountUntil(rows, o => o.At < empty.From);
        for (var i = first; i < rows.Count && rows[i].At <= empty.To; i++)
        {
            var (at, rst) = (rows[i].At, rows[i].Value + station.OffsetK);
            gap = Longer(gap, at - last);
            last = at;
            if (!(minimum <= rst))
            {
                (minimum, minimumAt) = (rst, at);
            }

            if (rst > 0)
            {
                timed |= freeze is null;
                continue;
            }

            freeze ??= at;
            var until = i + 1 < rows.Count && rows[i + 1].At < empty.To ? rows[i + 1].At : empty.To;
            var lasts = Shorter(until - at, ObservedNight.MaxGap);
            below += lasts;
            deposition = FrostPointAt(station.Weather, at) is { } frost ? deposition + (frost >= rst ? lasts : TimeSpan.Zero) : null;
        }

        return empty with
        {
            LongestGap = Longer(gap, empty.To - last),
            MinimumRst = minimum,
            MinimumAt = minimumAt,
            FirstFreezeAt = freeze,
            FreezeIsTimed = timed && freeze is not null,
            AtOrBelowZero = below,
            Deposition = deposition,
            Precipitation = Precipitated(station.Weather, empty.From - WetBefore, empty.To),
        };
    }

    /// <summary>Each by what makes the night worse on the route; what one station can't tell, another's bad news does.</summary>
    private static ObservedNight Worse(ObservedNight one, ObservedNight other)
    {
        var colder = other.MinimumRst is { } minimum && !(one.MinimumRst <= minimum) ? other : one;
        var sooner = other.FirstFreezeAt is { } freeze && !(one.FirstFreezeAt <= freeze) ? other : one;
        return colder with
        {
            LongestGap = Longer(one.LongestGap, other.LongestGap),
            FirstFreezeAt = sooner.FirstFreezeAt,
            FreezeIsTimed = sooner.FreezeIsTimed,
            AtOrBelowZero = Longer(one.AtOrBelowZero, other.AtOrBelowZero),
            Deposition = one.Deposition >= ObservedNight.DepositionThatCounts ? one.Deposition
                : other.Deposition >= ObservedNight.DepositionThatCounts ? other.Deposition
                : one.Deposition is { } a && other.Deposition is { } b ? Longer(a, b) : null,
            Precipitation = one.Precipitation == true || other.Precipitation == true ? true
                : one.Precipitation is null || other.Precipitation is null ? null : false,
        };
    }

    private static double? FrostPointAt(IReadOnlyList<RoadWeather> weather, DateTimeOffset at)
    {
        var next = CountUntil(weather, w => w.At <= at);
        double? nearest = null;
        var apart = NearInTime;
        for (var i = Math.Max(0, next - 1); i <= next && i < weather.Count; i++)
        {
            if ((weather[i].At - at).Duration() is var duration && duration <= apart && double.IsFinite(weather[i].DewPoint))
            {
                (nearest, apart) = (FrostPoint.FromDewPoint(weather[i].DewPoint), duration);
            }
        }

        return nearest;
    }

    /// <summary>Null where nothing fell in what was measured, but a stretch too long went unmeasured.</summary>
    private bool? Precipitated(IReadOnlyList<RoadWeather> weather, DateTimeOffset after, DateTimeOffset until)
    {
        var last = after;
        var gap = TimeSpan.Zero;
        for (var i = CountUntil(weather, w => w.At <= after); i < weather.Count && weather[i].At <= until; i++)
        {
            var (rate, snow) = (weather[i].Precipitation, weather[i].Snowfall);
            if (rate >= policy.PrecipitationFromMmH || snow >= policy.PrecipitationFromMmH)
            {
                return true;
            }

            if (double.IsFinite(rate))
            {
                gap = Longer(gap, weather[i].At - last);
                last = weather[i].At;
            }
        }

        return Longer(gap, until - last) <= ObservedNight.MaxGap ? false : null;
    }

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static int CountUntil<T>(IReadOnlyList<T> ordered, Func<T, bool> isBefore)
    {
        var (low, high) = (0, ordered.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = isBefore(ordered[middle]) ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}

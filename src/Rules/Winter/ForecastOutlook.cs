using Telemetry.Domain.Forecasts;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Rules.EventTime;

namespace Telemetry.Rules.Winter;

/// <summary>
/// Looks ahead with a forecast: its air temperature plus the present difference of road and air, which decays with a 4 h
/// e-fold (docs/sources/winter.md#ahead). Without a trusted road sensor the road is taken to stay colder than the air by a
/// margin that does not decay: a small one below the route's other stations, else a large one below the air.
/// </summary>
/// <param name="neighbours">The coldest difference of road and air at the route's other trusted stations, K; null where there is none.</param>
internal sealed class ForecastOutlook(StationMoment station, DecisionDay day, GrittingPolicyOptions policy, double? neighbours)
{
    private readonly DateTimeOffset _now = station.Moment.At;
    private ForecastTimeline _hours = null!;
    private double _decaying;
    private double _fixed = double.PositiveInfinity;
    private double _margin;

    /// <summary>Null when there is no forecast to look ahead with; <paramref name="why"/> then says why.</summary>
    public Outlook? Look(RoadSensor road, double? frostPointNow, bool footway, out string why)
    {
        if (station.Moment.Forecast is not { } issue)
        {
            why = "no forecast";
            return null;
        }

        var age = _now - issue.IssuedAt;
        if (age < TimeSpan.Zero)
        {
            why = "a forecast issued later than now";
            return null;
        }

        if (age > TimeSpan.FromHours(policy.ForecastMaxAgeHours))
        {
            why = $"a forecast {Say.Number(age.TotalHours)} h old, over {Say.Number(policy.ForecastMaxAgeHours)} h";
            return null;
        }

        _hours = ForecastTimeline.Of(issue);
        if (_hours.CoveredUntil(_now) is not { } covered)
        {
            why = "a forecast without air temperature for the coming hour";
            return null;
        }

        why = "";
        SetDifference(road);
        var until = covered < day.End ? covered : day.End;
        var points = Points(until, frostPointNow, out var precipitationKnown);
        return new Outlook(points, station.Station.OffsetK)
        {
            Issue = issue,
            BasisUntil = until,
            Covers = until >= day.End && precipitationKnown,
            Share = Math.Min(1, (until - _now) / (day.End - _now)),
            SnowSince = SnowSince(),
            IceStays = footway ? StaysFrozen(points) : null,
        };
    }

    private void SetDifference(RoadSensor road)
    {
        if (road.Base is not { } start)
        {
            // Nothing of its own to tie the road to the air: take it as the route's other stations and colder, else much
            // colder than the air; and colder still if it was when last trusted.
            var last = road.LastTrusted is { } trusted ? Decayed(trusted) : double.PositiveInfinity;
            if (neighbours is { } difference)
            {
                _decaying = Math.Min(difference, last);
                _margin = policy.NeighbourMarginK;
            }
            else
            {
                _fixed = -policy.ClearNightMarginK;
                _decaying = Math.Min(0, last);
            }
        }
        else
        {
            _decaying = Decayed(start);
        }

        if (road.View is not { } view)
        {
            return;
        }

        // The coldest of the hold time and the newest, suspect readings too: those may cool a decision.
        if (view.Last(Flag.Suspect) is { } newest)
        {
            _decaying = Math.Min(_decaying, Decayed(newest));
        }

        foreach (var observation in view.Between(_now - policy.Hold, _now, Flag.Suspect))
        {
            _decaying = Math.Min(_decaying, Decayed(observation));
        }
    }

    private double Decayed(Observation rst) => (rst.Value - _hours.AirAt(rst.At)) * Decay(_now - rst.At);

    private double Decay(TimeSpan time) => Math.Exp(-time.TotalHours / policy.RelaxationHours);

    private double Rst(double air, DateTimeOffset at) =>
        air + Math.Min(_fixed, _decaying * Decay(at - _now)) - _margin + station.Station.OffsetK;

    private List<AheadPoint> Points(DateTimeOffset until, double? frostPointNow, out bool precipitationKnown)
    {
        var points = new List<AheadPoint>(32);
        precipitationKnown = true;
        var air = _hours.AirAt(_now);
        points.Add(new AheadPoint(_now, Rst(air, _now), air, frostPointNow ?? FrostPoint.FromDewPoint(_hours.DewAt(_now)), 0, 0, false));
        for (var i = 0; i < _hours.Count && points[^1].At < until; i++)
        {
            if (_hours.At(i) <= _now || double.IsNaN(_hours.Air(i)))
            {
                continue;
            }

            // The last step is cut where the decision day ends inside an hour.
            var at = _hours.At(i) < until ? _hours.At(i) : until;
            air = at == _hours.At(i) ? _hours.Air(i) : _hours.AirAt(at);
            var rst = Rst(air, at);
            var precipitation = _hours.Precipitation(i);
            precipitationKnown &= !double.IsNaN(precipitation) || at <= _now.AddHours(1);
            var (rain, snow, freezing) = Split(i, air, Math.Min(rst, points[^1].Rst));
            points.Add(new AheadPoint(at, rst, air, FrostPoint.FromDewPoint(_hours.DewAt(at)), rain, snow, freezing));
        }

        return points;
    }

    /// <summary>An hour's precipitation by phase: as the forecast says, else as air and humidity let expect.</summary>
    private (double Rain, double Snow, bool Freezing) Split(int hour, double air, double rst)
    {
        var snow = _hours.Snow(hour);
        var all = double.IsNaN(_hours.Precipitation(hour)) ? snow : Math.Max(_hours.Precipitation(hour), double.IsNaN(snow) ? 0 : snow);
        if (!(all > 0 && all >= policy.PrecipitationFromMmH))
        {
            return (0, 0, false);
        }

        var dew = _hours.Dew(hour);
        if (double.IsNaN(snow))
        {
            return PhaseOfPrecipitation.In(air, double.IsNaN(dew) ? 100 : DewPoint.ToRelativeHumidity(dew, air)) switch
            {
                PrecipitationPhase.Snow => (0, all, false),
                PrecipitationPhase.Sleet => (all / 2, all / 2, false),
                _ => (all, 0, Freezes(air, dew, rst)),
            };
        }

        var rain = all - snow >= policy.PrecipitationFromMmH ? all - snow : 0;
        return (rain, snow, rain > 0 && Freezes(air, dew, rst));
    }

    private bool Freezes(double air, double dew, double rst) =>
        PhaseOfPrecipitation.FreezesOnTouch(rst, air, double.IsNaN(dew) ? null : dew, policy.FreezingRainWetBulb);

    private DateTimeOffset? SnowSince()
    {
        DateTimeOffset? since = null;
        for (var i = 0; i < _hours.Count && _hours.At(i).AddHours(-1) <= _now; i++)
        {
            // Freezing rain opens a snow row as snow does; a road at zero lets it be told.
            var start = _hours.At(i).AddHours(-1);
            since = Split(i, _hours.Air(i), 0) is { Snow: > 0 } or { Freezing: true } ? since ?? start : null;
        }

        return since;
    }

    private bool? StaysFrozen(List<AheadPoint> points)
    {
        var first = points.FindIndex(p => p.Rst <= 0);
        if (first < 0)
        {
            return false;
        }

        var until = points[first].At.AddHours(policy.FootwayIceStaysHours);
        for (var i = 0; i < _hours.Count; i++)
        {
            var at = _hours.At(i);
            if (at > points[first].At && at <= until && !(Rst(_hours.Air(i), at) <= 0))
            {
                return double.IsNaN(_hours.Air(i)) ? null : false;
            }
        }

        return _hours.CoveredUntil(_now) >= until ? true : null;
    }
}

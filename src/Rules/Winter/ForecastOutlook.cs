using Telemetry.Domain.Forecasts;
using Telemetry.Domain.Network;
using Telemetry.Domain.Readings;
using Telemetry.Rules.EventTime;

namespace Telemetry.Rules.Winter;

/// <summary>Looks ahead with a forecast: the road as the surface model or the decaying difference to the air lets expect it, and what falls on it.</summary>
/// <param name="neighbours">The coldest difference of road and air at the route's other trusted stations, K; null where there is none.</param>
internal sealed class ForecastOutlook(
    StationMoment station, DecisionDay day, TimeZoneInfo zone, StationRoadModel model, GrittingPolicyOptions policy, double? neighbours)
{
    private readonly DateTimeOffset _now = station.Moment.At;
    private ForecastTimeline _hours = null!;
    private IRoadAhead _road = null!;

    /// <summary>Null when there is no forecast to look ahead with; <paramref name="why"/> then says why.</summary>
    public Outlook? Look(RoadSensor road, double? frostPointNow, Route route, out string why)
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
        var until = covered < day.End ? covered : day.End;
        var modelled = model.Ahead(station, road, _hours, until, zone, out var without) is { } forecast
            ? new ModelledRoad(forecast, station, _hours, road, policy)
            : null;
        _road = modelled ?? (IRoadAhead)new DecayingDifference(station, _hours, road, neighbours, policy);
        var points = Points(until, frostPointNow, out var precipitationKnown);
        return new Outlook(points, station.Station.OffsetK)
        {
            Issue = issue,
            ModelledFrom = modelled?.IssuedAt,
            NotModelled = without,
            BasisUntil = until,
            Covers = until >= day.End && precipitationKnown,
            Share = Math.Min(1, (until - _now) / (day.End - _now)),
            SnowSince = SnowSince(),
            IceStays = route.Priority != RoutePriority.Footway ? null
                : route.FootwayClass == 2 ? StaysFrozen(points, _now, policy.FootwayIceStaysFurtherHours)
                : StaysFrozen(points, null, policy.FootwayIceStaysHours),
        };
    }

    private List<AheadPoint> Points(DateTimeOffset until, double? frostPointNow, out bool precipitationKnown)
    {
        var points = new List<AheadPoint>(80);
        precipitationKnown = true;
        points.Add(Point(_now, frostPointNow ?? FrostPoint.FromDewPoint(_hours.DewAt(_now)), (0, 0, false)));
        var hour = 0;
        foreach (var at in _road.Steps(until))
        {
            while (_hours.At(hour) < at || double.IsNaN(_hours.Air(hour)))
            {
                hour++;
            }

            var precipitation = _hours.Precipitation(hour);
            precipitationKnown &= !double.IsNaN(precipitation) || at <= _now.AddHours(1);
            var falling = Split(hour, _hours.AirAt(at), Math.Min(_road.RstAt(at), points[^1].Rst));
            points.Add(Point(at, FrostPoint.FromDewPoint(_hours.DewAt(at)), falling));
        }

        return points;
    }

    private AheadPoint Point(DateTimeOffset at, double frostPoint, (double Rain, double Snow, bool Freezing) falling) =>
        new(at, _road.RstAt(at), _hours.AirAt(at), frostPoint, falling.Rain, falling.Snow, falling.Freezing)
        {
            SdK = policy.ForecastSdK,
            Quantiles = _road.QuantilesAt(at),
        };

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

    /// <param name="since">From when on it must be frozen; null from its first freeze on.</param>
    private bool? StaysFrozen(List<AheadPoint> points, DateTimeOffset? since, double hours)
    {
        var first = points.FindIndex(p => p.Rst <= 0);
        if (first < 0 || points[first].At > since)
        {
            return false;
        }

        var until = points[first].At.AddHours(hours);
        for (var i = 0; i < _hours.Count; i++)
        {
            var at = _hours.At(i);
            if (at > points[first].At && at <= until && (double.IsNaN(_hours.Air(i)) || !(_road.RstAt(at) <= 0)))
            {
                return double.IsNaN(_hours.Air(i)) ? null : false;
            }
        }

        return _hours.CoveredUntil(_now) >= until ? true : null;
    }
}

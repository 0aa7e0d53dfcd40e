using Telemetry.Domain.Readings;
using Telemetry.Rules.EventTime;
using Telemetry.Rules.Winter.RoadSurface;

namespace Telemetry.Rules.Winter;

/// <summary>
/// Looks ahead without a forecast by what the station itself has measured: the road to the end of the decision day with wide quantiles, its
/// humidity no further than a trend, and nothing of what may fall (docs/sources/winter.md#alone-in-decisions).
/// </summary>
internal static class AloneOutlook
{
    /// <summary>The road has a basis to the end, precipitation has none: half of what a forecast gives.</summary>
    private const double Share = 0.5;

    /// <summary>Null where the policy wants the trend, or where there is no fresh reading that passed, or no past day of them.</summary>
    public static Outlook? Look(
        StationMoment station, DecisionDay day, TimeZoneInfo zone, RoadSensor road, double? frostPointNow, StationRoadModel model, GrittingPolicyOptions policy)
    {
        if (policy.WithoutForecast != WithoutForecast.StationAlone || model.Alone(station, road, day.End, zone) is not { } forecast)
        {
            return null;
        }

        var now = station.Moment.At;
        var known = now.AddHours(policy.TrendHours);
        var ahead = new ModelledRoad(forecast, station, null, road, policy);
        var points = new List<AheadPoint>(80) { Point(now) };
        foreach (var at in ahead.Steps(day.End))
        {
            points.Add(Point(at));
        }

        return new Outlook(points, station.Station.OffsetK)
        {
            ModelledFrom = forecast.IssuedAt,
            DrynessKnownUntil = known,
            BasisUntil = points[^1].At,
            Share = Share * Math.Min(1, (points[^1].At - now) / (day.End - now)),
        };

        AheadPoint Point(DateTimeOffset at) => new(at, ahead.RstAt(at), double.NaN, at <= known ? frostPointNow ?? double.NaN : double.NaN, 0, 0, false)
        {
            SdK = policy.ForecastSdK,
            Quantiles = ahead.QuantilesAt(at),
        };
    }
}

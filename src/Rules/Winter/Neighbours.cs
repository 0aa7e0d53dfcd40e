using Telemetry.Rules.EventTime;

namespace Telemetry.Rules.Winter;

/// <summary>What the other stations of a route say about one whose own road sensor can't be trusted.</summary>
internal static class Neighbours
{
    /// <summary>The coldest difference of road and forecast air at the route's other trusted stations, K, carried to now; null where there is none.</summary>
    public static double? Difference(RouteMoment moment, StationMoment without, GrittingPolicyOptions policy)
    {
        double? coldest = null;
        foreach (var station in moment.Stations)
        {
            if (ReferenceEquals(station.Moment, without.Moment) || station.Moment.Forecast is not { } issue
                || RoadSensor.Of(station.Moment, policy) is not { Trust: RoadTrust.Trusted, Base: { } rst })
            {
                continue;
            }

            var age = moment.At - issue.IssuedAt;
            var difference = (rst.Value - ForecastTimeline.Of(issue).AirAt(rst.At)) * Math.Exp(-(moment.At - rst.At).TotalHours / policy.RelaxationHours);
            if (age >= TimeSpan.Zero && age <= TimeSpan.FromHours(policy.ForecastMaxAgeHours) && !(difference >= coldest) && double.IsFinite(difference))
            {
                coldest = difference;
            }
        }

        return coldest;
    }
}

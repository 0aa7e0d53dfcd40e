using Telemetry.Rules.EventTime;

namespace Telemetry.Rules.Winter;

/// <summary>How far a route's stations disagree about its coldest stretch now: what an offset doesn't know.</summary>
internal static class StationSpread
{
    /// <summary>Standard deviation of road temperature and offset among the stations whose road sensor is trusted, K; zero with fewer than two.</summary>
    public static double Of(RouteMoment moment, GrittingPolicyOptions policy)
    {
        var (count, mean, squares) = (0, 0.0, 0.0);
        foreach (var station in moment.Stations)
        {
            if (RoadSensor.Of(station.Moment, policy) is { Trust: RoadTrust.Trusted, Base: { } rst })
            {
                var route = rst.Value + station.Station.OffsetK;
                count++;
                var from = route - mean;
                mean += from / count;
                squares += from * (route - mean);
            }
        }

        return count < 2 ? 0 : Math.Sqrt(squares / (count - 1));
    }
}

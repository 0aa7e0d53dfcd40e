using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Rules.EventTime;

namespace Telemetry.Rules.Winter;

/// <summary>Tells fresh readings from stale ones by their sensor's own cadence.</summary>
internal static class Freshness
{
    public static TimeSpan SilenceOf(Sensor sensor, GrittingPolicyOptions policy) =>
        sensor.Interval > TimeSpan.Zero ? sensor.Interval * policy.SilentAfterIntervals : TimeSpan.FromMinutes(1);

    /// <summary>The newest fresh reading of a quantity at a site with a flag no worse than the given one.</summary>
    public static Observation? Fresh(this SiteMoment moment, Quantity quantity, Flag worst, GrittingPolicyOptions policy)
    {
        Observation? newest = null;
        var series = moment.Series;
        for (var i = 0; i < series.Count; i++)
        {
            var view = series[i];
            if (ReferenceEquals(view.Quantity, quantity)
                && view.Last(worst) is { } observation
                && moment.At - observation.At <= SilenceOf(view.Sensor, policy)
                && (newest is null || observation.At > newest.Value.At))
            {
                newest = observation;
            }
        }

        return newest;
    }

    /// <summary>The greatest fresh value of a quantity at a site: several sensors, or a suspect one beside a good one, are read by the worst.</summary>
    public static Observation? Greatest(this SiteMoment moment, Quantity quantity, Flag worst, GrittingPolicyOptions policy)
    {
        Observation? greatest = null;
        var series = moment.Series;
        for (var i = 0; i < series.Count; i++)
        {
            var view = series[i];
            if (ReferenceEquals(view.Quantity, quantity)
                && view.Last(worst) is { } observation
                && moment.At - observation.At <= SilenceOf(view.Sensor, policy)
                && (greatest is null || observation.Value > greatest.Value.Value))
            {
                greatest = observation;
            }
        }

        return greatest;
    }

    /// <summary>Since when a series has been on one side of a limit without a break, looking back as far as given; null when it is not.</summary>
    /// <param name="below">Whether the run is at or below <paramref name="enter"/>; otherwise at or above it.</param>
    /// <param name="leave">What ends the run: beyond <paramref name="enter"/> by a hysteresis.</param>
    public static DateTimeOffset? RunStart(this SeriesView view, DateTimeOffset from, double enter, double leave, bool below)
    {
        DateTimeOffset? since = null;
        foreach (var observation in view.Between(from, view.AsOf, Flag.Pass))
        {
            if (below ? observation.Value > leave : observation.Value < leave)
            {
                since = null;
            }
            else if (since is null && (below ? observation.Value <= enter : observation.Value >= enter))
            {
                since = observation.At;
            }
        }

        return since;
    }
}

using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Rules.EventTime;

namespace Telemetry.Rules.Winter;

/// <summary>What a site's instruments saw of precipitation in the hours that a dry road must be shown for.</summary>
/// <param name="Last">The newest precipitation, suspect or not.</param>
/// <param name="Rate">What falls now by a fresh reading, mm/h; null without one.</param>
/// <param name="FallingSince">When the precipitation that falls now began.</param>
/// <param name="SnowRate">Snow that falls now by a fresh reading, mm/h of water; null without an instrument for it.</param>
/// <param name="SnowFell">Whether any of it was snow by an instrument for it.</param>
/// <param name="ShownDry">A precipitation sensor reported all through, passed every check, and saw none.</param>
internal readonly record struct PrecipitationHistory(
    Observation? Last, double? Rate, DateTimeOffset? FallingSince, double? SnowRate, bool SnowFell, bool ShownDry)
{
    public bool FallsNow(GrittingPolicyOptions policy) => Math.Max(Rate ?? 0, SnowRate ?? 0) is var rate && rate > 0 && rate >= policy.PrecipitationFromMmH;

    public static PrecipitationHistory Of(SiteMoment moment, GrittingPolicyOptions policy) =>
        Of(moment, moment.At.AddHours(-policy.DryAfterHours), policy);

    /// <summary>… of what was seen from an instant on.</summary>
    public static PrecipitationHistory Of(SiteMoment moment, DateTimeOffset from, GrittingPolicyOptions policy)
    {
        var history = default(PrecipitationHistory);
        var shownDry = false;
        var series = moment.Series;
        for (var i = 0; i < series.Count; i++)
        {
            var view = series[i];
            var snow = ReferenceEquals(view.Quantity, Quantity.SnowfallRate);
            if (snow || ReferenceEquals(view.Quantity, Quantity.PrecipitationRate))
            {
                shownDry |= Add(ref history, view, from, snow, policy);
            }
        }

        return history with { ShownDry = shownDry && history.Last is null };
    }

    private static bool Add(ref PrecipitationHistory history, SeriesView view, DateTimeOffset from, bool snow, GrittingPolicyOptions policy)
    {
        var silence = Freshness.SilenceOf(view.Sensor, policy);
        var complete = !snow;
        var previous = from;
        DateTimeOffset? since = null;
        Observation? newest = null;
        foreach (var observation in view.Between(from - silence, view.AsOf, Flag.Suspect))
        {
            var falls = observation.Value > 0 && observation.Value >= policy.PrecipitationFromMmH;
            since = falls ? since ?? observation.At : null;
            newest = observation;
            if (falls && observation.At > from && (history.Last is null || observation.At >= history.Last.Value.At))
            {
                history = history with { Last = observation, SnowFell = history.SnowFell || snow };
            }

            if (observation.Flag == Flag.Pass)
            {
                complete &= observation.At - previous <= silence;
                previous = observation.At;
            }
        }

        if (newest is { } last && view.AsOf - last.At <= silence)
        {
            history = snow
                ? history with { SnowRate = Math.Max(history.SnowRate ?? 0, last.Value), FallingSince = since ?? history.FallingSince }
                : history with { Rate = Math.Max(history.Rate ?? 0, last.Value), FallingSince = since ?? history.FallingSince };
        }

        return complete && newest is not null && view.AsOf - previous <= silence;
    }
}

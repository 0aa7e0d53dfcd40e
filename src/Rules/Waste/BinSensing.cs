using Telemetry.Domain.Alerts;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Rules.EventTime;

namespace Telemetry.Rules.Waste;

/// <summary>What a bin's sensor measures besides the fill, at a moment.</summary>
internal readonly record struct BinSensing(SiteMoment Moment, BinId Bin, SeriesView Series)
{
    /// <summary>The bins of a site whose sensors measure the quantity.</summary>
    public static IEnumerable<BinSensing> Of(SiteMoment moment, Quantity quantity)
    {
        foreach (var bin in moment.Bins)
        {
            if (BinView.Find(moment, bin.Bin, quantity) is { } series)
            {
                yield return new BinSensing(moment, bin.Bin.Id, series);
            }
        }
    }

    /// <summary>The newest reading with a flag no worse than the given one; null when it is too old to say anything of now.</summary>
    public Observation? Known(Flag worst, double forIntervals) =>
        Series.Last(worst) is { } newest && Moment.At - newest.At <= forIntervals * Series.Sensor.Interval ? newest : null;

    /// <summary>What is not known rests on the newest reading of whatever flag, if there is one.</summary>
    public Condition Unknown(string rule, AlertSeverity severity, Func<string> reason) => Series.Newest is { } newest
        ? Say(rule, severity, ConditionState.Unknown, reason, newest)
        : Say(rule, severity, ConditionState.Unknown, reason);

    /// <param name="basis">One after the other; a reading that is there twice is named once.</param>
    public Condition Say(string rule, AlertSeverity severity, ConditionState state, Func<string> reason, params Observation[] basis)
    {
        var series = Series;
        return new Condition(rule, AlertSubject.Bin, Bin.Value, severity, Moment.At, state, reason, () => [.. basis.DistinctBy(o => o.At).Select(o => series.AsBasis(o))]);
    }
}

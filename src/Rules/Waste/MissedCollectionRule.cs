using System.Reactive.Linq;
using Telemetry.Domain.Alerts;
using Telemetry.Domain.Network;
using Telemetry.Rules.Devices;
using Telemetry.Rules.EventTime;

namespace Telemetry.Rules.Waste;

/// <summary>
/// Holds from a scheduled collection that left no emptying behind until the bin is emptied or the next one is due. A bin that was
/// nearly empty, or whose fill is not known, says nothing: an emptying of it could not have been seen.
/// </summary>
public sealed class MissedCollectionRule(
    FillOptions fill, EmptyingOptions emptying, CollectOptions collect, MissedCollectionOptions options) : IConditionRule
{
    public const string RuleName = "bin-collection-missed";

    public string Name => RuleName;

    public AlertTiming Timing => default;

    public bool AppliesTo(Site site, IReadOnlyList<Sensor> sensors) => site.Kind == SiteKind.Bin;

    public IObservable<Condition> Evaluate(IObservable<SiteMoment> moments) =>
        from level in BinLevel.Of(moments, fill, emptying, collect)
        where level.Bin.Bin.Collection is not null
        select Judge(level, level.Bin.Bin.Collection!);

    private Condition Judge(BinLevel level, CollectionSchedule schedule)
    {
        var bin = level.Bin;
        var grace = Longest(options.Grace, emptying.ConfirmFor, 2 * bin.Series.Sensor.Interval);
        var id = bin.Bin.Id;
        if (schedule.LastDue(bin.Moment.At - grace) is not { } last || (last.Due < bin.Moment.Since && bin.LastEmptied is null))
        {
            return Say(ConditionState.Unknown, () => $"No collection of {id} has been due since watching began.");
        }

        var from = last.DayStart - options.EarlyBy;
        if (bin.LastEmptied is { } emptied && emptied.EmptiedAt > from)
        {
            return Say(
                ConditionState.Clears,
                () => BinWords.Text($"{id} was due to be collected by {PlainEnglish.Time(last.Due)} and was seen emptied at {PlainEnglish.Time(emptied.EmptiedAt)}."));
        }

        string Due() => BinWords.Text($"{id} was due to be collected by {PlainEnglish.Time(last.Due)} and has not been seen emptied since {PlainEnglish.Time(from)}.");
        return level.Now is null
            ? Say(ConditionState.Unknown, () => $"{Due()} {level.Describe()}")
            : Lowest(bin, from, last.Due + grace) switch
            {
                // What was seen of that day is forgotten by now: it stands as it was concluded then.
                null => Say(ConditionState.Between, () => $"{Due()} {level.Describe()}"),
                { } low when low < emptying.LeastFallPercent => Say(
                    ConditionState.Unknown, () => BinWords.Text($"{Due()} It was {low:0.#} % full then, so little that an emptying could not be told from it.")),
                _ => Say(ConditionState.Holds, () => $"{Due()} {level.Describe()}"),
            };

        Condition Say(ConditionState state, Func<string> reason) =>
            level.Say(Name, AlertSeverity.Warning, state, reason);
    }

    private static double? Lowest(BinView bin, DateTimeOffset from, DateTimeOffset until)
    {
        double? lowest = null;
        foreach (var fill in bin.FillsAfter(from).TakeWhile(f => f.At <= until))
        {
            if (fill.IsUsable && !(fill.Percent >= lowest))
            {
                lowest = fill.Percent;
            }
        }

        return lowest;
    }

    private static TimeSpan Longest(TimeSpan first, TimeSpan second, TimeSpan third)
    {
        var longest = first > second ? first : second;
        return longest > third ? longest : third;
    }
}

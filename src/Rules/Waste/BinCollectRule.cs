using System.Reactive.Linq;
using Telemetry.Domain.Alerts;
using Telemetry.Domain.Network;
using Telemetry.Rules.Devices;
using Telemetry.Rules.EventTime;

namespace Telemetry.Rules.Waste;

/// <summary>Holds while a bin is to be collected: it is full enough, or was not emptied for too long.</summary>
public sealed class BinCollectRule(FillOptions fill, EmptyingOptions emptying, CollectOptions options) : IConditionRule
{
    public const string RuleName = "bin-collect";

    public string Name => RuleName;

    public AlertTiming Timing => default;

    public bool AppliesTo(Site site, IReadOnlyList<Sensor> sensors) => site.Kind == SiteKind.Bin;

    public IObservable<Condition> Evaluate(IObservable<SiteMoment> moments) =>
        BinLevel.Of(moments, fill, emptying, options).Select(Judge);

    private Condition Judge(BinLevel level)
    {
        var bin = level.Bin;
        var threshold = bin.Bin.CollectAtPercent ?? options.AtPercent;
        var byFill = level.Against(threshold, options.DeadbandPercent);
        var age = AgeOf(bin);
        var old = age is { } standing && standing.Age >= standing.Most;

        // Age alone may hold; alone it clears nothing, since a bin just emptied may be full again.
        var state = old ? ConditionState.Holds : byFill;
        return level.Say(Name, AlertSeverity.Information, state, () =>
        {
            var reason = BinWords.Text($"{level.Describe()} It is collected from {threshold:0.#} %.");
            return age is { } due
                ? BinWords.Text($"{reason} It was {due.Since()}, {PlainEnglish.Duration(due.Age)} ago; it is to be emptied within {PlainEnglish.Duration(due.Most)}.")
                : reason;
        });
    }

    /// <summary>How long the bin has stood since it was empty for sure; null when nothing limits that, or nothing is known of it.</summary>
    private (TimeSpan Age, TimeSpan Most, Func<string> Since)? AgeOf(BinView bin)
    {
        if ((bin.Bin.CollectAfter ?? options.After) is not { } most)
        {
            return null;
        }

        var emptied = bin.LastEmptied?.EmptiedAt;
        if (bin.Bin.InServiceSince is { } start && !(emptied > start))
        {
            return start <= bin.Moment.At ? (bin.Moment.At - start, most, () => BinWords.Text($"put there empty at {PlainEnglish.Time(start)}")) : null;
        }

        return emptied is { } last ? (bin.Moment.At - last, most, () => BinWords.Text($"last seen emptied at {PlainEnglish.Time(last)}")) : null;
    }
}

using System.Reactive.Linq;
using Telemetry.Domain.Alerts;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Rules.Devices;
using Telemetry.Rules.EventTime;

namespace Telemetry.Rules.Waste;

/// <summary>Holds once a bin has been tilted for the hold time by two readings at least: knocked over, or its lid left open.</summary>
public sealed class BinTiltedRule(BinTiltOptions options) : IConditionRule
{
    public const string RuleName = "bin-tilted";

    public string Name => RuleName;

    /// <summary>The hold time is of the readings, not of the ticks: one reading an hour would otherwise hold for an hour.</summary>
    public AlertTiming Timing => default;

    public bool AppliesTo(Site site, IReadOnlyList<Sensor> sensors) =>
        site.Kind == SiteKind.Bin && sensors.Any(s => s.Measures(Quantity.Tilt));

    public IObservable<Condition> Evaluate(IObservable<SiteMoment> moments) => moments
        .SelectMany(moment => BinSensing.Of(moment, Quantity.Tilt))
        .Select(Judge);

    private Condition Judge(BinSensing bin)
    {
        if (bin.Known(Flag.Pass, options.KnownForIntervals) is not { } newest)
        {
            return bin.Unknown(Name, AlertSeverity.Warning, () => $"Whether {bin.Bin} stands upright is not known.");
        }

        if (newest.Value < options.FromDegrees)
        {
            return bin.Say(
                Name,
                AlertSeverity.Warning,
                newest.Value < options.FromDegrees - options.DeadbandDegrees ? ConditionState.Clears : ConditionState.Between,
                () => BinWords.Text($"{bin.Bin} stood at {newest.Value:0.#}° from upright at {PlainEnglish.Time(newest.At)}; from {options.FromDegrees:0.#}° it counts as tilted."),
                newest);
        }

        var first = FirstOfRun(bin.Series, newest);
        var held = first.At != newest.At && bin.Moment.At - first.At >= options.HeldFor;
        return bin.Say(
            Name,
            AlertSeverity.Warning,
            held ? ConditionState.Holds : ConditionState.Between,
            () => BinWords.Text($"{bin.Bin} is tilted by {newest.Value:0.#}° from upright since {PlainEnglish.Time(first.At)}, last measured at {PlainEnglish.Time(newest.At)}: it lies on its side or its lid is open."),
            first,
            newest);
    }

    private Observation FirstOfRun(SeriesView series, in Observation newest)
    {
        var first = newest;
        var inRun = false;
        foreach (var reading in series.Between(DateTimeOffset.MinValue, newest.At, Flag.Pass))
        {
            var tilted = reading.Value >= options.FromDegrees;
            first = tilted && !inRun ? reading : first;
            inRun = tilted;
        }

        return first;
    }
}

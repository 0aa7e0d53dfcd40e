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

    public IObservable<Condition> Evaluate(IObservable<SiteMoment> moments) => moments.SelectMany(Judge);

    private IEnumerable<Condition> Judge(SiteMoment moment)
    {
        foreach (var bin in moment.Bins)
        {
            if (BinView.Find(moment, bin.Bin, Quantity.Tilt) is { } series)
            {
                yield return Judge(moment, bin.Bin.Id, series);
            }
        }
    }

    private Condition Judge(SiteMoment moment, BinId bin, SeriesView series)
    {
        if (series.Trusted is not { } newest || moment.At - newest.At > options.KnownForIntervals * series.Sensor.Interval)
        {
            var last = series.Newest is { } any ? new[] { series.AsBasis(any) } : [];
            return Say(ConditionState.Unknown, $"Whether {bin} stands upright is not known.", last);
        }

        if (newest.Value < options.FromDegrees)
        {
            return Say(
                newest.Value < options.FromDegrees - options.DeadbandDegrees ? ConditionState.Clears : ConditionState.Between,
                BinWords.Text($"{bin} stood at {newest.Value:0.#}° from upright at {PlainEnglish.Time(newest.At)}; from {options.FromDegrees:0.#}° it counts as tilted."),
                [series.AsBasis(newest)]);
        }

        var first = FirstOfRun(series, newest);
        var held = first.At != newest.At && moment.At - first.At >= options.HeldFor;
        return Say(
            held ? ConditionState.Holds : ConditionState.Between,
            BinWords.Text($"{bin} is tilted by {newest.Value:0.#}° from upright since {PlainEnglish.Time(first.At)}, last measured at {PlainEnglish.Time(newest.At)}: it lies on its side or its lid is open."),
            first.At == newest.At ? [series.AsBasis(newest)] : [series.AsBasis(first), series.AsBasis(newest)]);

        Condition Say(ConditionState state, string reason, IReadOnlyList<AlertReading> basis) =>
            new(Name, AlertSubject.Bin, bin.Value, AlertSeverity.Warning, moment.At, state, reason, basis);
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

using System.Reactive.Linq;
using Telemetry.Domain.Alerts;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Rules.Devices;
using Telemetry.Rules.EventTime;

namespace Telemetry.Rules.Waste;

/// <summary>
/// Holds while the temperature in a container says fire: it is high, or it rises fast. Of critical severity, and on a suspect
/// reading too: a false call costs a visit.
/// </summary>
public sealed class BinFireRule(BinFireOptions options) : IConditionRule
{
    public const string RuleName = "bin-fire";

    public string Name => RuleName;

    public AlertTiming Timing => new(TimeSpan.Zero, options.ClearAfter);

    public bool AppliesTo(Site site, IReadOnlyList<Sensor> sensors) =>
        (options.ByTemperature || options.ByRise) && site.Kind == SiteKind.Bin && sensors.Any(s => s.Measures(Quantity.ContainerTemperature));

    public IObservable<Condition> Evaluate(IObservable<SiteMoment> moments) => moments.SelectMany(Judge);

    private IEnumerable<Condition> Judge(SiteMoment moment)
    {
        foreach (var bin in moment.Bins)
        {
            if (BinView.Find(moment, bin.Bin, Quantity.ContainerTemperature) is { } series)
            {
                yield return Judge(moment, bin.Bin.Id, series);
            }
        }
    }

    private Condition Judge(SiteMoment moment, BinId bin, SeriesView series)
    {
        if (series.Last(Flag.Suspect) is not { } newest || moment.At - newest.At > options.KnownForIntervals * series.Sensor.Interval)
        {
            var basis = series.Newest is { } last ? new[] { series.AsBasis(last) } : [];
            return Say(ConditionState.Unknown, $"The temperature in {bin} is not known.", basis);
        }

        var coolest = newest;
        foreach (var reading in series.Between(newest.At - options.RiseWithin - TimeSpan.FromTicks(1), newest.At, Flag.Suspect))
        {
            coolest = reading.Value < coolest.Value ? reading : coolest;
        }

        var rise = newest.Value - coolest.Value;
        var hot = options.ByTemperature && newest.Value >= options.AtCelsius;
        var rising = options.ByRise && rise >= options.RiseByKelvin;
        var cooled = (!options.ByTemperature || newest.Value < options.AtCelsius - options.DeadbandKelvin)
            && (!options.ByRise || rise < options.RiseByKelvin / 2);
        return Say(
            hot || rising ? ConditionState.Holds : cooled ? ConditionState.Clears : ConditionState.Between,
            Describe(bin, newest, coolest, rise),
            coolest.At == newest.At ? [series.AsBasis(newest)] : [series.AsBasis(coolest), series.AsBasis(newest)]);

        Condition Say(ConditionState state, string reason, IReadOnlyList<AlertReading> basis) =>
            new(Name, AlertSubject.Bin, bin.Value, AlertSeverity.Critical, moment.At, state, reason, basis);
    }

    private string Describe(BinId bin, in Observation newest, in Observation coolest, double rise)
    {
        var text = BinWords.Text($"It was {newest.Value:0.#} °C in {bin} at {PlainEnglish.Time(newest.At)}");
        text += rise > 0
            ? BinWords.Text($", {rise:0.#} K more than {PlainEnglish.Duration(newest.At - coolest.At)} before.")
            : ".";
        return (options.ByTemperature, options.ByRise) switch
        {
            (true, true) => BinWords.Text($"{text} From {options.AtCelsius:0.#} °C, or a rise of {options.RiseByKelvin:0.#} K within {PlainEnglish.Duration(options.RiseWithin)}, it counts as fire."),
            (true, false) => BinWords.Text($"{text} From {options.AtCelsius:0.#} °C it counts as fire."),
            _ => BinWords.Text($"{text} A rise of {options.RiseByKelvin:0.#} K within {PlainEnglish.Duration(options.RiseWithin)} counts as fire."),
        };
    }
}

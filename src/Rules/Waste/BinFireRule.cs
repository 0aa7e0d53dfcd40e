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

    public IObservable<Condition> Evaluate(IObservable<SiteMoment> moments) => moments
        .SelectMany(moment => BinSensing.Of(moment, Quantity.ContainerTemperature))
        .Select(Judge);

    private Condition Judge(BinSensing bin)
    {
        if (bin.Known(Flag.Suspect, options.KnownForIntervals) is not { } newest)
        {
            return bin.Unknown(Name, AlertSeverity.Critical, () => $"The temperature in {bin.Bin} is not known.");
        }

        var coolest = newest;
        foreach (var reading in bin.Series.Between(newest.At - options.RiseWithin - TimeSpan.FromTicks(1), newest.At, Flag.Suspect))
        {
            coolest = reading.Value < coolest.Value ? reading : coolest;
        }

        var rise = newest.Value - coolest.Value;
        var hot = options.ByTemperature && newest.Value >= options.AtCelsius;
        var rising = options.ByRise && rise >= options.RiseByKelvin;
        var cooled = (!options.ByTemperature || newest.Value < options.AtCelsius - options.DeadbandKelvin)
            && (!options.ByRise || rise < options.RiseByKelvin / 2);
        return bin.Say(
            Name,
            AlertSeverity.Critical,
            hot || rising ? ConditionState.Holds : cooled ? ConditionState.Clears : ConditionState.Between,
            () => Describe(bin.Bin, newest, coolest, rise),
            coolest,
            newest);
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

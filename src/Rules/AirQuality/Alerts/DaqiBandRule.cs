using System.Globalization;
using System.Reactive.Linq;
using Telemetry.Domain.Alerts;
using Telemetry.Domain.Network;
using Telemetry.Rules.Devices;
using Telemetry.Rules.EventTime;

namespace Telemetry.Rules.AirQuality.Alerts;

/// <summary>
/// Holds while one pollutant's index at a site is in a raised band, judged at each hour's end; the band gives the severity. One
/// rule for each pollutant, so that one that vanishes neither clears nor hides another. docs/air-quality.md#alerts
/// </summary>
public sealed class DaqiBandRule(DaqiBreakpoints row, AirAlertOptions options) : IConditionRule
{
    /// <summary>Hours of the index that its hysteresis looks back over; with the day that a mean of particles takes, the look-back.</summary>
    private const int Memory = 24;

    public string Name => "daqi-" + row.Pollutant.Name;

    public AlertTiming Timing => new(TimeSpan.Zero, options.BandClearAfter);

    public bool AppliesTo(Site site, IReadOnlyList<Sensor> sensors) => sensors.Any(s => s.Measures(row.Pollutant) && AveragedSeries.CanAverage(s, row.Averaging));

    public IObservable<Condition> Evaluate(IObservable<SiteMoment> moments) => moments
        .Where(moment => moment.At.UtcTicks % TimeSpan.TicksPerHour == 0)
        .SelectMany(moment => PreferredInstrument.Of(moment, row.Pollutant) is { } series ? [Judge(moment, series)] : Array.Empty<Condition>());

    private Condition Judge(SiteMoment moment, SeriesView series)
    {
        var means = AveragedSeries.OfLastHours(series, row.Averaging, moment.At, Memory);
        var indicative = series.Sensor.Grade == InstrumentGrade.Indicative;
        if (means[^1].Value is not { } mean)
        {
            return Say(moment, series, AlertSeverity.Information, ConditionState.Unknown, NoIndex(moment, series, means[^1].Capture));
        }

        var held = HeldBand(means);
        var from = indicative && options.RaiseFrom < DaqiBand.High ? DaqiBand.High : options.RaiseFrom;
        var state = held >= from ? ConditionState.Holds : LetGo(mean) >= from ? ConditionState.Between : ConditionState.Clears;
        return Say(moment, series, SeverityOf(held, indicative), state, Describe(moment, series, mean, held, state));
    }

    /// <summary>The band with its hysteresis: up at once, down only from below the deadband. What was before the memory is forgotten.</summary>
    private DaqiBand HeldBand(ReadOnlySpan<Mean> means)
    {
        DaqiBand? held = null;
        foreach (var mean in means)
        {
            if (mean.Value is { } value)
            {
                var (up, down) = (BandOf(value), LetGo(value));
                held = held is not { } before || up > before ? up : before < down ? before : down;
            }
        }

        return held!.Value;
    }

    private DaqiBand BandOf(decimal mean) => row.IndexOf(mean) switch
    {
        <= 3 => DaqiBand.Low,
        <= 6 => DaqiBand.Moderate,
        <= 9 => DaqiBand.High,
        _ => DaqiBand.VeryHigh,
    };

    /// <summary>The highest band that a mean does not let go of: that of the mean with the deadband on top.</summary>
    private DaqiBand LetGo(decimal mean) => BandOf(mean / (1 - ((decimal)options.DeadbandPercent / 100)));

    private static AlertSeverity SeverityOf(DaqiBand band, bool indicative)
    {
        var severity = band switch
        {
            DaqiBand.VeryHigh => AlertSeverity.Major,
            DaqiBand.High => AlertSeverity.Warning,
            _ => AlertSeverity.Information,
        };
        return indicative ? AirWords.Lowered(severity) : severity;
    }

    private string Describe(SiteMoment moment, SeriesView series, decimal mean, DaqiBand held, ConditionState state)
    {
        var index = row.IndexOf(mean);
        var said = series.Sensor.Grade == InstrumentGrade.Indicative
            ? $"{AirWords.Name(row.Pollutant)} at {moment.Site.Name} would be index {index} ({Daqi.BandOf(index)})"
            : $"{AirWords.Name(row.Pollutant)} at {moment.Site.Name} is index {index} ({Daqi.BandOf(index)}) of the UK Daily Air Quality Index";
        var kept = state == ConditionState.Holds && BandOf(mean) < held
            ? $" The alert stays at {NameOf(held)} until the mean is {options.DeadbandPercent.ToString(CultureInfo.InvariantCulture)} % below that band."
            : "";
        var label = series.Sensor.Grade == InstrumentGrade.Indicative
            ? $" {series.Sensor.Id} is an indicative instrument, not equivalent to a reference one: this is not the Daily Air Quality Index."
            : "";
        return $"{said}: the {MeanName()} to {PlainEnglish.Time(moment.At)} is {AirWords.Concentration(mean)}.{kept}{label}";
    }

    private string NoIndex(SiteMoment moment, SeriesView series, double capture) =>
        $"{AirWords.Name(row.Pollutant)} at {moment.Site.Name} has no index at {PlainEnglish.Time(moment.At)}: {AirWords.Capture(capture)} of the {MeanName()} of {series.Sensor.Id} is valid and 75 % is needed.";

    private string MeanName() => row.Averaging switch
    {
        DaqiAveraging.QuarterHour => "hour's highest mean of 15 minutes",
        DaqiAveraging.Hour => "mean of the hour",
        DaqiAveraging.EightHours => "mean of 8 hours",
        _ => "mean of 24 hours",
    };

    private static string NameOf(DaqiBand band) => band == DaqiBand.VeryHigh ? "Very High" : band.ToString();

    private Condition Say(SiteMoment moment, SeriesView series, AlertSeverity severity, ConditionState state, string reason) => new(
        Name, AlertSubject.Site, moment.Site.Id.Value, severity, moment.At, state, reason, AirWords.Basis(series, AveragedSeries.WindowOf(row.Averaging)));
}

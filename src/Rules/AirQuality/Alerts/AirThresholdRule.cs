using System.Globalization;
using System.Reactive.Linq;
using Telemetry.Domain.Alerts;
using Telemetry.Domain.Network;
using Telemetry.Rules.AirQuality.Objectives;
using Telemetry.Rules.Devices;
using Telemetry.Rules.EventTime;

namespace Telemetry.Rules.AirQuality.Alerts;

/// <summary>Holds while as many hours in a row as law asks for are above an information or alert threshold at one site. docs/air-quality.md#alerts</summary>
public sealed class AirThresholdRule(AirThreshold threshold, AirAlertOptions options) : IConditionRule
{
    public string Name => threshold.Rule;

    public AlertTiming Timing => new(TimeSpan.Zero, options.ThresholdClearAfter);

    public bool AppliesTo(Site site, IReadOnlyList<Sensor> sensors) => sensors.Any(s => s.Measures(threshold.Pollutant));

    public IObservable<Condition> Evaluate(IObservable<SiteMoment> moments) => moments
        .Where(moment => moment.At.UtcTicks % TimeSpan.TicksPerHour == 0)
        .SelectMany(moment => PreferredInstrument.Of(moment, threshold.Pollutant) is { } series ? [Judge(moment, series)] : Array.Empty<Condition>());

    private Condition Judge(SiteMoment moment, SeriesView series)
    {
        var hours = AveragedSeries.OfLastHours(series, DaqiAveraging.Hour, moment.At, threshold.Hours);
        var indicative = series.Sensor.Grade == InstrumentGrade.Indicative;
        return new Condition(
            Name,
            AlertSubject.Site,
            moment.Site.Id.Value,
            indicative ? AirWords.Lowered(threshold.Severity) : threshold.Severity,
            moment.At,
            StateOf(hours),
            Describe(moment, series, hours) + (indicative ? $" {series.Sensor.Id} is an indicative instrument, not equivalent to a reference one." : ""),
            AirWords.Basis(series, threshold.Hours * TimeSpan.FromHours(1)));
    }

    private ConditionState StateOf(ReadOnlySpan<Mean> hours)
    {
        if (hours[^1].Value is not { } now)
        {
            return ConditionState.Unknown;
        }

        if (!LegalLevel.IsExceeded(now, threshold.Level))
        {
            return now > threshold.Level * (1 - ((decimal)options.DeadbandPercent / 100)) ? ConditionState.Between : ConditionState.Clears;
        }

        var known = true;
        foreach (var hour in hours)
        {
            if (hour.Value is { } mean && !LegalLevel.IsExceeded(mean, threshold.Level))
            {
                return ConditionState.Between; // Above again, and not for long enough.
            }

            known &= hour.Value is not null;
        }

        // An hour that is missing is none above: but none below either.
        return known ? ConditionState.Holds : ConditionState.Unknown;
    }

    private string Describe(SiteMoment moment, SeriesView series, ReadOnlySpan<Mean> hours)
    {
        var (pollutant, site, at) = (AirWords.Name(threshold.Pollutant), moment.Site.Name, PlainEnglish.Time(moment.At));
        if (hours[^1].Value is null)
        {
            return $"The mean of {pollutant} at {site} of the hour to {at} is not known: {AirWords.Capture(hours[^1].Capture)} of the readings of {series.Sensor.Id} are valid and 75 % is needed.";
        }

        var means = new List<string>(hours.Length);
        foreach (var hour in hours)
        {
            means.Add(hour.Value is { } mean ? AirWords.Concentration(mean) : "not known");
        }

        var said = hours.Length == 1
            ? $"The mean of {pollutant} at {site} of the hour to {at} is {means[0]}; the {threshold.Name} is {threshold.Level} µg/m³."
            : $"The means of {pollutant} at {site} of the {hours.Length.ToString(CultureInfo.InvariantCulture)} hours to {at} are {string.Join(", ", means)}; the {threshold.Name} is {threshold.Level} µg/m³ for three hours in a row.";
        return threshold.Area ? said + " In law it is of an area of 100 km² or a whole zone, which one site can't judge." : said;
    }
}

using System.Reactive.Linq;
using Telemetry.Domain.AirQuality;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Rules.EventTime;

namespace Telemetry.Rules.AirQuality;

/// <summary>
/// The UK Daily Air Quality Index of a site, for each hour as it stands at its end and for each GMT day that ends.
/// An index without three quarters of its values is none. What it rests on: docs/sources/air-quality.md.
/// </summary>
public sealed class DaqiRule : IOutcomeRule
{
    public string Name => "uk-daqi";

    public bool AppliesTo(Site site, IReadOnlyList<Sensor> sensors) =>
        sensors.Any(sensor => Daqi.Table.Any(row => sensor.Measures(row.Pollutant)));

    public IObservable<Outcome> Evaluate(IObservable<SiteMoment> moments) => moments
        .SelectMany(moment => IndexHours.EndingAt(moment) is { } ending ? IndicesEndingAt(moment, ending) : []);

    private static IEnumerable<AirQualityIndex> IndicesEndingAt(SiteMoment moment, DateTimeOffset ending)
    {
        var hour = IndexHours.WorthTelling(moment, IndicesOf(moment, IndexPeriod.Hour, ending));
        return moment.At.UtcDateTime.TimeOfDay == TimeSpan.Zero ? hour.Concat(IndicesOf(moment, IndexPeriod.Day, ending)) : hour;
    }

    private static List<AirQualityIndex> IndicesOf(SiteMoment moment, IndexPeriod period, DateTimeOffset ending)
    {
        var indices = new List<AirQualityIndex>(Daqi.Table.Count + 1);
        foreach (var row in Daqi.Table)
        {
            if (PreferredInstrument.Of(moment, row.Pollutant) is { } series)
            {
                indices.Add(IndexOf(moment, period, ending, row, series));
            }
        }

        if (indices.Count > 0)
        {
            indices.Add(OverallIndex.Of(indices, Daqi.BandOf));
        }

        return indices;
    }

    private static AirQualityIndex IndexOf(SiteMoment moment, IndexPeriod period, DateTimeOffset ending, DaqiBreakpoints row, SeriesView series)
    {
        var mean = period == IndexPeriod.Day
            ? AveragedSeries.OfDay(series, row.Averaging, ending)
            : AveragedSeries.OfHour(series, row.Averaging, ending);
        int? index = mean.Value is { } value ? row.IndexOf(value) : null;
        return new AirQualityIndex(
            moment.Site.Id, period, ending, row.Pollutant.Name, mean.Value, index, index is { } known ? Daqi.BandOf(known) : null,
            mean.Capture, [], series.Sensor.Grade == InstrumentGrade.Indicative);
    }
}

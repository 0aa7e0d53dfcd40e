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
        .Where(moment => moment.At.UtcTicks % TimeSpan.TicksPerHour == 0)
        .SelectMany(IndicesEndingAt);

    private static IEnumerable<AirQualityIndex> IndicesEndingAt(SiteMoment moment)
    {
        var hour = IndicesOf(moment, IndexPeriod.Hour);
        return moment.At.UtcDateTime.TimeOfDay == TimeSpan.Zero ? hour.Concat(IndicesOf(moment, IndexPeriod.Day)) : hour;
    }

    private static List<AirQualityIndex> IndicesOf(SiteMoment moment, IndexPeriod period)
    {
        var indices = new List<AirQualityIndex>(Daqi.Table.Count + 1);
        foreach (var row in Daqi.Table)
        {
            if (Preferred(moment, row.Pollutant) is { } series)
            {
                indices.Add(IndexOf(moment, period, row, series));
            }
        }

        if (indices.Count > 0)
        {
            indices.Add(Overall(moment, period, indices));
        }

        return indices;
    }

    private static AirQualityIndex IndexOf(SiteMoment moment, IndexPeriod period, DaqiBreakpoints row, SeriesView series)
    {
        var mean = period == IndexPeriod.Day
            ? AveragedSeries.OfDay(series, row.Averaging, moment.At)
            : AveragedSeries.OfHour(series, row.Averaging, moment.At);
        int? index = mean.Value is { } value ? row.IndexOf(value) : null;
        return Index(
            moment, period, row.Pollutant.Name, mean.Value, index, mean.Capture, [], series.Sensor.Grade == InstrumentGrade.Indicative);
    }

    /// <summary>The highest index there is. Its capture is the share of the pollutants measured here that have one.</summary>
    private static AirQualityIndex Overall(SiteMoment moment, IndexPeriod period, List<AirQualityIndex> indices)
    {
        var highest = indices.Max(index => index.Index);
        string[] missing = [.. indices.Where(index => index.Index is null).Select(index => index.Pollutant)];
        var indicative = indices.Any(index => index.Index is not null && index.Index == highest && index.Indicative);
        var capture = 1 - ((double)missing.Length / indices.Count);
        return Index(moment, period, Daqi.Overall, null, highest, capture, missing, indicative);
    }

    private static AirQualityIndex Index(
        SiteMoment moment, IndexPeriod period, string pollutant, decimal? statistic, int? index, double capture, IReadOnlyList<string> missing, bool indicative) =>
        new(moment.Site.Id, period, moment.At, pollutant, statistic, index, index is { } known ? Daqi.BandOf(known) : null, capture, missing, indicative);

    /// <summary>A reference instrument before an indicative one, then the first by id: never a mixture, and the same every hour.</summary>
    private static SeriesView? Preferred(SiteMoment moment, Quantity pollutant)
    {
        SeriesView? preferred = null;
        foreach (var series in moment.Of(pollutant))
        {
            if (preferred is not { } best || IsPreferred(series.Sensor, best.Sensor))
            {
                preferred = series;
            }
        }

        return preferred;
    }

    private static bool IsPreferred(Sensor sensor, Sensor other) =>
        sensor.Grade != other.Grade ? sensor.Grade == InstrumentGrade.Reference : sensor.Id < other.Id;
}

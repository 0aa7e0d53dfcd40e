using System.Reactive.Linq;
using Telemetry.Domain.AirQuality;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;
using Telemetry.Rules.EventTime;

namespace Telemetry.Rules.AirQuality;

/// <summary>
/// The European Air Quality Index of a site for each hour that ends, of the same instruments and with the same capture as
/// the UK index. It has no day: its bands are of hours. What it rests on: docs/sources/air-quality.md#european.
/// </summary>
public sealed class EuropeanIndexRule : IOutcomeRule
{
    public string Name => "european-air-quality-index";

    public bool AppliesTo(Site site, IReadOnlyList<Sensor> sensors) =>
        sensors.Any(sensor => EuropeanIndex.Table.Any(row => sensor.Measures(row.Pollutant)));

    public IObservable<Outcome> Evaluate(IObservable<SiteMoment> moments) => moments
        .SelectMany(moment => IndexHours.EndingAt(moment) is { } ending ? OfHour(moment, ending) : []);

    private static IEnumerable<AirQualityIndex> OfHour(SiteMoment moment, DateTimeOffset ending)
    {
        var indices = new List<AirQualityIndex>(EuropeanIndex.Table.Count + 1);
        foreach (var row in EuropeanIndex.Table)
        {
            if (PreferredInstrument.Of(moment, row.Pollutant) is { } series)
            {
                indices.Add(IndexOf(moment, ending, row, series));
            }
        }

        if (indices.Count > 0)
        {
            indices.Add(OverallIndex.Of(indices, EuropeanIndex.BandOf));
        }

        return IndexHours.WorthTelling(moment, indices);
    }

    private static AirQualityIndex IndexOf(SiteMoment moment, DateTimeOffset ending, EuropeanBreakpoints row, SeriesView series)
    {
        var mean = AveragedSeries.OfHour(series, DaqiAveraging.Hour, ending);
        int? level = mean.Value is { } value ? row.LevelOf(value) : null;
        return new AirQualityIndex(
            moment.Site.Id, IndexPeriod.Hour, ending, row.Pollutant.Name, mean.Value, level,
            level is { } known ? EuropeanIndex.BandOf(known) : null, mean.Capture, [], series.Sensor.Grade == InstrumentGrade.Indicative)
        {
            Scale = IndexScale.European,
        };
    }
}

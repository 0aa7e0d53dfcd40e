using Telemetry.Api.Endpoints.RoadForecasts;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Domain.Storage;
using Telemetry.Rules.Winter.Backtest;
using Telemetry.Rules.Winter.RoadSurface;

namespace Telemetry.Api.Backtest;

/// <summary>All that one station measured, as checked: what passed is the truth that forecasts and decisions are held against.</summary>
internal sealed class StationRecord
{
    private static readonly TimeSpan Within = TimeSpan.FromMinutes(10);

    private readonly ReadingRow[] _rows;

    /// <param name="rows">In order of time.</param>
    public StationRecord(Site site, IEnumerable<ReadingRow> rows)
    {
        Site = site;
        _rows = [.. rows];
        var passed = _rows.Where(r => r.Flag == Flag.Pass).GroupBy(r => r.Quantity)
            .ToDictionary(g => g.Key, g => (IReadOnlyList<RoadObservation>)[.. g.Select(r => new RoadObservation(r.ObservedAt, r.Value))]);
        Rst = passed.GetValueOrDefault(Quantity.RoadSurfaceTemperature) ?? [];
        Weather = MeasuredWeather.From(passed);
    }

    public Site Site { get; }

    /// <summary>Of every sensor of the station, in order of time.</summary>
    public IReadOnlyList<RoadObservation> Rst { get; }

    public IReadOnlyList<RoadWeather> Weather { get; }

    public StationCourse Course(double offset) => new(offset, Rst, Weather);

    /// <summary>What a forecast at an instant could look back on. What was not received by then it leaves out itself.</summary>
    public RoadReadings Before(DateTimeOffset instant)
    {
        var from = Count(instant - RoadReadings.Past);
        return RoadReadings.Of(_rows[from..Count(instant)]);
    }

    /// <summary>Nearest to an instant and within 10 minutes of it.</summary>
    public double? RstAt(DateTimeOffset at)
    {
        double? nearest = null;
        var apart = Within;
        for (var i = RstAfter(at - Within - TimeSpan.FromTicks(1)); i < Rst.Count && Rst[i].At <= at + Within; i++)
        {
            if ((Rst[i].At - at).Duration() is var duration && (nearest is null || duration < apart))
            {
                (nearest, apart) = (Rst[i].Value, duration);
            }
        }

        return nearest;
    }

    /// <summary>Index of the first road temperature after an instant.</summary>
    public int RstAfter(DateTimeOffset instant)
    {
        var (low, high) = (0, Rst.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Rst[middle].At <= instant ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>How many rows are at or before an instant.</summary>
    private int Count(DateTimeOffset instant)
    {
        var (low, high) = (0, _rows.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _rows[middle].ObservedAt <= instant ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}

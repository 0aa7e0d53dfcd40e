using Telemetry.Domain.Forecasts;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Domain.Storage;
using Telemetry.Rules.Winter.RoadSurface;

namespace Telemetry.Api.Endpoints.RoadForecasts;

/// <summary>
/// The readings of a road station over some days, out of which the request of a forecast at any instant of them is cut: from
/// what had passed its checks and been received by then. One sensor speaks for each quantity.
/// </summary>
internal sealed class RoadReadings
{
    /// <summary>A week for the station alone, and a day for what its mean courses lack (docs/sources/winter.md#surface-model).</summary>
    public static readonly TimeSpan Past = TimeSpan.FromDays(8);

    private static readonly TimeSpan Alike = TimeSpan.FromHours(1);
    private static readonly TimeSpan Within = TimeSpan.FromMinutes(10);

    private static readonly Quantity[] Wanted =
    [
        Quantity.RoadSurfaceTemperature, Quantity.SubsurfaceTemperature, Quantity.AirTemperature, Quantity.DewPoint, Quantity.RelativeHumidity,
        Quantity.WindSpeed, Quantity.CloudCover, Quantity.GlobalRadiation, Quantity.PrecipitationRate, Quantity.SnowfallRate, Quantity.AirPressure,
        Quantity.SurfaceState, Quantity.WaterFilmThickness,
    ];

    private readonly Dictionary<Quantity, List<ReadingRow>> _passed;
    private readonly List<ReadingRow> _distrusted;

    private RoadReadings(Dictionary<Quantity, List<ReadingRow>> passed, List<ReadingRow> distrusted)
    {
        _passed = passed;
        _distrusted = distrusted;
    }

    /// <summary>Sensors of a site that give something for the forecast.</summary>
    public static IReadOnlyList<Sensor> SensorsAt(Site site, CityNetwork network) =>
        [.. network.SensorsAt(site.Id).Where(s => s.Quantities.Intersect(Wanted).Any())];

    /// <summary>Readings observed in (from, to] and received by its end. Null where there are more than the most.</summary>
    public static async Task<RoadReadings?> ReadAsync(
        ITimeSeriesStore store, IReadOnlyList<Sensor> sensors, DateTimeOffset from, DateTimeOffset to, int most, CancellationToken cancellation)
    {
        var rows = new List<ReadingRow>();
        await foreach (var row in store.ReadAsync(new ReadingQuery([.. sensors.Select(s => s.Id)], Wanted, from, to, to, null, most + 1), cancellation))
        {
            if (rows.Count == most)
            {
                return null;
            }

            rows.Add(row);
        }

        return Of(rows);
    }

    /// <summary>Of readings at hand, in order of time.</summary>
    public static RoadReadings Of(IEnumerable<ReadingRow> rows)
    {
        var series = new Dictionary<(Quantity, SensorId), List<ReadingRow>>();
        var distrusted = new List<ReadingRow>();
        foreach (var row in rows)
        {
            if (row.Flag != Flag.Pass)
            {
                distrusted.Add(row);
                continue;
            }

            if (!series.TryGetValue((row.Quantity, row.Sensor), out var of))
            {
                series.Add((row.Quantity, row.Sensor), of = []);
            }

            of.Add(row);
        }

        return new RoadReadings(series.GroupBy(s => s.Key.Item1).ToDictionary(g => g.Key, g => Speaker([.. g.Select(s => s.Value)])), distrusted);
    }

    /// <summary>Suspect and failed readings of the span, none of which a forecast rests on.</summary>
    public IReadOnlyList<ReadingRow> Distrusted => _distrusted;

    public ReadingRow? NewestRst => Of(Quantity.RoadSurfaceTemperature) is [.., var newest] ? newest : null;

    /// <summary>Road surface temperature that passed, nearest to an instant and within 10 minutes of it.</summary>
    public double? RstAt(DateTimeOffset at)
    {
        var rows = Of(Quantity.RoadSurfaceTemperature);
        var next = Count(rows, at);
        double? nearest = null;
        var apart = Within;
        for (var i = Math.Max(0, next - 1); i <= next && i < rows.Count; i++)
        {
            if ((rows[i].ObservedAt - at).Duration() is var duration && duration <= apart)
            {
                (nearest, apart) = (rows[i].Value, duration);
            }
        }

        return nearest;
    }

    /// <summary>What a forecast at an instant could have rested on.</summary>
    public RoadForecastRequest RequestAt(DateTimeOffset issuedAt, Site site, TimeZoneInfo zone, ForecastIssue? weather, TimeSpan weatherMaxAge)
    {
        var known = _passed.ToDictionary(p => p.Key, p => KnownBy(p.Value, issuedAt));
        return new RoadForecastRequest(site, zone, issuedAt)
        {
            Surface = Course(Quantity.RoadSurfaceTemperature),
            Subsurface = Course(Quantity.SubsurfaceTemperature),
            Measured = MeasuredWeather.From(known),
            Weather = weather is null ? [] : ForecastWeather.Of(weather),
            WeatherIssuedAt = weather?.IssuedAt,
            WeatherMaxAge = weatherMaxAge,
            OnRoad = OnRoadSensor.Of(known, issuedAt),
        };

        IReadOnlyList<RoadObservation> Course(Quantity quantity) => known.GetValueOrDefault(quantity) ?? [];
    }

    /// <summary>What the road sensor says that the forecast can't take; null where there is no such thing.</summary>
    public SurfaceState? StateLeftOut(DateTimeOffset at) => OnRoadSensor.Frozen(Courses(Of(Quantity.SurfaceState)), at);

    private List<ReadingRow> Of(Quantity quantity) => _passed.GetValueOrDefault(quantity) ?? [];

    private static IReadOnlyList<RoadObservation> KnownBy(List<ReadingRow> rows, DateTimeOffset at)
    {
        var from = Count(rows, at - Past);
        return Courses(rows.GetRange(from, Count(rows, at) - from).Where(r => r.ReceivedAt <= at));
    }

    private static IReadOnlyList<RoadObservation> Courses(IEnumerable<ReadingRow> rows) => [.. rows.Select(r => new RoadObservation(r.ObservedAt, r.Value))];

    /// <summary>Of sensors that are about as new, the one that has said most.</summary>
    private static List<ReadingRow> Speaker(List<List<ReadingRow>> series)
    {
        var newest = series.Max(s => s[^1].ObservedAt);
        return series.Where(s => newest - s[^1].ObservedAt <= Alike).OrderByDescending(s => s.Count).ThenBy(s => s[0].Sensor.Value, StringComparer.Ordinal).First();
    }

    /// <summary>How many rows are at or before an instant.</summary>
    private static int Count(List<ReadingRow> rows, DateTimeOffset at)
    {
        var (low, high) = (0, rows.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = rows[middle].ObservedAt <= at ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}

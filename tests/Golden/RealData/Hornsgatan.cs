using System.Collections.Concurrent;
using System.Globalization;
using Telemetry.Rules.Winter;

namespace Telemetry.Tests.Golden.RealData;

/// <summary>Hornsgatan, Stockholm, autumn 2010: hourly, local time one hour ahead of UTC all year.</summary>
internal static class Hornsgatan
{
    public const string Zone = "Etc/GMT-1";

    public static readonly DateTime SensorFault = new(2010, 11, 11, 16, 0, 0);

    private static readonly (string Column, string Quantity)[] ForecastColumns =
    [
        ("air_c", "air_temperature"), ("dewpoint_c", "dew_point"), ("wind_ms", "wind_speed"), ("derived_cloud_octas", "cloud_cover"),
        ("snow_mm_h", "snowfall_rate"),
    ];

    /// <summary>All year.</summary>
    public static readonly TimeSpan Offset = TimeSpan.FromHours(1);

    public static DateTimeOffset Utc(DateTime local) => new DateTimeOffset(local, Offset).ToUniversalTime();

    // Several tests ask for the same run.
    private static readonly ConcurrentDictionary<(bool WithForecast, bool Described, WithoutForecast Without), Lazy<DecisionHistory>> Whole = new();

    /// <summary><see cref="RoadHindcast.Street"/> as a network file says it.</summary>
    private const string Street = """
        { "skyView": 0.39, "canyon": { "widthM": 23, "heightM": 24.5, "axisDegrees": 76 }, "albedo": 0.15, "windFactor": 0.5, "windHeightM": 2, "traffic": { "vehiclesPerDay": 23270, "heavyShare": 0.03, "speedKmH": 28, "lanes": 4 } }
        """;

    /// <param name="withForecast">Whether the weather measured later stands in for the forecast issued at 15:00 local.</param>
    /// <param name="described">Whether the network file describes the street, so that the surface model is used.</param>
    /// <param name="without">What the rule looks ahead with where it has no current forecast.</param>
    public static DecisionHistory Replay(bool withForecast, bool described = false, WithoutForecast without = WithoutForecast.Trend) =>
        Whole.GetOrAdd((withForecast, described, without), static k => new Lazy<DecisionHistory>(() => Replay(k.WithForecast, k.Described, _ => true, k.Without))).Value;

    /// <summary>Local hours at which a council's forecast comes, for 36 h each (Calderdale: docs/sources/winter.md#forecast-times).</summary>
    public static readonly IReadOnlyList<int> IssueHours = [6, 12, 18];

    /// <summary>A run to which the weather measured later is issued three times a day, with the street described.</summary>
    /// <param name="threshold">PrecautionaryAtOrBelowRst, °C; null leaves the default.</param>
    public static DecisionHistory ReplayThreeADay(double? threshold = null)
    {
        var policy = new GrittingPolicyOptions();
        policy.PrecautionaryAtOrBelowRst = threshold ?? policy.PrecautionaryAtOrBelowRst;
        return Replay(described: true, _ => true, policy, IssueHours, 36);
    }

    /// <summary>A run to which not every road temperature is fed.</summary>
    public static DecisionHistory Replay(bool withForecast, bool described, Func<DateTime, bool> keepRst, WithoutForecast without = WithoutForecast.Trend) =>
        Replay(described, keepRst, new GrittingPolicyOptions { WithoutForecast = without }, withForecast ? [15] : [], 24);

    private static DecisionHistory Replay(bool described, Func<DateTime, bool> keepRst, GrittingPolicyOptions policy, IReadOnlyList<int> issueHours, int hours)
    {
        using var replay = new ReplayFolder { Policy = policy, NetworkJson = Station.NetworkJson("Hornsgatan", Zone, 3600, 59.317, 18.049, "relative_humidity", described ? Street : null) };
        var rows = MeasuredData.Rows(MeasuredData.Require("winter/hornsgatan_hourly_2010-10_to_2010-12-19.csv"))
            .Select(r => (Local: DateTime.Parse(r["time_local"], CultureInfo.InvariantCulture), Row: r)).ToArray();
        for (var i = 0; i < rows.Length; i++)
        {
            var (local, row) = rows[i];
            var at = Utc(local);
            if (keepRst(local))
            {
                replay.Reading(at, "rst", "road_surface_temperature", row["rst_c"]);
            }

            replay.Reading(at, "met", "air_temperature", row["air_c"]);
            replay.Reading(at, "met", "relative_humidity", row["rh_pct"]);
            replay.Reading(at, "met", "wind_speed", row["wind_ms"]);
            replay.Reading(at, "met", "precipitation_rate", Sum(row["rain_mm_h"], row["snow_mm_h"]));
            replay.Reading(at, "met", "snowfall_rate", row["snow_mm_h"]);
            if (issueHours.Contains(local.Hour))
            {
                Issue(replay, at, rows[i..Math.Min(rows.Length, i + hours + 1)]);
            }
        }

        return new DecisionHistory(replay.Run(), Station.Route);
    }

    /// <summary>The weather of an hour by quantity, as measured and, with cloud, as forecast.</summary>
    public static IEnumerable<(string Quantity, double Value)> ForecastHour(IReadOnlyDictionary<string, string> row)
    {
        foreach (var (column, quantity) in ForecastColumns.Where(c => row[c.Column].Length > 0))
        {
            yield return (quantity, double.Parse(row[column], CultureInfo.InvariantCulture));
        }

        if (Sum(row["rain_mm_h"], row["snow_mm_h"]) is { Length: > 0 } precipitation)
        {
            yield return ("precipitation_rate", double.Parse(precipitation, CultureInfo.InvariantCulture));
        }
    }

    private static void Issue(ReplayFolder replay, DateTimeOffset issuedAt, (DateTime Local, IReadOnlyDictionary<string, string> Row)[] hours)
    {
        foreach (var (local, row) in hours)
        {
            foreach (var (quantity, value) in ForecastHour(row))
            {
                replay.Forecast(issuedAt, Station.Site, Utc(local), quantity, value);
            }
        }
    }

    private static string Sum(string rain, string snow) => rain.Length == 0 || snow.Length == 0
        ? ""
        : (double.Parse(rain, CultureInfo.InvariantCulture) + double.Parse(snow, CultureInfo.InvariantCulture)).ToString("R", CultureInfo.InvariantCulture);
}

using System.Globalization;
using Telemetry.Api.Backtest;
using Telemetry.Api.Composition;
using Telemetry.Api.Replay;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Forecasts;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Ingest.Admission;
using Telemetry.Rules.Engine;
using Telemetry.Rules.QualityControl;
using Telemetry.Rules.Winter;
using Telemetry.Rules.Winter.Backtest;

namespace Telemetry.Tests.Golden.RealData;

/// <summary>The back-test on Hornsgatan, autumn 2010, out of files as a council has them: its download of readings, and its log of what was spread.</summary>
internal static class HornsgatanBacktest
{
    private static readonly int[] IssuedAt = [3, 9, 15, 21];

    public static BacktestResult Run(GrittingPolicyOptions policy, RoadProfile road)
    {
        var input = Input(road, treatments: false);
        return new BacktestRun(
                StandardRules.Create(new RuleOptions { Winter = policy }), new RuleEngineOptions(), new QualityControlOptions(), policy, new BacktestOptions())
            .Execute(input, new BacktestPlan([.. input.Network.Routes], new TimeOnly(15, 0), TimeSpan.FromHours(1), MeasuredWeather: true));
    }

    /// <summary>What each policy decides every three hours from 15:00 to 06:00 local, told of what the city spread; the weather measured later is the forecast, every six hours.</summary>
    public static IReadOnlyList<Decision>[] Decisions(RoadProfile road, params GrittingPolicyOptions[] policies)
    {
        var input = Input(road, treatments: true);
        Assert.NotEmpty(input.Treatments);
        SampledDecisionRule[] rules = [.. policies.Select(p => new SampledDecisionRule(new GrittingDecisionRule(p), at => at is { Minute: 0, Hour: 14 or 17 or 20 or 23 or 2 or 5 }))];
        var result = ReplayRun.Execute(
            input.Network, new RuleSet([], [], rules), new RuleEngineOptions(), new QualityControlOptions(), input.Recording.Readings, input.Forecasts, input.Treatments);
        Assert.Empty(result.Faults);
        return [.. rules.Select(r => r.Of(new RouteId(Station.Route)))];
    }

    private static BacktestInput Input(RoadProfile road, bool treatments)
    {
        var site = new Site(new SiteId(Station.Site), "Hornsgatan", 59.317, 18.049, SiteKind.Road) { Road = road };
        var network = NetworkFileReader.Read(System.Text.Encoding.UTF8.GetBytes(
            Station.NetworkJson("Hornsgatan", Hornsgatan.Zone, 3600, 59.317, 18.049, "relative_humidity\", \"cloud_cover"))).Network!;
        network = new CityNetwork(network.TimeZone, network.Gateways, [site], network.Sensors, network.Routes, network.Bins);
        var folder = Directory.CreateTempSubdirectory("telemetry-backtest-");
        try
        {
            var readings = new FileInfo(Path.Combine(folder.FullName, "readings.csv"));
            File.WriteAllLines(readings.FullName, Readings().Prepend("observed_at,sensor,quantity,unit,value,flag,test,marks,received_at,stored_at,grade"));
            var spread = new FileInfo(Path.Combine(folder.FullName, "treatments.csv"));
            File.WriteAllLines(spread.FullName, treatments ? Treatments().Prepend("id,route,started_at,ended_at,material,spread_rate_g_m2") : []);
            List<string> errors = [];
            var input = BacktestFiles.Read(network, readings, null, treatments ? spread : null, new ReadingGuard(new AdmissionOptions()), errors);
            Assert.Empty(errors);
            return input! with { Forecasts = [.. Forecasts()] };
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static IEnumerable<ForecastIssue> Forecasts()
    {
        var rows = Rows();
        for (var i = 0; i < rows.Count; i++)
        {
            if (IssuedAt.Contains(Local(rows[i]).Hour))
            {
                var at = Hornsgatan.Utc(Local(rows[i]));
                yield return new ForecastIssue(new SiteId(Station.Site), at, at, "measured weather",
                    [.. rows.Skip(i).Take(25).SelectMany(r => Hornsgatan.ForecastHour(r).Select(v => new ForecastValue(Hornsgatan.Utc(Local(r)), QuantityCatalogue.Find(v.Quantity)!, v.Value)))]);
            }
        }
    }

    private static IReadOnlyList<IReadOnlyDictionary<string, string>> Rows() =>
        [.. MeasuredData.Rows(MeasuredData.Require("winter/hornsgatan_hourly_2010-10_to_2010-12-19.csv"))];

    private static IEnumerable<string> Readings()
    {
        foreach (var row in Rows())
        {
            var at = Time(Local(row));
            (string Sensor, string Quantity, string Value)[] values =
            [
                ("rst", "road_surface_temperature", row["rst_c"]), ("met", "air_temperature", row["air_c"]), ("met", "relative_humidity", row["rh_pct"]),
                ("met", "wind_speed", row["wind_ms"]), ("met", "snowfall_rate", row["snow_mm_h"]), ("met", "cloud_cover", row["derived_cloud_octas"]),
                ("met", "precipitation_rate", row["rain_mm_h"].Length == 0 || row["snow_mm_h"].Length == 0 ? "" : (Number(row["rain_mm_h"]) + Number(row["snow_mm_h"])).ToString("R", CultureInfo.InvariantCulture)),
            ];
            foreach (var (sensor, quantity, value) in values.Where(v => v.Value.Length > 0))
            {
                yield return $"{at},{sensor},{quantity},,{value},pass,,,{at},{at},indicative";
            }
        }
    }

    /// <summary>The log is by the hour and tells no end: each is taken to last the hour, and to be reported at its end.</summary>
    private static IEnumerable<string> Treatments() =>
        MeasuredData.Rows(MeasuredData.Require("winter/hornsgatan_salting_log_to_2010-12-19.csv"))
            .Where(r => Number(r["nacl_g_m2"]) > 0)
            .Select((r, i) => $"run-{i + 1},{Station.Route},{Time(Local(r))},{Time(Local(r).AddHours(1))},dry-salt,{r["nacl_g_m2"]}");

    private static DateTime Local(IReadOnlyDictionary<string, string> row) => DateTime.Parse(row["time_local"], CultureInfo.InvariantCulture);

    private static string Time(DateTime local) => Hornsgatan.Utc(local).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}

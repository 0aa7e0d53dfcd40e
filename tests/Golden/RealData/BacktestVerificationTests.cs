using System.Globalization;
using Telemetry.Api.Backtest;
using Telemetry.Api.Composition;
using Telemetry.Domain.Network;
using Telemetry.Ingest.Admission;
using Telemetry.Rules.Engine;
using Telemetry.Rules.QualityControl;
using Telemetry.Rules.Winter;
using Telemetry.Rules.Winter.Backtest;

namespace Telemetry.Tests.Golden.RealData;

/// <summary>
/// The back-test on Hornsgatan, autumn 2010, out of a file as the API's download of readings gives it. What the nights were like is
/// held against labels that were counted by other means; the forecasts against the published hindcast on the same nights.
/// </summary>
public sealed class BacktestVerificationTests
{
    /// <summary>The labels leave out 11:00, which is the night's last minute here: 22 November froze in it, the other two were coldest.</summary>
    private static readonly string[] ColdestAtEleven = ["2010-11-22", "2010-12-09", "2010-12-11"];

    /// <summary>It rained in the last hour of the night of the 8th, which the labels leave out; the 22nd as above.</summary>
    private static readonly string[] OtherwiseWet = ["2010-11-08", "2010-11-22"];

    [Fact]
    public void Nights_decisions_and_forecasts_of_Hornsgatan_are_counted_as_others_count_them()
    {
        var result = Run();
        var route = Assert.Single(result.Routes);
        var labels = MeasuredData.Rows(MeasuredData.Require("winter/expected_nights.csv")).Where(r => r["dataset"] == "hornsgatan").ToDictionary(r => r["night_start"]);

        Assert.Empty(result.Faults);
        Assert.Equal(79, route.Nights.Count(n => n.Observed.IsEvidence));
        Assert.Equal(ColdestAtEleven, Differing(route, labels, n => Math.Round(n.MinimumRst!.Value, 2), l => double.Parse(l["min_rst"], CultureInfo.InvariantCulture)));
        Assert.Equal(["2010-11-22"], Differing(route, labels, n => n.FirstFreezeAt, l => l["first_rst_le_0"] is { Length: > 0 } at ? Hornsgatan.Utc(DateTime.Parse(at, CultureInfo.InvariantCulture)) : (DateTimeOffset?)null));
        Assert.Equal(OtherwiseWet, Differing(route, labels, n => n.By(Truth.IceLikely), l => (bool?)(l["expected_class"] == "GRIT_EXPECTED")));

        var froze = route.Scores.Single(s => s.Truth == Truth.Froze);
        Assert.Equal((34, 45), (froze.AtTheHour.Hits + froze.AtTheHour.Misses, froze.AtTheHour.FalseAlarms + froze.AtTheHour.CorrectNegatives));
        Assert.Equal(new Contingency(34, 0, 0, 45), froze.Policies.Single(p => p.Name == "perfect knowledge").Table);
        Assert.True(froze.AtTheHour.PeirceSkillScore > 0.6, $"PSS {froze.AtTheHour.PeirceSkillScore}");

        var methods = Assert.Single(result.Sites).Methods;
        Assert.InRange(methods[0].All!.Mae, 0.40, 0.55);
        Assert.InRange(methods[1].All!.Mae, 1.0, 1.3);
        Assert.True(methods[2].All!.Mae > methods[1].All!.Mae);
        Assert.InRange(methods[0].All!.Within!.Value, 0.75, 0.88);
    }

    private static string[] Differing<T>(RouteResult route, Dictionary<string, IReadOnlyDictionary<string, string>> labels, Func<ObservedNight, T> ours, Func<IReadOnlyDictionary<string, string>, T> theirs) =>
    [
        .. route.Nights.Where(n => n.Observed.IsEvidence)
            .Select(n => (Night: n.Observed, Date: n.Observed.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))
            .Where(n => !Equals(ours(n.Night), theirs(labels[n.Date])))
            .Select(n => n.Date),
    ];

    private static BacktestResult Run()
    {
        var site = new Site(new SiteId("site"), "Hornsgatan", 59.317, 18.049, SiteKind.Road) { Road = RoadHindcast.Street };
        var network = NetworkFileReader.Read(System.Text.Encoding.UTF8.GetBytes(
            Station.NetworkJson("Hornsgatan", Hornsgatan.Zone, 3600, 59.317, 18.049, "relative_humidity\", \"cloud_cover"))).Network!;
        network = new CityNetwork(network.TimeZone, network.Gateways, [site], network.Sensors, network.Routes, network.Bins);
        var folder = Directory.CreateTempSubdirectory("telemetry-backtest-");
        try
        {
            var file = new FileInfo(Path.Combine(folder.FullName, "readings.csv"));
            File.WriteAllLines(file.FullName, Rows().Prepend("observed_at,sensor,quantity,unit,value,flag,test,marks,received_at,stored_at,grade"));
            List<string> errors = [];
            var input = BacktestFiles.Read(network, file, null, null, Hornsgatan.Utc(new DateTime(2011, 1, 1)), new ReadingGuard(new AdmissionOptions()), errors);
            Assert.Empty(errors);
            return new BacktestRun(
                    StandardRules.Create(new RuleOptions()), new RuleEngineOptions(), new QualityControlOptions(), new GrittingPolicyOptions(), new BacktestOptions())
                .Execute(input!, new BacktestPlan([.. network.Routes], new TimeOnly(15, 0), TimeSpan.FromHours(1), MeasuredWeather: true));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static IEnumerable<string> Rows()
    {
        foreach (var row in MeasuredData.Rows(MeasuredData.Require("winter/hornsgatan_hourly_2010-10_to_2010-12-19.csv")))
        {
            var at = Hornsgatan.Utc(DateTime.Parse(row["time_local"], CultureInfo.InvariantCulture)).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
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

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}

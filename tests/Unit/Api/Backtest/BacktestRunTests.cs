using System.Globalization;
using Telemetry.Api.Backtest;
using Telemetry.Api.Composition;
using Telemetry.Api.Replay;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Rules.Engine;
using Telemetry.Rules.QualityControl;
using Telemetry.Rules.Winter;
using Telemetry.Rules.Winter.Backtest;
using static Telemetry.Tests.Unit.Rules.Winter.SomeRoute;

namespace Telemetry.Tests.Unit.Api.Backtest;

/// <summary>Three days at one station, half-hourly: mild until the second evening, which freezes in moist air.</summary>
public sealed class BacktestRunTests
{
    private static readonly Site Site = new(new SiteId("s1"), "Beacon <Hill>", 53.8, -0.45, SiteKind.Road);
    private static readonly Quantity[] Measured = [Quantity.RoadSurfaceTemperature, Quantity.AirTemperature, Quantity.DewPoint, Quantity.WindSpeed, Quantity.PrecipitationRate];
    private static readonly Sensor Station = new(new SensorId("rws"), Site.Id, new GatewayId("rws"), Measured, TimeSpan.FromMinutes(30), InstrumentGrade.Reference);
    private static readonly Route Route = new(new RouteId("r1"), "Over <Hill>", RoutePriority.P1, 40, 7.3, TimeSpan.FromHours(3), SaltType.Dry, null, [new RouteStation(Site.Id, 0)]);
    private static readonly CityNetwork Network = new(London, [], [Site], [Station], [Route], []);

    [Fact]
    public void Each_night_is_looked_at_with_what_was_known_by_then()
    {
        var result = Run(measuredWeather: true);

        var nights = Assert.Single(result.Routes).Nights;
        var (mild, frost) = (nights.Single(n => n.Observed.Date == new DateOnly(2026, 1, 14)), nights.Single(n => n.Observed.Date == new DateOnly(2026, 1, 15)));
        Assert.Equal((false, false), (mild.Observed.By(Truth.Froze), mild.Observed.By(Truth.IceLikely)));
        Assert.Equal((true, true), (frost.Observed.By(Truth.Froze), frost.Observed.By(Truth.IceLikely)));
        Assert.Equal(GrittingAction.NoAction, mild.Asked!.Action);
        Assert.Equal(GrittingAction.Precautionary, frost.Asked!.Action);
        Assert.Equal(Jan14(24 + 15), frost.Asked.DecidedAt);
        Assert.True(frost.Carried.Spreading.Treats);
        Assert.Equal((1, 0, 0), (Counts(result).Hits, Counts(result).Misses, Counts(result).FalseAlarms));
        Assert.Equal(GrittingDecisionRule.Version, result.RuleVersion);
        Assert.Empty(result.Faults);
    }

    [Fact]
    public void The_road_is_foreseen_under_the_weather_alone_and_by_persistence()
    {
        var methods = Assert.Single(Run(measuredWeather: true).Sites).Methods;

        Assert.Equal(["surface model under the weather forecast", "the station alone", "persistence"], methods.Select(m => m.Name));
        Assert.All(methods, m => Assert.Equal(Enumerable.Range(1, 24), m.ByLead.Select(l => l.Lead)));
        Assert.True(methods[2].All!.Mae > methods[0].All!.Mae, "measured weather must tell more than none");
        Assert.Equal(["the station alone", "persistence"], Assert.Single(Run(measuredWeather: false).Sites).Methods.Select(m => m.Name));
    }

    [Fact]
    public void A_failed_reading_is_neither_seen_nor_taken_for_truth()
    {
        var spiked = Readings().Select(r => r.Quantity == Quantity.RoadSurfaceTemperature && r.ObservedAt == Jan14(20) ? r with { Value = -18 } : r).ToList();

        var night = Run(measuredWeather: true, readings: spiked).Routes[0].Nights.Single(n => n.Observed.Date == new DateOnly(2026, 1, 14));

        Assert.False(night.Observed.Froze);
        Assert.InRange(night.Observed.MinimumRst!.Value, 4, 8);
    }

    [Fact]
    public void What_was_reported_as_spread_stands_beside_what_was_decided()
    {
        TreatmentReport Report(string id, double hour, double? rate, double? tonnes) =>
            new(id, Route.Id, DecisionDay.Containing(Jan14(hour), London).Date, Jan14(hour), SpreadMaterial.DrySalt, Jan14(60)) { SpreadRate = rate, Tonnes = tonnes };

        // 2.92 t on 40 km × 7.3 m are 10 g/m².
        var result = Run(measuredWeather: true, treatments: [Report("a", 24 + 17, 8, null), Report("b", 24 + 28, null, 2.92)]);

        Assert.Equal([(13, 0), (14, 0), (15, 2), (16, 0)], result.Routes[0].Nights.Select(n => (n.Observed.Date.Day, n.Reported!.Value.Runs)));
        Assert.Equal(18, result.Routes[0].Nights.Single(n => n.Observed.Date.Day == 15).Reported!.Value.Grams, 6);
        var reported = result.Routes[0].Scores[0].Policies.Single(p => p.Name == "what was spread, as reported");
        Assert.Equal((1, 0, 0), (reported.Table.Hits, reported.Table.Misses, reported.Table.FalseAlarms));
        Assert.Equal(5.256, reported.Tonnes, 6);
        Assert.DoesNotContain(Run(measuredWeather: true).Routes[0].Scores[0].Policies, p => p.Name == reported.Name);
    }

    [Fact]
    public void Salt_of_a_treatment_is_credited_from_when_it_was_reported_on()
    {
        TreatmentReport Morning(double reportedAt) =>
            new("a", Route.Id, new DateOnly(2026, 1, 14), Jan14(24 + 8), SpreadMaterial.DrySalt, Jan14(reportedAt)) { EndedAt = Jan14(24 + 11), SpreadRate = 4 };
        var policy = new GrittingPolicyOptions { CreditResidualSalt = true, ResidualSaltHours = 30 };
        var busy = new CityNetwork(London, [], [Site with { Road = new RoadProfile { Traffic = new RoadTraffic(2000, 0.05, 60, 2) } }], [Station], [Route], []);

        var (inTime, late, off) = (Asked(Morning(24 + 15), policy), Asked(Morning(24 + 15.1), policy), Asked(Morning(24 + 15), new GrittingPolicyOptions()));

        Assert.Equal((GrittingAction.Precautionary, GrittingAction.Precautionary), (inTime.Action, late.Action));
        Assert.Contains(inTime.Reasons, r => r.Code == "residual-salt");
        Assert.Contains(late.Reasons, r => r.Code == "no-residual-credit" && r.Text.Contains("no treatment is reported", StringComparison.Ordinal));
        Assert.Equal(late.SpreadRate - 4, inTime.SpreadRate);
        Assert.Equal(late.SpreadRate, off.SpreadRate);

        Decision Asked(TreatmentReport report, GrittingPolicyOptions by) =>
            Run(measuredWeather: true, treatments: [report], policy: by, network: busy).Routes[0].Nights.Single(n => n.Observed.Date.Day == 15).Asked!;
    }

    [Fact]
    public void Nothing_recorded_gives_an_empty_report_and_no_error()
    {
        var result = Run(measuredWeather: true, readings: []);

        Assert.Empty(result.Routes[0].Nights);
        Assert.Contains("0 nights", BacktestHtml.Of(result, Jan14(80), "1.2.3"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_report_stands_alone_and_escapes_names()
    {
        var page = BacktestHtml.Of(Run(measuredWeather: true), Jan14(80), "1.2.3");

        Assert.Contains("Made on 17 January 2026 at 08:00 UTC by release 1.2.3.", page, StringComparison.Ordinal);

        Assert.Contains("Over &lt;Hill&gt;", page, StringComparison.Ordinal);
        Assert.Contains("<svg", page, StringComparison.Ordinal);
        Assert.Contains("stood in for the forecast", page, StringComparison.Ordinal);
        Assert.Contains(BacktestWords.Few, page, StringComparison.Ordinal);
        foreach (var outside in new[] { "<script", "http:", "https:", "src=", "href=", "url(", "NaN", "Infinity", "∞" })
        {
            Assert.DoesNotContain(outside, page, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public void Every_row_of_the_files_has_as_many_fields_as_their_header()
    {
        var folder = Directory.CreateTempSubdirectory("telemetry-backtest-");
        try
        {
            BacktestCsv.Write(Run(measuredWeather: true), folder);

            foreach (var name in new[] { "nights.csv", "tables.csv", "policies.csv", "leads.csv", "methods.csv" })
            {
                using var reader = new CsvHelper.CsvReader(new StreamReader(Path.Combine(folder.FullName, name)), CultureInfo.InvariantCulture);
                reader.Read();
                reader.ReadHeader();
                var rows = 0;
                while (reader.Read())
                {
                    rows++;
                    Assert.Equal(reader.HeaderRecord!.Length, reader.Parser.Count);
                }

                Assert.True(rows > 0, name);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Contingency Counts(BacktestResult result) => result.Routes[0].Scores.Single(s => s.Truth == Truth.Froze).AtTheHour;

    internal static BacktestResult Run(bool measuredWeather, IReadOnlyList<Reading>? readings = null, IReadOnlyList<TreatmentReport>? treatments = null, GrittingPolicyOptions? policy = null, CityNetwork? network = null) =>
        new BacktestRun(
            StandardRules.Create(new RuleOptions { Winter = policy ?? new() }), new RuleEngineOptions(), new QualityControlOptions(), policy ?? new(), new BacktestOptions())
            .Execute(
                new BacktestInput(network ?? Network, "test", new Recording(readings ?? Readings(), []), [], treatments ?? []),
                new BacktestPlan([Route], new TimeOnly(15, 0), TimeSpan.FromHours(1), measuredWeather));

    private static List<Reading> Readings()
    {
        List<Reading> readings = [];
        for (var hour = 0.0; hour <= 72; hour += 0.5)
        {
            // 6 °C, falling by a kelvin an hour from 39 (15:00 on the second day) to −4 °C.
            var rst = Math.Clamp(6 - (hour - 39), -4, 6) + (0.4 * Math.Sin(hour));
            double[] values = [rst, rst + 1, rst - 0.2, 3, 0];
            readings.AddRange(Measured.Select((quantity, i) => new Reading(Station.Id, quantity, Jan14(hour), values[i], Jan14(hour))));
        }

        return readings;
    }
}

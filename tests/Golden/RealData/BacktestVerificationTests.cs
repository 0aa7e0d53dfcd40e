using System.Globalization;
using Telemetry.Api.Backtest;
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
        var result = HornsgatanBacktest.Run(new GrittingPolicyOptions(), RoadHindcast.Street);
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
}

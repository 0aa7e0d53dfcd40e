namespace Telemetry.Tests.Golden.RealData;

/// <summary>
/// The rule's decisions beside thresholds on the same road forecast, on every night of Hornsgatan's autumn that was foreseen: the
/// figures of docs/winter-verification.md are what comes out, whatever they are.
/// </summary>
public sealed class PolicyVerificationTests
{
    private static readonly double[] Thresholds = [0, 0.5, 1];

    [Fact]
    public void The_rule_is_no_worse_than_the_best_threshold_on_the_same_forecast()
    {
        var data = new RoadHindcast();
        var forecasts = data.Run(RoadHindcast.Street, withWeather: true);
        NeededNight[] nights = [.. NeededNight.All().Where(n => forecasts.TryGetValue(n.Afternoon, out var forecast) && forecast.Points.Count > 0)];
        var modelled = Hornsgatan.Replay(withForecast: true, described: true);
        var decaying = Hornsgatan.Replay(withForecast: true);
        var trend = Hornsgatan.Replay(withForecast: false);
        var alone = Hornsgatan.Replay(withForecast: false, without: Rules.Winter.WithoutForecast.StationAlone);
        PolicyScore[] thresholds =
        [
            .. Thresholds.Select(t => new PolicyScore(
                FormattableString.Invariant($"threshold: lowest foreseen RST ≤ {t:0.0} °C"), nights, n => Lowest(forecasts[n.Afternoon], n.Morning) <= t)),
        ];
        var best = thresholds.MaxBy(t => t.Skill)!;
        var rule = new PolicyScore("**the rule at 15:00**", nights, n => Acts(modelled.StandingAt(n.Afternoon)));
        PolicyScore[] all =
        [
            rule,
            new PolicyScore("the rule as revised, up to the first freeze", nights, n => AsRevised(modelled, n).Any(Acts)),
            new PolicyScore("the rule without the surface model, at 15:00", nights, n => Acts(decaying.StandingAt(n.Afternoon))),
            new PolicyScore("the rule with no forecast at all, by the trend, at 15:00", nights, n => Acts(trend.StandingAt(n.Afternoon))),
            new PolicyScore("… as revised", nights, n => AsRevised(trend, n).Any(Acts)),
            new PolicyScore("the rule with no forecast at all, by the station alone, at 15:00", nights, n => Acts(alone.StandingAt(n.Afternoon))),
            new PolicyScore("… as revised", nights, n => AsRevised(alone, n).Any(Acts)),
            .. thresholds,
            new PolicyScore("every night", nights, _ => true),
            new PolicyScore("the city", nights, n => n.CityTreated),
        ];

        Documentation.Has("winter-verification.md", $"{PolicyScore.Header}\n{string.Join('\n', all.Select(s => s.Row(best)))}");
        Assert.True(rule.Skill >= best.Skill || rule.Against(best).High >= 0, "The rule is worse than the best threshold.");
    }

    [Fact]
    public void As_revised_the_rule_stands_beside_thresholds_that_are_asked_as_often()
    {
        var data = new RoadHindcast();
        NeededNight[] nights = [.. NeededNight.All().Where(n => data.Issues.Contains(n.Afternoon))];
        var once = Hornsgatan.Replay(withForecast: true, described: true);
        var often = Hornsgatan.ReplayThreeADay();
        var atZero = Hornsgatan.ReplayThreeADay(threshold: 0);
        var revised = new RevisedThresholds(data, nights);
        PolicyScore[] atEachIssue = [.. Thresholds.Select(t => Threshold(t, "at each issue", n => revised.Foresees(n, RevisedThresholds.AtEachIssue(n), t)))];
        PolicyScore[] atEachReading = [.. Thresholds.Select(t => Threshold(t, "every hour", n => revised.Foresees(n, RevisedThresholds.AtEachReading(n), t)))];
        var best = atEachReading.MaxBy(t => t.Skill)!;
        var half = atEachReading[Array.IndexOf(Thresholds, 0.5)];
        var rule = new PolicyScore("**the rule as revised, up to the first freeze**", nights, n => AsRevised(often, n).Any(Acts));
        var ruleAtZero = new PolicyScore("… as revised", nights, n => AsRevised(atZero, n).Any(Acts));
        PolicyScore[] all =
        [
            new PolicyScore("the rule at 15:00", nights, n => Acts(often.StandingAt(n.Afternoon))),
            rule,
            new PolicyScore("… with the one issue of 15:00", nights, n => AsRevised(once, n).Any(Acts)),
            new PolicyScore("the rule with its threshold at 0.0 instead of 0.5 °C, at 15:00", nights, n => Acts(atZero.StandingAt(n.Afternoon))),
            ruleAtZero,
            .. atEachIssue,
            .. atEachReading,
            .. Thresholds.Select(t => new PolicyScore(FormattableString.Invariant($"known beforehand: lowest measured RST ≤ {t:0.0} °C"), nights, n => n.Lowest <= t)),
        ];

        Documentation.Has("winter-verification.md", $"{PolicyScore.RevisedHeader}\n{string.Join('\n', all.Select(s => s.Row(best, half)))}");
        Assert.True(rule.Skill >= half.Skill || rule.Against(half).High >= 0, "The rule is worse than the threshold it goes by.");
        Assert.True(ruleAtZero.Skill >= best.Skill || ruleAtZero.Against(best).High >= 0, "With its threshold the rule is worse than the best threshold.");

        PolicyScore Threshold(double threshold, string when, Func<NeededNight, bool> treats) =>
            new(FormattableString.Invariant($"threshold {when}: lowest foreseen RST ≤ {threshold:0.0} °C"), nights, treats);
    }

    private static IEnumerable<string?> AsRevised(DecisionHistory history, NeededNight night) => history.ActionsIn(night.Afternoon, night.FirstFreeze ?? night.Morning);

    /// <summary>ESCALATE rings a person, who decides: it is no silence.</summary>
    private static bool Acts(string? action) => DecisionHistory.Treats(action) || action == "ESCALATE";

    private static double Lowest(Rules.Winter.RoadSurface.RoadForecast forecast, DateTimeOffset morning) =>
        Math.Min(forecast.StartsFrom?.Value ?? double.PositiveInfinity, forecast.Points.Where(p => p.At <= morning).Min(p => p.Rst));
}

using Telemetry.Domain.Network;

namespace Telemetry.Rules.Winter.Backtest;

/// <summary>What one way of deciding comes to over the nights, all policies over the same ones.</summary>
/// <param name="Loss">£: each night that needed treating and got none.</param>
/// <param name="MeanPounds">£ a night, treatments and losses.</param>
/// <param name="Difference">£ a night more than the decision at the hour asked at.</param>
/// <param name="Value">Relative economic value: 1 as perfect knowledge, 0 as the better of treating always and never. Null where those cost the same.</param>
public sealed record PolicyScore(
    string Name,
    Contingency Table,
    Interval? PeirceInterval,
    int Runs,
    double Tonnes,
    double TreatmentPounds,
    double Loss,
    double MeanPounds,
    Interval? MeanInterval,
    double Difference,
    Interval? DifferenceInterval,
    double? Value)
{
    /// <param name="nights">Each with a truth, a decision and a forecast minimum.</param>
    /// <param name="route">For length, width and salt.</param>
    /// <param name="truth">What makes a night need treating.</param>
    /// <param name="costs">What salt, runs and losses cost.</param>
    public static IReadOnlyList<PolicyScore> Of(IReadOnlyList<NightCase> nights, Route route, Truth truth, BacktestOptions costs)
    {
        ArgumentNullException.ThrowIfNull(nights);
        if (nights.Count == 0)
        {
            return [];
        }

        var policies = SpreadingPolicy.All(route, truth, costs, nights.All(n => n.Reported is not null));
        var pounds = policies.ToDictionary(p => p.Name, p => nights.Select(n => Pounds(n, p, route, truth, costs)).ToArray());
        var decision = pounds[SpreadingPolicy.DecisionAtTheHour];
        var perfect = pounds["perfect knowledge"].Sum();
        var climate = Math.Min(pounds["every night"].Sum(), pounds["never"].Sum());
        return [.. policies.Select(p => Score(p, pounds[p.Name]))];

        PolicyScore Score(SpreadingPolicy policy, double[] cost)
        {
            var spread = nights.Select(policy.Spread).ToArray();
            (bool Treated, bool Needed)[] pairs = [.. nights.Select((n, i) => (spread[i].Treats, n.Observed.By(truth)!.Value))];
            var treatments = spread.Sum(s => s.Pounds(route, costs));
            return new PolicyScore(
                policy.Name,
                Contingency.Of(pairs),
                Contingency.PeirceInterval(pairs),
                spread.Sum(s => s.Runs),
                spread.Sum(s => s.Tonnes(route)),
                treatments,
                cost.Sum() - treatments,
                cost.Average(),
                NightBootstrap.Of(nights.Count, draw => draw.Average(i => cost[i])),
                cost.Average() - decision.Average(),
                policy.Name == SpreadingPolicy.DecisionAtTheHour ? null : NightBootstrap.Of(nights.Count, draw => draw.Average(i => cost[i] - decision[i])),
                climate - perfect > 1e-9 ? (climate - cost.Sum()) / (climate - perfect) : null);
        }
    }

    private static double Pounds(NightCase night, SpreadingPolicy policy, Route route, Truth truth, BacktestOptions costs)
    {
        var spread = policy.Spread(night);
        return spread.Treats ? spread.Pounds(route, costs)
            : night.Observed.By(truth) == true ? costs.LossPerTreatment * SpreadingPolicy.Perfect(night, route, costs).Pounds(route, costs)
            : 0;
    }
}

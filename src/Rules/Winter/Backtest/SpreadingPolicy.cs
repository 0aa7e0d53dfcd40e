using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;

namespace Telemetry.Rules.Winter.Backtest;

/// <summary>A way of deciding each night of a route, to be held against the others.</summary>
/// <param name="Name">For a person.</param>
/// <param name="Spread">What it spreads on a night that has a decision with a forecast minimum.</param>
public sealed record SpreadingPolicy(string Name, Func<NightCase, NightSpreading> Spread)
{
    /// <summary>The one that the others are held against.</summary>
    public const string DecisionAtTheHour = "the decision, as it stood at the hour asked at";

    private static readonly double[] Thresholds = [0, 0.5, 1, 2];

    /// <summary>The decision, thresholds on its own forecast, and the two ends that no forecast can pass.</summary>
    /// <param name="route">For length, width and salt.</param>
    /// <param name="truth">What makes a night need treating.</param>
    /// <param name="costs">For what a decision leaves open.</param>
    /// <param name="reported">Whether it is known of every night what was spread.</param>
    public static IReadOnlyList<SpreadingPolicy> All(Route route, Truth truth, BacktestOptions costs, bool reported) =>
    [
        new(DecisionAtTheHour, n => NightSpreading.Of(n.Asked!, costs)),
        new("… where it asks a person (ESCALATE), treated", n => n.Asked!.Action == GrittingAction.Escalate ? NightSpreading.ByAPerson(costs) : NightSpreading.Of(n.Asked, costs)),
        new("the decisions as revised, carried out", n => n.Carried.Spreading),
        .. reported ? (SpreadingPolicy[])[new("what was spread, as reported", n => n.Reported!.Value)] : [],
        .. Thresholds.Select(t => new SpreadingPolicy(
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"forecast minimum at or below {t:0.0} °C"),
            n => n.Asked!.MinRst <= t ? AtForecast(n.Asked, route, costs) : default)),
        new(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"every critical night (measured minimum under {ObservedNight.CriticalBelow:0} °C)"), n => n.Observed.IsCritical ? Perfect(n, route, costs) : default),
        new("every night", n => Perfect(n, route, costs)),
        new("never", _ => default),
        new("perfect knowledge", n => n.Observed.By(truth) == true ? Perfect(n, route, costs) : default),
    ];

    /// <summary>What a night needed, were it known before.</summary>
    public static NightSpreading Perfect(NightCase night, Route route, BacktestOptions costs) =>
        NightSpreading.ForFrost(night.Observed.MinimumRst!.Value, night.Observed.Precipitation == true, route.Salt, costs);

    /// <summary>A threshold says whether, not how much: the decision's own rate where it has one, else the matrix's damp frost row.</summary>
    private static NightSpreading AtForecast(Decision decision, Route route, BacktestOptions costs) =>
        decision.Action.Treats() ? NightSpreading.Of(decision, costs) : NightSpreading.ForFrost(decision.MinRst!.Value, wet: false, route.Salt, costs);
}

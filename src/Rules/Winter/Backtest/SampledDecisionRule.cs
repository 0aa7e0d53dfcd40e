using System.Reactive.Linq;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;
using Telemetry.Rules.EventTime;

namespace Telemetry.Rules.Winter.Backtest;

/// <summary>
/// Asks the live rule at some of the minutes only, and keeps what it said first: what it would say again, once late readings
/// had come, nobody could have acted on. A decision is a function of its moment, so the minutes between leave no trace.
/// </summary>
/// <param name="rule">The rule as the live host runs it.</param>
/// <param name="isAsked">Which minutes.</param>
public sealed class SampledDecisionRule(IDecisionRule rule, Func<DateTimeOffset, bool> isAsked) : IDecisionRule
{
    private readonly Dictionary<RouteId, SortedList<DateTimeOffset, Decision>> _decisions = [];

    public string Name => rule.Name;

    public IObservable<Decision> Evaluate(IObservable<RouteMoment> moments) => rule.Evaluate(moments.Where(m => isAsked(m.At))).Do(Keep);

    /// <summary>In order of time.</summary>
    public IReadOnlyList<Decision> Of(RouteId route) => _decisions.TryGetValue(route, out var kept) ? [.. kept.Values] : [];

    private void Keep(Decision decision)
    {
        if (!_decisions.TryGetValue(decision.Route, out var kept))
        {
            _decisions.Add(decision.Route, kept = []);
        }

        kept.TryAdd(decision.DecidedAt, decision);
    }
}

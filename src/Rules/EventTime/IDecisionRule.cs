using Telemetry.Domain.Decisions;

namespace Telemetry.Rules.EventTime;

/// <summary>A rule that decides about a route at every moment, from the moment alone.</summary>
public interface IDecisionRule
{
    string Name { get; }

    /// <summary>One decision for each moment, with revision 0: the engine numbers those that change something.</summary>
    IObservable<Decision> Evaluate(IObservable<RouteMoment> moments);
}

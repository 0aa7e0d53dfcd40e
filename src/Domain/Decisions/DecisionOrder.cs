namespace Telemetry.Domain.Decisions;

/// <summary>What is to be done about a route: as a person ordered it, or as was decided when they did.</summary>
/// <param name="SpreadRate">g/m² of the route's salt, for each treatment; null where none was said.</param>
/// <param name="StartAt">When it is to start; null for the decision's window.</param>
public sealed record DecisionOrder(GrittingAction Action, double? SpreadRate, Treatments Treatments, DateTimeOffset? StartAt)
{
    public static DecisionOrder Of(Decision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        return new DecisionOrder(decision.Action, decision.SpreadRate, decision.Treatments, null);
    }
}

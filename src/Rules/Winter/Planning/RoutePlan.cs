using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;

namespace Telemetry.Rules.Winter.Planning;

/// <summary>What one route's decision or order asks for in salt, loads, time and money.</summary>
/// <param name="Ordered">Whether a person's order stands behind it, and not only the rule's decision.</param>
/// <param name="Tonnes">Of every treatment together, t; 0 where nothing is spread.</param>
/// <param name="Assumed">The rate or how often is open: <paramref name="Tonnes"/> and <paramref name="Pounds"/> rest on the options' assumptions.</param>
/// <param name="LoadsPerTreatment">Spreader loads that one treatment takes. More than one means driving back to reload, whose time no plan knows.</param>
/// <param name="StartBy">Latest start of the first treatment; null where there is none.</param>
/// <param name="DoneBy">When that treatment ends if it starts then.</param>
public sealed record RoutePlan(
    Route Route,
    Decision Decision,
    bool Ordered,
    double Tonnes,
    bool Assumed,
    int LoadsPerTreatment,
    double Pounds,
    DateTimeOffset? StartBy,
    DateTimeOffset? DoneBy)
{
    public bool Treats => Decision.Action.Treats();
}

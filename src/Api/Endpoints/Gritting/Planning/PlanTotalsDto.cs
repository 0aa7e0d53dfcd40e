namespace Telemetry.Api.Endpoints.Gritting.Planning;

/// <summary>A night's sums.</summary>
/// <param name="RoutesTreated">Routes on which something is spread.</param>
/// <param name="SaltTonnes">t.</param>
/// <param name="Assumed">Some of it rests on assumptions: see the routes.</param>
/// <param name="Pounds">£.</param>
/// <param name="SpreadersAtOnce">Spreaders out at once when each first treatment starts at its latest.</param>
/// <param name="Spreaders">Spreaders that there are (Telemetry:Plan:Spreaders); null where that is not set.</param>
/// <param name="ByPerson">Routes whose decision is a person's (ESCALATE): no sum holds what they will need.</param>
/// <param name="Undecided">Routes without a decision: no sum holds what they will need.</param>
internal sealed record PlanTotalsDto(
    int RoutesTreated,
    double SaltTonnes,
    bool Assumed,
    double Pounds,
    int SpreadersAtOnce,
    int? Spreaders,
    IReadOnlyList<string> ByPerson,
    IReadOnlyList<string> Undecided);

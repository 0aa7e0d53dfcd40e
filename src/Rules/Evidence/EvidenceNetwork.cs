namespace Telemetry.Rules.Evidence;

/// <summary>The part of the network that a decision was made of. The route's geometry is not: no rule looks at it.</summary>
/// <param name="Sites">In the order of the route's stations, each once.</param>
internal sealed record EvidenceNetwork(string TimeZone, EvidenceRoute Route, IReadOnlyList<EvidenceSite> Sites);

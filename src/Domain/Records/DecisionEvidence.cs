using Telemetry.Domain.Decisions;

namespace Telemetry.Domain.Records;

/// <summary>What a decision was made of, to be kept with it.</summary>
/// <param name="Decision">The very object that is committed with it.</param>
/// <param name="Root">The hash of the root, which the decision's entry in the record covers.</param>
/// <param name="Parts">The root, and of the others those that may not be kept yet.</param>
public sealed record DecisionEvidence(Decision Decision, string Root, IReadOnlyList<EvidencePart> Parts);

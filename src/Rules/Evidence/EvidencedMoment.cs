using Telemetry.Domain.Decisions;
using Telemetry.Rules.EventTime;
using Telemetry.Rules.Winter;

namespace Telemetry.Rules.Evidence;

/// <summary>What a decision was made of, read from its evidence.</summary>
/// <param name="RuleVersion">Of the rules that decided.</param>
/// <param name="Standing">What it was numbered against; null when no decision stood. It has only what numbering looks at.</param>
/// <param name="Readings">How many readings there are.</param>
public sealed record EvidencedMoment(string RuleVersion, RouteMoment Moment, GrittingPolicyOptions Policy, Decision? Standing, int Readings);

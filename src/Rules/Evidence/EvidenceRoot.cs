using Telemetry.Domain.Records;

namespace Telemetry.Rules.Evidence;

/// <summary>What a decision was made of, but for what the parts hold: when, by which rules, against which standing decision.</summary>
/// <param name="Form">The form of all this; 1.</param>
/// <param name="RuleVersion">Of the rules that decided.</param>
/// <param name="At">The minute that was concluded.</param>
/// <param name="Sites">The route's sites, and since when the host had looked at each: silence can't be older.</param>
internal sealed record EvidenceRoot(
    int Form, string RuleVersion, DateTimeOffset At, IReadOnlyList<EvidenceSince> Sites, EvidenceStanding? Standing, IReadOnlyList<EvidenceName> Parts)
{
    public const int CurrentForm = 1;
}

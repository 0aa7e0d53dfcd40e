using Telemetry.Domain.Decisions;

namespace Telemetry.Rules.Winter;

/// <summary>
/// The chance that the deciding threshold is passed on the side that the decision took, by the forecast's quantiles or
/// standard deviation; then reduced for each input that was worse than it should be, and never above 0.95
/// (docs/sources/winter.md#confidence).
/// </summary>
internal static class Confidence
{
    private const double Most = 0.95;

    public static double Of(GrittingAssessment assessment, in AheadPoint coldest, RoadTrust trust, double share, bool moistureShown, GrittingPolicyOptions policy)
    {
        var minimumRst = coldest.Rst;
        var chance = (assessment.Action, assessment.Row) switch
        {
            (GrittingAction.NoAction, _) => 1 - coldest.ChanceAtOrBelow(policy.PrecautionaryAtOrBelowRst),
            (GrittingAction.Precautionary, { IsFrost: true }) => coldest.ChanceAtOrBelow(policy.PrecautionaryAtOrBelowRst),
            (GrittingAction.Escalate, _) => coldest.ChanceAtOrBelow(policy.EscalateAtOrBelowRst),
            (GrittingAction.Monitor, _) when minimumRst > policy.PrecautionaryAtOrBelowRst && minimumRst <= policy.NoActionAboveRst =>
                coldest.ChanceAtOrBelow(policy.NoActionAboveRst) - coldest.ChanceAtOrBelow(policy.PrecautionaryAtOrBelowRst),
            (GrittingAction.Monitor, _) when minimumRst > policy.NoActionAboveRst => 1 - coldest.ChanceAtOrBelow(policy.PrecautionaryAtOrBelowRst),
            _ => Most,
        };
        // A measured state of the road needs neither the outlook nor the road's temperature.
        if (assessment.Action is not (GrittingAction.PostTreatment or GrittingAction.Plough))
        {
            chance *= trust switch { RoadTrust.Trusted => 1, RoadTrust.Suspect => 0.8, _ => 0.6 };
            chance *= assessment.Action.Treats() ? 0.5 + (0.5 * share) : share;
            chance *= moistureShown ? 1 : 0.9;
        }

        return Math.Round(Math.Clamp(chance, 0, Most), 2);
    }
}

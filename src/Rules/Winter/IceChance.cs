using Telemetry.Domain.Decisions;

namespace Telemetry.Rules.Winter;

/// <summary>
/// The probability of ice on an untreated road in the rest of the decision day: the chance at the worst instant that a moist road
/// is at or below zero, or a dry one at or below zero and the frost point (docs/sources/winter.md#ice-probability).
/// </summary>
internal static class IceChance
{
    /// <summary>What was measured may be mistaken, and what is forecast never is certain.</summary>
    private const double Most = 0.95;

    /// <param name="moist">Whether the road is moist now, or not shown to be dry.</param>
    public static double Of(GrittingAction action, IReadOnlyList<AheadPoint> points, bool moist, GrittingPolicyOptions policy)
    {
        if (action is GrittingAction.PostTreatment or GrittingAction.Plough)
        {
            return Most;
        }

        double chance = 0;
        foreach (var point in points)
        {
            moist |= point.Rain + point.Snow > 0;
            chance = Math.Max(chance, moist ? point.ChanceAtOrBelow(0)
                : double.IsNaN(point.FrostPoint) ? 0
                : point.ChanceAtOrBelow(Math.Min(0, point.FrostPoint + policy.HoarMarginK)));
        }

        return Math.Round(Math.Min(chance, Most), 2);
    }
}

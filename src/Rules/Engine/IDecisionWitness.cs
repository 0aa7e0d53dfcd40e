using Telemetry.Domain.Decisions;
using Telemetry.Rules.EventTime;

namespace Telemetry.Rules.Engine;

/// <summary>Sees what a decision was made of.</summary>
public interface IDecisionWitness
{
    /// <summary>
    /// A decision is about to be given out: new, reassessed or corrected. Called within the tick, before anything of the moment is
    /// forgotten; the moment is not to be used afterwards.
    /// </summary>
    /// <param name="standing">The route's decision before it; null when none stood.</param>
    void Decided(Decision decision, RouteMoment moment, Decision? standing);
}

using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;

namespace Telemetry.Rules.EventTime;

/// <summary>A rule over one site whose conclusions stand for themselves: an index, a fill, an emptying. Stateless, like every rule.</summary>
public interface IOutcomeRule
{
    string Name { get; }

    bool AppliesTo(Site site, IReadOnlyList<Sensor> sensors);

    /// <summary>
    /// What follows at each moment, which may be what followed before: the engine gives an outcome out once, again when it has
    /// changed under its key, and withdraws it when with later knowledge it would not have followed.
    /// </summary>
    IObservable<Outcome> Evaluate(IObservable<SiteMoment> moments);
}

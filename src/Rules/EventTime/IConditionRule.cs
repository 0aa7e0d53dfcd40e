using Telemetry.Domain.Network;

namespace Telemetry.Rules.EventTime;

/// <summary>A rule over one site that says whether conditions hold. Stateless: whatever it needs of the past is in the moment.</summary>
public interface IConditionRule
{
    string Name { get; }

    /// <summary>The hold times of the rule's alerts.</summary>
    AlertTiming Timing { get; }

    bool AppliesTo(Site site, IReadOnlyList<Sensor> sensors);

    /// <summary>One condition for each subject of the site at each moment.</summary>
    IObservable<Condition> Evaluate(IObservable<SiteMoment> moments);
}

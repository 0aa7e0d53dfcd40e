using Telemetry.Domain.Network;

namespace Telemetry.Rules.EventTime;

/// <summary>A rule over one gateway and all its sensors, wherever they stand. Stateless like every rule.</summary>
public interface IGatewayRule
{
    string Name { get; }

    /// <summary>The hold times of the rule's alerts.</summary>
    AlertTiming Timing { get; }

    bool AppliesTo(Gateway gateway, IReadOnlyList<Sensor> sensors);

    /// <summary>One condition for each subject of the gateway at each moment.</summary>
    IObservable<Condition> Evaluate(IObservable<GatewayMoment> moments);
}

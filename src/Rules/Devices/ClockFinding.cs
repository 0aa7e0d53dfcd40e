using Telemetry.Domain.Alerts;
using Telemetry.Domain.Network;
using Telemetry.Rules.EventTime;

namespace Telemetry.Rules.Devices;

/// <summary>What one sensor's deliveries say of the clock that stamped them.</summary>
/// <param name="HasClock">False when it says nothing of one: silent, or its readings bear no time of their own.</param>
/// <param name="Difference">Observed less received, the median of the deliveries: positive when the clock is fast. Zero when not known.</param>
internal sealed record ClockFinding(Sensor Sensor, ConditionState State, bool HasClock, TimeSpan Difference, AlertReading? Newest)
{
    public bool IsKnown => HasClock && State != ConditionState.Unknown;
}

namespace Telemetry.Rules.EventTime;

/// <summary>What a rule says of its condition at one moment.</summary>
public enum ConditionState
{
    /// <summary>It can't be known: what it rests on is missing or distrusted. Never clears an alert.</summary>
    Unknown,

    /// <summary>It does not hold.</summary>
    Clears,

    /// <summary>In the deadband between holding and clearing: what is, stays.</summary>
    Between,

    /// <summary>It holds.</summary>
    Holds,
}

namespace Telemetry.Domain.Decisions;

/// <summary>
/// What a rule concluded about a subject for an event time. Given again with the same <see cref="Key"/> it corrects what was
/// given before; withdrawn, it says that with what is now known it would not have been given. Nothing given is ever erased.
/// </summary>
public abstract record Outcome
{
    /// <summary>Identifies the outcome among all of its kind: two runs are equal when the last outcome per key is equal.</summary>
    public abstract string Key { get; }

    /// <summary>The instant (UTC) that the outcome is for.</summary>
    public abstract DateTimeOffset EventTime { get; }

    public bool Withdrawn { get; init; }
}

namespace Telemetry.Domain.Alerts;

/// <summary>The states of the one life cycle that every rule's alerts go through. The numbers are those of rows on record.</summary>
public enum AlertState
{
    /// <summary>It holds, and has held for the rule's hold time.</summary>
    Raised = 0,

    /// <summary>It has not held for the rule's clearing time: the episode is over.</summary>
    Cleared = 1,

    /// <summary>It holds, not yet for the rule's hold time: nobody is told.</summary>
    Pending = 2,

    /// <summary>It no longer holds, not yet for the rule's clearing time: still an alert.</summary>
    Clearing = 3,

    /// <summary>Raised, and what it rests on is missing or distrusted: whether it still holds can't be known. Still an alert.</summary>
    Stale = 4,

    /// <summary>A pending that did not last, and was never an alert.</summary>
    Lapsed = 5,
}

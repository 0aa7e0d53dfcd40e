namespace Telemetry.Domain.Records;

/// <summary>What an entry of the decision record is about. The names are part of what is hashed; the numbers are those of rows.</summary>
public enum RecordEntryKind
{
    /// <summary>The first entry: it says what was on record before the chain began.</summary>
    Begun = 1,

    /// <summary>A revision of a decision, or late data's correction of one.</summary>
    Decided = 2,

    /// <summary>The same revision with newer numbers.</summary>
    Reassessed = 3,

    /// <summary>A revision that with what is now known would not have been given.</summary>
    Withdrawn = 4,

    Acknowledged = 5,

    /// <summary>A person ordered what was decided.</summary>
    Confirmed = 6,

    /// <summary>A person ordered something else than what was decided.</summary>
    Overridden = 7,

    /// <summary>What was spread, as reported.</summary>
    Treated = 8,
}

namespace Telemetry.Domain.Readings;

/// <summary>What must be known of a reading beside its value. Stored with it.</summary>
[Flags]
public enum ReadingMarks : byte
{
    None = 0,

    /// <summary>The payload bore no time; it was stamped at receipt, and a repeat of it cannot be recognised.</summary>
    TimeAssumed = 1,

    /// <summary>It came later than the lateness: stored and listed, but no outcome already given was corrected for it.</summary>
    Late = 2,
}

namespace Telemetry.Domain.Journal;

/// <summary>The ordinal number of a record in the journal, from 1. A consumer's position is the last record it has committed; 0 is before all.</summary>
public readonly record struct JournalPosition(long Sequence) : IComparable<JournalPosition>
{
    public static JournalPosition Start => new(0);

    public JournalPosition Next => new(Sequence + 1);

    public int CompareTo(JournalPosition other) => Sequence.CompareTo(other.Sequence);

    public override string ToString() => Sequence.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public static bool operator <(JournalPosition left, JournalPosition right) => left.Sequence < right.Sequence;
    public static bool operator <=(JournalPosition left, JournalPosition right) => left.Sequence <= right.Sequence;
    public static bool operator >(JournalPosition left, JournalPosition right) => left.Sequence > right.Sequence;
    public static bool operator >=(JournalPosition left, JournalPosition right) => left.Sequence >= right.Sequence;
}

namespace Telemetry.Storage.TimeSeries.DuckDb;

/// <summary>A correction on its way into its month's table. Equal ones are one: a repeat of a conflict or of a revision adds nothing.</summary>
internal readonly record struct Correction(ReadingKey Key, CorrectionKind Kind, double? Value, byte? Flag, byte? Test, long RecordedAtMicros)
{
    public bool Equals(Correction other) =>
        Key == other.Key && Kind == other.Kind && Nullable.Equals(Value, other.Value) && Flag == other.Flag && Test == other.Test
        && (Kind == CorrectionKind.Conflict || RecordedAtMicros == other.RecordedAtMicros);

    public override int GetHashCode() => HashCode.Combine(Key, Kind, Value, Flag);
}

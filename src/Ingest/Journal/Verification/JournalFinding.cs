namespace Telemetry.Ingest.Journal.Verification;

/// <summary>One damage, with where it is and what is lost by it.</summary>
/// <param name="File">Name of the file in the journal's directory.</param>
/// <param name="Offset">Where in the file the first bad byte or frame begins.</param>
/// <param name="FirstLost">The first record that cannot be read; 0 where none is lost.</param>
/// <param name="Lost">How many cannot be read; null when that cannot be known.</param>
public sealed record JournalFinding(JournalFindingKind Kind, string File, long Offset, long FirstLost, long? Lost, string What);

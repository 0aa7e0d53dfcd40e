using Telemetry.Domain.Journal;

namespace Telemetry.Ingest.Journal.Verification;

/// <summary>What a journal holds and whether all of it is as it was written.</summary>
/// <param name="Bytes">What the segment files take on disk.</param>
/// <param name="First">The oldest record kept; above <paramref name="Last"/> when there is none.</param>
/// <param name="Oldest">The earliest time of any record.</param>
/// <param name="Newest">The latest time of any record.</param>
/// <param name="Records">How many of each kind could be read.</param>
/// <param name="TailBytes">Bytes of a commit that was never synced, so never acknowledged; 0 when the journal ends cleanly.</param>
/// <param name="TailFile">Where they are.</param>
/// <param name="StepBack">How far a record's time is behind the latest before it, at most.</param>
/// <param name="StepBackAt">The position of that record.</param>
/// <param name="Findings">The first damages found, by position.</param>
/// <param name="FurtherFindings">How many more there are than are listed.</param>
public sealed record JournalReport(
    string Location,
    int Segments,
    long Bytes,
    JournalPosition First,
    JournalPosition Last,
    DateTimeOffset? Oldest,
    DateTimeOffset? Newest,
    JournalRecordCounts Records,
    long TailBytes,
    string? TailFile,
    long TailOffset,
    TimeSpan StepBack,
    JournalPosition StepBackAt,
    IReadOnlyList<JournalConsumer> Consumers,
    IReadOnlyList<JournalFinding> Findings,
    int FurtherFindings)
{
    public bool IsSound => Findings.Count == 0;
}

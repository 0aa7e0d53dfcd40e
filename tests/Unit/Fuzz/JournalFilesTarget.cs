using Microsoft.Extensions.Logging.Abstractions;
using Telemetry.Domain.Journal;
using Telemetry.Ingest.Journal;
using Telemetry.Tests.Unit.Ingest.Journal;

namespace Telemetry.Tests.Unit.Fuzz;

/// <summary>
/// A journal's folder that was damaged in any way: whatever is read is what was written at that position, to the bit; the rest is
/// a named damage. One changed byte outside of the last commit is never passed over in silence.
/// </summary>
internal sealed class JournalFilesTarget : FuzzTarget
{
    private const int Journals = 6;

    /// <summary>Reads of a file that an opening and one reading of so small a journal can need, many times over.</summary>
    private const int MostReads = 50_000;

    private readonly WrittenJournal[] _written = [.. Enumerable.Range(1, Journals).Select(WrittenJournal.Of)];

    public override string Name => "journal-files";

    public override string? Try(Random random)
    {
        var written = Mutation.Pick(random, _written);
        var files = new DamagedFiles(written.Files);
        var (what, oneByteAt) = files.Damage(random, written.Files);
        var verifyAll = random.Next(2) == 0;
        var problem = Broken(written, files, verifyAll, oneByteAt) ?? (files.Reads > MostReads ? $"read {files.Reads} times" : null);
        return problem is null ? null : $"{problem}, after {what}, verifying {(verifyAll ? "all" : "what is needed")}";
    }

    private static string? Broken(WrittenJournal written, DamagedFiles files, bool verifyAll, (string File, long Offset)? oneByteAt)
    {
        var read = 0;
        try
        {
            using var journal = new DurableJournal(
                files, new JournalOptions { SegmentBytes = WrittenJournal.SegmentBytes, InternedStrings = 1024, VerifyAllOnOpen = verifyAll }, TimeProvider.System, NullLogger<DurableJournal>.Instance);
            journal.Open(commitThread: false);
            var next = journal.Oldest.Sequence;
            using var reader = journal.ReadAfter(new JournalPosition(next - 1));
            while (reader.TryRead(out var position, out var record))
            {
                if (position.Sequence != next || next > written.Records.Count || SomeRecords.Describe(record) != written.Records[(int)next - 1])
                {
                    return $"record {position.Sequence} in the place of {next} is not what was written there: {SomeRecords.Describe(record)}";
                }

                next++;
                read++;
            }

            return oneByteAt is not null && next < written.LastCommitFirst ? $"all from record {next} on is gone without a word" : null;
        }
        catch (Exception error) when (error is JournalDamagedException or JournalPositionException)
        {
            return null; // Named.
        }
    }
}

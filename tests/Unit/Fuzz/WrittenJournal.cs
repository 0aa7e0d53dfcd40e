using Telemetry.Domain.Journal;
using Telemetry.Tests.Unit.Ingest.Journal;

namespace Telemetry.Tests.Unit.Fuzz;

/// <summary>A small journal of several segments and commits, with two consumers, as its files and as what was written.</summary>
/// <param name="Records">In order: the first has position 1.</param>
/// <param name="LastCommitFirst">The first position of the commit that was last.</param>
internal sealed record WrittenJournal(IReadOnlyDictionary<string, byte[]> Files, IReadOnlyList<string> Records, long LastCommitFirst)
{
    public const int SegmentBytes = 2048;

    public static WrittenJournal Of(int seed)
    {
        var random = new Random(seed);
        var disk = new SimulatedDisk();
        var records = new List<string>();
        long last = 1;
        using (var journal = JournalOnSimulatedDisk.Open(disk, options => options.SegmentBytes = SegmentBytes))
        {
            for (var commit = 0; commit < 15; commit++)
            {
                last = records.Count + 1;
                for (var i = random.Next(1, 5); i > 0; i--)
                {
                    var record = FuzzedRecords.Make(random, records.Count);
                    records.Add(SomeRecords.Describe(record));
                    journal.Append(record);
                }

                journal.CommitPending();
            }

            journal.ReportCommitted("store", new JournalPosition(records.Count / 2));
            journal.ReportCommitted("rules", new JournalPosition(records.Count / 3));
        }

        return new WrittenJournal(disk.Names.ToDictionary(n => n, n => disk[n].Seen), records, last);
    }
}

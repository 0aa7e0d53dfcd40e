using Telemetry.Domain.Journal;

namespace Telemetry.Ingest.Consumers;

/// <summary>The part of the journal that a consumer reads again to remember by after a start.</summary>
internal static class JournalPast
{
    /// <summary>
    /// The records up to <paramref name="position"/> from the first that is no older than <paramref name="lookBack"/> before the
    /// record there, as far as the journal reaches. Zero gives those of that instant.
    /// </summary>
    public static IEnumerable<JournalRecord> ReadPast(this IJournal journal, JournalPosition position, TimeSpan lookBack)
    {
        if (position < journal.Oldest)
        {
            yield break;
        }

        DateTimeOffset at;
        using (var last = journal.ReadAfter(new JournalPosition(position.Sequence - 1)))
        {
            if (!last.TryRead(out _, out var record))
            {
                yield break;
            }

            at = record.At;
        }

        var from = journal.FindPosition(at - lookBack);
        using var reader = journal.ReadAfter(new JournalPosition(from.Sequence - 1));
        while (reader.TryRead(out var next, out var record) && next <= position)
        {
            yield return record;
        }
    }
}

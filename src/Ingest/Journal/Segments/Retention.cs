using Microsoft.Extensions.Logging;

namespace Telemetry.Ingest.Journal.Segments;

/// <summary>
/// Deletes the oldest closed segments that every consumer is past and that are beyond the age or the size kept for rebuilding.
/// </summary>
internal sealed class Retention(
    SegmentLog log, ConsumerPositions consumers, TimeSpan age, long bytes, TimeProvider time, ILogger logger)
{
    /// <summary>
    /// Deletes the oldest segment that every consumer has read though it was to be kept for rebuilding: when the disk has no room,
    /// taking what comes matters more than how far back a rebuild could reach.
    /// </summary>
    /// <returns>False when there is none that everyone has read.</returns>
    public bool GiveUpOldest()
    {
        if (log.Segments is not [var oldest, var next, ..] || !(next.First - 1 <= consumers.Slowest()))
        {
            return false;
        }

        log.DeleteOldest();
        JournalLog.ReachGivenUp(logger, oldest.Name, oldest.First, next.First - 1);
        return true;
    }

    public void Apply()
    {
        if (consumers.Slowest() is not { } slowest)
        {
            return;
        }

        while (log.Segments is [var oldest, var next, ..] && next.First <= slowest)
        {
            var newest = new DateTimeOffset(next.Header.NewestAt, TimeSpan.Zero);
            if (log.Bytes <= bytes && time.GetUtcNow() - newest <= age)
            {
                return;
            }

            log.DeleteOldest();
            JournalLog.SegmentDeleted(logger, oldest.Name, oldest.First, next.First - 1);
        }
    }
}

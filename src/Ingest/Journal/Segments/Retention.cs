using Microsoft.Extensions.Logging;

namespace Telemetry.Ingest.Journal.Segments;

/// <summary>
/// Deletes the oldest closed segments that every consumer is past and that are beyond the age or the size kept for rebuilding.
/// </summary>
internal sealed class Retention(
    SegmentLog log, ConsumerPositions consumers, TimeSpan age, long bytes, TimeProvider time, ILogger logger)
{
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

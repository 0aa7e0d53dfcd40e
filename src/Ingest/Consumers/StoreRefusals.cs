using System.Globalization;
using Microsoft.Extensions.Logging;
using Telemetry.Domain.Journal;
using Telemetry.Domain.Readings;
using Telemetry.Domain.Storage;

namespace Telemetry.Ingest.Consumers;

/// <summary>Journals what the store refuses, before the store commits: a crash between the two journals it again, which makes the same dead letter.</summary>
internal sealed partial class StoreRefusals(IJournal journal, TimeProvider clock, ILogger logger)
{
    /// <param name="after">The position before the batch's first record…</param>
    /// <param name="to">…and its last. Their messages' readings are the batch's, in order.</param>
    public async Task JournalAsync(JournalPosition after, JournalPosition to, IReadOnlyList<RefusedReading> refused, CancellationToken cancellation)
    {
        Refused(logger, refused.Count, refused[0].Reason);
        var reasons = refused.ToDictionary(r => r.Index, r => r.Reason);
        using var reader = journal.ReadAfter(after);
        var index = 0;
        while (reasons.Count > 0 && reader.TryRead(out var position, out var record) && position <= to)
        {
            if (record is not MessageRecord message)
            {
                continue;
            }

            var rejections = new List<Rejection>();
            foreach (var reading in message.Readings)
            {
                if (reasons.Remove(index++, out var reason))
                {
                    rejections.Add(new Rejection(RejectReason.StoreRefused, Tell(reading, reason), reading.Sensor.Value, reading.Quantity.Name));
                }
            }

            if (rejections.Count > 0)
            {
                await JournalAsync(position, message with { Readings = [], Rejections = rejections }, cancellation);
            }
        }
    }

    private async Task JournalAsync(JournalPosition of, MessageRecord message, CancellationToken cancellation)
    {
        try
        {
            await journal.AppendDurablyAsync(new StoreRefusalRecord(clock.GetUtcNow(), of, message), cancellation);
        }
        catch (JournalFullException)
        {
            // Waiting for room would wait for ever: there is room once the store goes on. So the log has to tell it.
            NotKept(logger, message.Topic, string.Join("; ", message.Rejections.Select(r => r.Detail)));
        }
    }

    private static string Tell(in Reading reading, string reason) => string.Create(
        CultureInfo.InvariantCulture,
        $"The time-series store does not take {reading.Quantity.Name} {reading.Value} of {reading.Sensor} at {reading.ObservedAt.UtcDateTime:O}: {reason}");

    [LoggerMessage(2002, LogLevel.Warning, "The time-series store refuses {Readings} readings, which become dead letters. {Reason}")]
    private static partial void Refused(ILogger logger, int readings, string reason);

    [LoggerMessage(2003, LogLevel.Error, "The journal is full, so these readings on {Topic} are in no dead letter. {Refusals}")]
    private static partial void NotKept(ILogger logger, string topic, string refusals);
}

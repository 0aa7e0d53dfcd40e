using System.Globalization;
using Microsoft.Extensions.Logging;
using Telemetry.Domain.Journal;
using Telemetry.Domain.Readings;
using Telemetry.Domain.Storage;

namespace Telemetry.Ingest.Consumers;

/// <summary>Journals what the store refuses, before the store commits: a crash between the two journals it again, which makes the same dead letter.</summary>
internal sealed partial class StoreRefusals(IJournal journal, TimeProvider clock, ILogger logger)
{
    /// <summary>Messages whose dead letters wait in memory for room in the journal: at most 64 MB with the largest payloads.</summary>
    private const int MostWaiting = 1000;

    /// <summary>Dead letters handed to the journal at a time, to be durable by few commits: with one each, those of a batch would take longer than it may.</summary>
    private const int MostTogether = 1000;

    // A batch that was given up may still be telling of its refusals.
    private readonly Lock _gate = new();
    private readonly Dictionary<JournalPosition, StoreRefusalRecord> _waiting = [];

    /// <param name="after">The position before the batch's first record…</param>
    /// <param name="to">…and its last. Their messages' readings are the batch's, in order.</param>
    public async Task JournalAsync(JournalPosition after, JournalPosition to, IReadOnlyList<RefusedReading> refused, CancellationToken cancellation)
    {
        Refused(logger, refused.Count, refused[0].Reason);
        var reasons = refused.ToDictionary(r => r.Index, r => r.Reason);
        using var reader = journal.ReadAfter(after);
        var index = 0;
        var appended = new List<Task<StoreRefusalRecord?>>();
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
                appended.Add(AppendAsync(new StoreRefusalRecord(clock.GetUtcNow(), position, message with { Readings = [], Rejections = rejections }), cancellation));
            }

            if (appended.Count == MostTogether)
            {
                Wait(await Task.WhenAll(appended));
                appended.Clear();
            }
        }

        Wait(await Task.WhenAll(appended));
    }

    /// <summary>Journals what the journal had no room for, if it has by now. Cheap while there is none.</summary>
    public async Task JournalWaitingAsync(CancellationToken cancellation)
    {
        StoreRefusalRecord[] waited;
        lock (_gate)
        {
            if (_waiting.Count == 0)
            {
                return;
            }

            waited = [.. _waiting.Values];
        }

        // Where it throws, which of them are durable is not known: again makes the same dead letters.
        var refused = await Task.WhenAll(waited.Select(refusal => AppendAsync(refusal, cancellation)));
        lock (_gate)
        {
            foreach (var (was, now) in waited.Zip(refused))
            {
                if (now is null)
                {
                    _waiting.Remove(was.Of);
                }
            }
        }
    }

    /// <returns>Null when it is durable, itself when there is no room for it.</returns>
    private async Task<StoreRefusalRecord?> AppendAsync(StoreRefusalRecord refusal, CancellationToken cancellation)
    {
        try
        {
            await journal.AppendDurablyAsync(refusal, cancellation);
            return null;
        }
        catch (JournalFullException)
        {
            return refusal;
        }
    }

    /// <summary>The batch goes on without them: the journal has room once the store does. Until then only the log has them for certain.</summary>
    private void Wait(StoreRefusalRecord?[] refusals)
    {
        var dropped = 0;
        lock (_gate)
        {
            foreach (var refusal in refusals)
            {
                if (refusal is null || _waiting.ContainsKey(refusal.Of))
                {
                    continue;
                }

                if (_waiting.Count >= MostWaiting)
                {
                    dropped++;
                    continue;
                }

                _waiting.Add(refusal.Of, refusal);
                Waits(logger, refusal.Of.Sequence, refusal.Message.Topic, string.Join("; ", refusal.Message.Rejections.Select(r => r.Detail)));
            }
        }

        if (dropped > 0)
        {
            NotKept(logger, dropped, MostWaiting);
        }
    }

    private static string Tell(in Reading reading, string reason) => string.Create(
        CultureInfo.InvariantCulture,
        $"The time-series store does not take {reading.Quantity.Name} {reading.Value} of {reading.Sensor} at {reading.ObservedAt.UtcDateTime:O}: {reason}");

    [LoggerMessage(2002, LogLevel.Warning, "The time-series store refuses {Readings} readings, which become dead letters. {Reason}")]
    private static partial void Refused(ILogger logger, int readings, string reason);

    [LoggerMessage(2003, LogLevel.Error, "The journal is full, and {Most} dead letters wait for room in it already: those of {Messages} messages more are lost")]
    private static partial void NotKept(ILogger logger, int messages, int most);

    [LoggerMessage(2004, LogLevel.Warning, "The journal is full: the dead letter of message {Position} on {Topic} waits in memory until it has room. {Refusals}")]
    private static partial void Waits(ILogger logger, long position, string topic, string refusals);
}

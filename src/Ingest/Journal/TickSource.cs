using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Telemetry.Domain.Journal;

namespace Telemetry.Ingest.Journal;

/// <summary>
/// Lays a tick in the journal for each whole minute of the host's clock, and after a stop for each minute missed, so that
/// rules find every minute once, in order.
/// </summary>
/// <remarks>
/// It goes by the last tick that is durable, so that neither a restart nor a step of the clock makes a second tick for a
/// minute or one that goes backwards: while the clock is before the last tick there is none. Missed ticks come behind
/// the records that arrived before them and say nothing of when those came; rules look at <c>receivedAt</c> for that.
/// </remarks>
internal sealed class TickSource(
    DurableJournal journal, IOptions<JournalOptions> options, TimeProvider time, ILogger<TickSource> logger) : BackgroundService
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private bool _clockIsBehind;
    private bool _refused;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            if (journal.LastTick is null)
            {
                // A new journal: of the minute that had begun before the host did there is nothing to conclude.
                await Task.Delay(UntilNextMinute(), time, stoppingToken);
            }

            while (true)
            {
                await LayDueAsync(stoppingToken);
                await Task.Delay(UntilNextMinute(), time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    /// <summary>Lays every tick that is due. When it fails, what is missing is laid next time.</summary>
    internal async Task LayDueAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var due = Floor(now);
        var next = due;
        if (journal.LastTick is { } last)
        {
            NoteClock(now, last);
            if (due <= last)
            {
                return;
            }

            next = last + Minute;
            if (due - last > options.Value.MaxTickCatchUp)
            {
                next = due - options.Value.MaxTickCatchUp;
                JournalLog.TicksLeftOut(logger, last, next);
            }
        }

        try
        {
            await LayAsync(next, due, cancellation);
            _refused = false;
        }
        catch (JournalFailedException e)
        {
            // Once, not each minute of an outage: why there is no room, or what has failed, the journal has logged.
            if (!_refused)
            {
                JournalLog.TicksNotJournalled(logger, e.Message);
            }

            _refused = true;
        }
    }

    private async Task LayAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation)
    {
        for (var at = from; at < to; at += Minute)
        {
            await journal.AppendAsync(new TickRecord(at), null, cancellation);
        }

        // Not given up half-way: whether it is durable decides what is due next.
        await journal.AppendDurablyAsync(new TickRecord(to), CancellationToken.None);
        if (from < to)
        {
            JournalLog.TicksLaid(logger, (int)((to - from) / Minute) + 1, from, to);
        }
    }

    /// <summary>Never more than a minute, so that a step of the clock is noticed within one.</summary>
    private TimeSpan UntilNextMinute()
    {
        var now = time.GetUtcNow();
        return Floor(now) + Minute - now;
    }

    private void NoteClock(DateTimeOffset now, DateTimeOffset last)
    {
        var behind = now < last;
        if (behind && !_clockIsBehind)
        {
            JournalLog.ClockWentBack(logger, now, last);
        }

        _clockIsBehind = behind;
    }

    private static DateTimeOffset Floor(DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerMinute), TimeSpan.Zero);
}

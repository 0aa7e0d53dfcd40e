using Microsoft.Extensions.Logging;
using Telemetry.Domain.Journal;

namespace Telemetry.Ingest.Mqtt.External;

/// <summary>
/// Journals a possible gap when what the broker had queued for us, and acknowledged to gateways, may be gone: when a session
/// that once was there is not found again, and when the broker was restarted meanwhile. A broker that crashed comes back
/// with the sessions and queues that it had saved last, and calls them present. The very first connect is no gap.
/// </summary>
internal sealed class SessionGaps(
    string session, string source, SessionStateFile file, IJournal journal, MqttMetrics metrics, TimeProvider time, ILogger logger)
{
    /// <summary>How old what a broker tells on connecting may be: it tells every so often (mosquitto's sys_interval, 10 s), and hands out the last.</summary>
    private static readonly TimeSpan Staleness = TimeSpan.FromSeconds(15);

    private TimeSpan? _uptime;
    private long _toldAt;
    private DateTimeOffset? _wholeBefore;

    public async Task ConnectedAsync(bool sessionPresent, CancellationToken cancellation)
    {
        var known = file.Read();
        if (known?.Session != session)
        {
            known = null;
        }

        (_wholeBefore, _uptime, _toldAt) = (known?.WholeAt, known?.Uptime, known?.ToldAt ?? 0);
        if (known is not null && (!sessionPresent || known.GapPending))
        {
            // Written down first: the session exists again from now on, and would hide the loss from the next attempt.
            file.Write(known with { GapPending = true });
            await JournalAsync("The broker did not have our session on reconnect; what it had queued for us since then is lost.", cancellation);
            _uptime = null; // Told of already.
        }

        StillThere();
    }

    /// <summary>A broker that has been running for less long than it must have been by now was restarted.</summary>
    public async Task ToldUptimeAsync(TimeSpan uptime, CancellationToken cancellation)
    {
        // After a start of the machine its count is lower than what was noted, or too low a measure of what has passed: never too high.
        var since = time.GetTimestamp() > _toldAt ? time.GetElapsedTime(_toldAt) : TimeSpan.Zero;
        if (uptime < _uptime || uptime < _uptime + since - Staleness)
        {
            await JournalAsync(
                "The broker was restarted. It has our session, as it saved it last: if it was not stopped in order, what it had queued for us since then is lost.",
                cancellation);
        }

        (_uptime, _toldAt) = (uptime, time.GetTimestamp());
        StillThere();
    }

    public void StillThere() => file.Write(new SessionState(session, time.GetUtcNow(), GapPending: false, _uptime, _toldAt));

    private async Task JournalAsync(string reason, CancellationToken cancellation)
    {
        metrics.PossibleGap();
        ExternalBrokerLog.PossibleGap(logger, source, _wholeBefore, reason);
        await journal.AppendDurablyAsync(new PossibleGapRecord(time.GetUtcNow(), source, _wholeBefore, reason), cancellation);
    }
}

using Microsoft.Extensions.Logging;
using Telemetry.Domain.Journal;

namespace Telemetry.Ingest.Mqtt.External;

/// <summary>
/// Journals a possible gap when what the broker had queued for us, and acknowledged to gateways, may be gone: when a session
/// that once was there is not found again, and when the broker was restarted meanwhile. A broker that crashed comes back
/// with the sessions and queues that it had saved last, and calls them present. The very first connect is no gap.
/// </summary>
/// <remarks>
/// A gap begins where it is last known that everything had been handed over, however long the session was there after that:
/// a broker with a backlog loses what it took long before it was last seen.
/// </remarks>
internal sealed class SessionGaps(
    string session, string source, SessionStateFile file, HandedOver handedOver, IJournal journal, MqttMetrics metrics, TimeProvider time, ILogger logger)
{
    /// <summary>How old what a broker tells on connecting may be: it tells every so often (mosquitto's sys_interval, 10 s), and hands out the last.</summary>
    private static readonly TimeSpan Staleness = TimeSpan.FromSeconds(15);

    /// <summary>How long after a connect a broker that tells its uptime may take to do so; one that has not by then no longer does.</summary>
    private static readonly TimeSpan TellsWithin = TimeSpan.FromMinutes(1);

    private SessionState? _known;
    private TimeSpan? _uptime;
    private long _toldAt;
    private long _connectedAt;

    /// <summary>It is not yet known whether the broker was restarted since <see cref="_completeBefore"/>. What it sends meanwhile says nothing of what it lost.</summary>
    private bool _undecided;
    private DateTimeOffset? _completeBefore;

    /// <summary>To be called before a connect: a broker that has our session sends at once.</summary>
    public void Connecting()
    {
        _known = file.Read() is { } state && state.Session == session ? state : null;
        (_uptime, _toldAt) = (_known?.Uptime, _known?.ToldAt ?? 0);
        if (_known?.CompleteBefore is { } before)
        {
            handedOver.Reached(before);
        }

        if (!_undecided)
        {
            // By the gateways' clocks and by ours: where they disagree, the earlier.
            _completeBefore = _known is { } known && known.SeenAt < handedOver.Before ? known.SeenAt : handedOver.Before;
        }

        _undecided = _uptime is not null;
        _connectedAt = time.GetTimestamp();
    }

    public async Task ConnectedAsync(bool sessionPresent, CancellationToken cancellation)
    {
        if (_known is not null && (!sessionPresent || _known.GapPending))
        {
            // Written down first: the session exists again from now on, and would hide the loss from the next attempt.
            file.Write(_known with { GapPending = true });
            await JournalAsync("The broker did not have our session on reconnect; what it had queued for us is lost.", cancellation);
            (_uptime, _undecided) = (null, false); // Told of already.
        }

        if (!sessionPresent)
        {
            // A new session: nothing older is queued in it.
            handedOver.Reached(time.GetUtcNow());
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
                "The broker was restarted. It has our session, as it saved it last: if it was not stopped in order, what it had queued for us is lost.",
                cancellation);
        }

        (_uptime, _toldAt, _undecided) = (uptime, time.GetTimestamp(), false);
        _completeBefore = handedOver.Before;
        StillThere();
    }

    public void StillThere()
    {
        _undecided &= time.GetElapsedTime(_connectedAt) <= TellsWithin;
        file.Write(new SessionState(
            session, time.GetUtcNow(), GapPending: false, _uptime, _toldAt, _undecided ? _completeBefore : handedOver.Before));
    }

    private async Task JournalAsync(string reason, CancellationToken cancellation)
    {
        var told = _completeBefore is null ? reason + " Since when is not known: nothing tells up to when it had handed over everything." : reason;
        metrics.PossibleGap();
        ExternalBrokerLog.PossibleGap(logger, source, _completeBefore, told);
        await journal.AppendDurablyAsync(new PossibleGapRecord(time.GetUtcNow(), source, _completeBefore, told), cancellation);
    }
}

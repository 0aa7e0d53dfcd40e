using Telemetry.Domain.Journal;

namespace Telemetry.Ingest.Mqtt.External;

/// <summary>
/// Journals a possible gap when a session that once was there is not found again: whatever the broker had queued for us,
/// and acknowledged to gateways, is then gone. The very first connect makes the session and is no gap.
/// </summary>
internal sealed class SessionGaps(string session, string source, SessionStateFile file, IJournal journal, MqttMetrics metrics, TimeProvider time)
{
    public async Task ConnectedAsync(bool sessionPresent, CancellationToken cancellation)
    {
        var known = file.Read();
        if (known?.Session != session)
        {
            known = null;
        }

        var since = known?.WholeAt;
        var gap = known is not null && (!sessionPresent || known.GapPending);
        if (gap)
        {
            // Written down first: the session exists again from now on, and would hide the loss from the next attempt.
            file.Write(known! with { GapPending = true });
            metrics.PossibleGap();
            await journal.AppendDurablyAsync(
                new PossibleGapRecord(
                    time.GetUtcNow(), source, since, "The broker did not have our session on reconnect; what it had queued for us since then is lost."),
                cancellation);
        }

        StillThere();
    }

    public void StillThere() => file.Write(new SessionState(session, time.GetUtcNow(), GapPending: false));
}

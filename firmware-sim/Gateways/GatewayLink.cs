using System.Globalization;

namespace Telemetry.FirmwareSim.Gateways;

/// <summary>
/// Keeps a gateway's connection and sends its store through it: bounded in flight, everything unanswered again after a
/// reconnect. One loop: on the air? connected? else connect, else wait.
/// </summary>
internal sealed class GatewayLink(
    string gateway, IGatewayTransport transport, MessageStore store, Tally tally, int maxInFlight, TimeProvider clock, AirTime airTime, Action<string> report, bool tellReasons = true)
{
    /// <summary>Ends when the store is closed and empty, or by cancellation.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var delay = new ReconnectDelay(gateway);
        string? lastTrouble = null;
        while (true)
        {
            if (airTime.OffUntil(clock.GetUtcNow()) is { } until)
            {
                report(string.Create(CultureInfo.InvariantCulture, $"{gateway}: off the air until {until:HH:mm} UTC"));
                await transport.DisconnectAsync();
                await Task.Delay(Positive(until - clock.GetUtcNow()), clock, cancellation);
                continue;
            }

            var connected = await transport.ConnectAsync(cancellation);
            var trouble = connected.Refusal;
            if (connected.Connected)
            {
                lastTrouble = null;
                store.Rewind();
                var (done, answered, reason) = await PumpAsync(Math.Min(maxInFlight, connected.ReceiveMaximum), cancellation);
                if (done)
                {
                    return;
                }

                if (answered)
                {
                    delay.Reset();
                }

                trouble = reason;
                if (airTime.OffUntil(clock.GetUtcNow()) is not null)
                {
                    continue;
                }
            }

            var wait = delay.Next();
            if (trouble != lastTrouble)
            {
                report($"{gateway}: {trouble}; trying again");
                lastTrouble = trouble;
            }

            await Task.Delay(wait, clock, cancellation);
        }
    }

    /// <summary>Sends until the store is done (true) or the link is not (false).</summary>
    private async Task<(bool Done, bool Answered, string Reason)> PumpAsync(int inFlight, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        using var outage = airTime.NextOff(now) is { } off ? new CancellationTokenSource(Positive(off - now), clock) : null;
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation, outage?.Token ?? CancellationToken.None);
        using var room = new SemaphoreSlim(inFlight, inFlight);
        var answered = false;
        string? reason = null;
        var done = false;
        var sending = new List<Task>();
        try
        {
            while (true)
            {
                await room.WaitAsync(ended.Token);
                if (await store.TakeAsync(ended.Token) is not { } next)
                {
                    done = true;
                    break;
                }

                sending.RemoveAll(static task => task.IsCompletedSuccessfully);
                sending.Add(SendAsync(next.Id, next.Message, next.Repeat));
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // The link ended; what was in flight settles below.
        }
        finally
        {
            await Task.WhenAll(sending);
        }

        return (done, answered, reason ?? "disconnected");

        async Task SendAsync(long id, Payloads.OutgoingMessage message, bool repeat)
        {
            try
            {
                tally.Published(repeat);
                var result = await transport.PublishAsync(message, ended.Token);
                answered = true;
                switch (result.Answer)
                {
                    case PublishAnswer.Acknowledged:
                        tally.Acknowledged(message.Readings, inPart: result.Told is not null);
                        store.Settle(id);
                        break;
                    case PublishAnswer.Unconfirmed:
                        store.Settle(id);
                        break;
                    case PublishAnswer.Refused:
                        tally.Refused(tellReasons ? result.Reason : result.Code);
                        store.Settle(id);
                        break;
                    default:
                        End(result.Reason);
                        break;
                }

                room.Release();
            }
            catch (LinkLostException lost)
            {
                End(lost.Message);
            }
            catch (OperationCanceledException)
            {
                // Another message saw the link end, or the run is over: this one stays in the store.
            }
        }

        void End(string why)
        {
            reason ??= why;
            ended.Cancel();
        }
    }

    // A window is open at its start: a moment later it has begun.
    private static TimeSpan Positive(TimeSpan wait) => wait > TimeSpan.Zero ? wait + TimeSpan.FromSeconds(1) : TimeSpan.FromSeconds(1);
}

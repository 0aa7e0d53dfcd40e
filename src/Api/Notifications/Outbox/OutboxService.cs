using Microsoft.Extensions.Options;
using Telemetry.Domain.Storage;

namespace Telemetry.Api.Notifications.Outbox;

/// <summary>Sends what is in the outbox, each recipient in a line of its own: one that is slow or away keeps no other waiting.</summary>
internal sealed partial class OutboxService(
    ICallOutStore store, Courier courier, OutboxSignal signal, IOptions<NotificationOptions> options, TimeProvider clock, ILogger<OutboxService> logger) : BackgroundService
{
    /// <summary>A signal or a due time that is lost anywhere costs this much and not the night.</summary>
    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(30);

    /// <summary>Wait after the record store failed.</summary>
    private static readonly TimeSpan StorePause = TimeSpan.FromSeconds(5);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(options.Value.Recipients.Keys.Select(r => RunAsync(token => SendDueAsync(r, token), stoppingToken)).Append(RunAsync(GiveUpStrangersAsync, stoppingToken)));

    private async Task RunAsync(Func<CancellationToken, Task<TimeSpan>> round, CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            var grown = signal.Grown();
            TimeSpan wait;
            try
            {
                wait = await round(cancellation);
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                Failed(logger, error);
                (wait, grown) = (StorePause, Task.Delay(Timeout.InfiniteTimeSpan, cancellation));
            }

            await Task.WhenAny(grown, Task.Delay(wait, clock, cancellation));
        }
    }

    /// <summary>Sends all that is due to a recipient; gives how long nothing more will be.</summary>
    private async Task<TimeSpan> SendDueAsync(string recipient, CancellationToken cancellation)
    {
        while (await store.ReadDueAsync(recipient, clock.GetUtcNow(), cancellation) is { } message)
        {
            await courier.AttemptAsync(message, cancellation);
        }

        var wait = await store.ReadNextDueAsync(recipient, cancellation) - clock.GetUtcNow();
        return wait < LookInterval ? (wait > TimeSpan.Zero ? wait.Value : TimeSpan.FromMilliseconds(1)) : LookInterval;
    }

    /// <summary>Messages to recipients that left the settings would wait for ever: they are given up, and so said.</summary>
    private async Task<TimeSpan> GiveUpStrangersAsync(CancellationToken cancellation)
    {
        foreach (var message in await store.ReadPendingAsync(cancellation))
        {
            if (!options.Value.Recipients.ContainsKey(message.Recipient))
            {
                await courier.AttemptAsync(message, cancellation);
            }
        }

        return Timeout.InfiniteTimeSpan;
    }

    [LoggerMessage(4304, LogLevel.Error, "The outbox of call-outs can't be worked on; it is tried again")]
    private static partial void Failed(ILogger logger, Exception error);
}

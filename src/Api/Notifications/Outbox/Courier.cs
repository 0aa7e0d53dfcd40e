using System.Globalization;
using Microsoft.Extensions.Options;
using Telemetry.Domain.CallOuts;
using Telemetry.Domain.Live;
using Telemetry.Domain.Storage;

namespace Telemetry.Api.Notifications.Outbox;

/// <summary>
/// Makes one attempt with one message and records what it gave. The attempt is counted before it is made: a host killed in it
/// neither forgets the message nor hurries, and what was sent twice bears the same id.
/// </summary>
internal sealed partial class Courier(
    ICallOutStore store,
    IEnumerable<IMessageSender> senders,
    IOptions<NotificationOptions> options,
    ILiveFeed feed,
    DeliveryMetrics metrics,
    TimeProvider clock,
    Random random,
    ILogger<Courier> logger)
{
    private readonly Dictionary<CallOutChannel, IMessageSender> _senders = senders.ToDictionary(s => s.Channel);

    public async Task<(DeliveryState State, string Detail)> AttemptAsync(OutboxMessage message, CancellationToken cancellation)
    {
        var began = clock.GetUtcNow();
        if (message.Attempts > 0 && began > message.GiveUpAt)
        {
            return await EndAsync(message, DeliveryState.GaveUp, "its time ran out", message.Attempts, began, cancellation);
        }

        if (!options.Value.Recipients.TryGetValue(message.Recipient, out var recipient))
        {
            return await EndAsync(message, DeliveryState.GaveUp, "the settings have no such recipient any more", message.Attempts, began, cancellation);
        }

        var nothingHeard = began + Wait(message, null);
        await store.BeginAttemptAsync(message.Id, began, nothingHeard > message.DueAt ? nothingHeard : message.DueAt, cancellation);
        var result = await SendAsync(message, recipient, cancellation);
        var ended = clock.GetUtcNow();
        var again = ended + Wait(message, result.RetryAfter);
        var state = result.Outcome switch
        {
            SendOutcome.Delivered => DeliveryState.Delivered,
            SendOutcome.TryAgain when again <= message.GiveUpAt => DeliveryState.Pending,
            _ => DeliveryState.GaveUp,
        };
        metrics.Attempted(message.Channel, result.Outcome);
        return await EndAsync(message, state, result.Detail, message.Attempts + 1, again, cancellation);
    }

    private Task<SendResult> SendAsync(OutboxMessage message, RecipientOptions recipient, CancellationToken cancellation) =>
        recipient.Channel is { } channel && _senders.TryGetValue(channel, out var sender)
            ? sender.SendAsync(message, recipient, cancellation)
            : throw new InvalidOperationException($"Recipient {message.Recipient} has no channel.");

    private TimeSpan Wait(OutboxMessage message, TimeSpan? asked) => RetrySchedule.Wait(message.Attempts + 1, asked, options.Value, random.NextDouble());

    private async Task<(DeliveryState State, string Detail)> EndAsync(
        OutboxMessage message, DeliveryState state, string detail, int attempts, DateTimeOffset again, CancellationToken cancellation)
    {
        // Recorded even when the host is stopping: the recipient has it, and should not get it twice for nothing.
        using var moment = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        using var patience = cancellation.IsCancellationRequested ? moment : CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var said = state == DeliveryState.GaveUp
            ? string.Create(CultureInfo.InvariantCulture, $"given up after {attempts} {(attempts == 1 ? "attempt" : "attempts")}: {detail}")
            : detail;
        if (await store.EndAttemptAsync(message.Id, clock.GetUtcNow(), state, said, again, patience.Token) is { } logged)
        {
            feed.Publish([logged]);
        }

        switch (state)
        {
            case DeliveryState.Delivered:
                Delivered(logger, message.CallOut, message.Recipient, detail);
                break;
            case DeliveryState.GaveUp:
                metrics.GaveUp(message.Channel);
                GaveUp(logger, message.CallOut, message.Recipient, said);
                break;
            case DeliveryState.Pending when message.Attempts == 0:
                Failed(logger, message.CallOut, message.Recipient, detail);
                break;
        }

        return (state, said);
    }

    [LoggerMessage(4301, LogLevel.Information, "Call-out {CallOut} went to {Recipient}: {Detail}")]
    private static partial void Delivered(ILogger logger, string callOut, string recipient, string detail);

    [LoggerMessage(4302, LogLevel.Warning, "Call-out {CallOut} did not get to {Recipient} and is tried again: {Detail}")]
    private static partial void Failed(ILogger logger, string callOut, string recipient, string detail);

    [LoggerMessage(4303, LogLevel.Error, "Call-out {CallOut} never got to {Recipient}: {Detail}")]
    private static partial void GaveUp(ILogger logger, string callOut, string recipient, string detail);
}

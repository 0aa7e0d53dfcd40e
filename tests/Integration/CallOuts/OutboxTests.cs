using Telemetry.Domain.CallOuts;

namespace Telemetry.Tests.Integration.CallOuts;

/// <summary>What the outbox says of messages that it does not send, and that a trial and it keep out of each other's way.</summary>
public sealed class OutboxTests
{
    private const string App = "on-call-app";

    [Theory]
    [InlineData(0, "given up after 0 attempts: the settings have no such recipient any more")]
    [InlineData(1, "given up after 1 attempt: the settings have no such recipient any more")]
    public async Task A_message_to_a_recipient_that_left_the_settings_is_given_up(int attempts, string detail)
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var outbox = await WebhookDeliveryTests.StartAsync(receiver);

        var callOut = await outbox.LeaveBehindAsync("gone", attempts, OutboxUnderTest.Start.AddHours(1));
        var delivery = await outbox.UntilAsync(callOut, d => d.State == DeliveryState.GaveUp, "given up");

        Assert.Equal((attempts, detail), (delivery.Attempts, delivery.Detail));
        Assert.Equal(0, receiver.Connections);
    }

    [Fact]
    public async Task A_message_whose_time_ran_out_while_the_host_was_down_is_given_up_unsent()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var outbox = await WebhookDeliveryTests.StartAsync(receiver);

        var callOut = await outbox.LeaveBehindAsync(App, 2, OutboxUnderTest.Start.AddMinutes(-1));
        var delivery = await outbox.UntilAsync(callOut, d => d.State == DeliveryState.GaveUp, "given up");

        Assert.Equal((2, "given up after 2 attempts: its time ran out"), (delivery.Attempts, delivery.Detail));
        Assert.Equal(0, receiver.Connections);
    }

    [Fact]
    public async Task A_message_that_was_never_tried_is_tried_once_however_late()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var outbox = await WebhookDeliveryTests.StartAsync(receiver);

        var delivery = await outbox.UntilAsync(
            await outbox.LeaveBehindAsync(App, 0, OutboxUnderTest.Start.AddMinutes(-1)), d => d.State == DeliveryState.Delivered, "delivered");

        Assert.Equal((1, "HTTP 204"), (delivery.Attempts, delivery.Detail));
        Assert.Single(receiver.Received);
    }

    [Fact]
    public async Task A_web_server_that_is_stuck_delays_no_mail()
    {
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var receiver = await WebhookReceiver.StartAsync((_, _) => held.Task);
        await using var mails = await MailServer.StartAsync();
        await using var outbox = await WebhookDeliveryTests.StartAsync(
            receiver,
            ("Notifications:Recipients:duty-officer:Channel", "Email"),
            ("Notifications:Recipients:duty-officer:Address", "duty@example.gov.uk"),
            ("Notifications:Mail:Host", "127.0.0.1"),
            ("Notifications:Mail:Port", mails.PortText),
            ("Notifications:Mail:Security", "None"),
            ("Notifications:Mail:From", "telemetry@example.gov.uk"),
            ("Notifications:Timeout", "00:02:00"));

        var stuck = await outbox.IssueAsync(App);
        await Mqtt.Some.UntilAsync(() => receiver.Received.Count == 1, "the webhook arrives");
        await outbox.UntilAsync(await outbox.IssueAsync("duty-officer"), d => d.State == DeliveryState.Delivered, "delivered");
        Assert.Single(mails.Received);
        await outbox.UntilAsync(stuck, d => d is { State: DeliveryState.Pending, Attempts: 1 }, "under way");

        held.SetResult();
        await outbox.UntilAsync(stuck, d => d.State == DeliveryState.Delivered, "delivered");
    }

    /// <summary>The slow one is answered in the end: that it "never got there" must not be said meanwhile.</summary>
    [Fact]
    public async Task A_trial_that_takes_long_is_left_alone_by_the_outbox()
    {
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var receiver = await WebhookReceiver.StartAsync((context, number) => number == 1 ? held.Task : WebhookReceiver.Status(context, 204));
        await using var outbox = await WebhookDeliveryTests.StartAsync(receiver);

        var running = outbox.TryAsync();
        await Mqtt.Some.UntilAsync(() => receiver.Received.Count == 1, "the trial arrives");
        outbox.Clock.Advance(TimeSpan.FromMinutes(1));
        await outbox.UntilLaterAsync(await outbox.IssueAsync(App), d => d.State == DeliveryState.Delivered, "delivered, behind the trial");
        held.SetResult();
        var trial = await running;

        Assert.Equal((DeliveryState.Delivered, 1), (trial!.Outcome.Deliveries.Single().State, trial.Outcome.Deliveries.Single().Attempts));
        Assert.DoesNotContain("never got to", outbox.Log, StringComparison.Ordinal);
        Assert.DoesNotContain(outbox.Feed.CallOuts.SelectMany(c => c.Deliveries), d => d.State == DeliveryState.GaveUp);
        Assert.Equal(2, receiver.Received.Count);
    }

    [Fact]
    public async Task A_trial_that_fails_says_why_and_is_not_tried_again()
    {
        await using var receiver = await WebhookReceiver.StartAsync((context, number) => WebhookReceiver.Status(context, number == 1 ? 500 : 204));
        await using var outbox = await WebhookDeliveryTests.StartAsync(receiver);

        var trial = await outbox.TryAsync();

        var delivery = Assert.Single(trial!.Outcome.Deliveries);
        Assert.Equal((DeliveryState.GaveUp, "given up after 1 attempt: HTTP 500"), (delivery.State, delivery.Detail));
        Assert.Empty(await outbox.Store.ReadPendingAsync(TestContext.Current.CancellationToken));
        Assert.Single(receiver.Received);
    }
}

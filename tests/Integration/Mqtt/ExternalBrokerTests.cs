using MQTTnet;
using Telemetry.Domain.Readings;

namespace Telemetry.Tests.Integration.Mqtt;

/// <summary>Through a real mosquitto.</summary>
public sealed class ExternalBrokerTests : IDisposable
{
    private readonly string _stateFile = Path.Combine(Path.GetTempPath(), $"telemetry-session-{Guid.NewGuid():N}.json");

    public void Dispose() => File.Delete(_stateFile);

    [Fact]
    public async Task Journals_readings_in_order_and_takes_the_gateway_from_the_topic()
    {
        await using var mosquitto = await Mosquitto.StartAsync();
        await using var host = await SubscriberUnderTest.StartAsync(mosquitto.Port, _stateFile);
        await host.ConnectedAsync();
        await PublishAsync(mosquitto, 0, 200);
        await Some.UntilAsync(() => host.Journal.Messages.Count == 200, "all are journalled");
        Assert.Equal(Enumerable.Range(0, 200).Select(i => i / 10.0), host.Journal.Messages.Select(m => m.Readings[0].Value));
        Assert.All(host.Journal.Messages, m => Assert.Equal("gw-1", m.Gateway.Value));
        Assert.Empty(host.Journal.Gaps);
    }

    [Fact]
    public async Task Gets_again_what_it_had_not_acknowledged_when_it_ended()
    {
        await using var mosquitto = await Mosquitto.StartAsync();
        await using (var first = await SubscriberUnderTest.StartAsync(mosquitto.Port, _stateFile, hold: true))
        {
            await first.ConnectedAsync();
            await PublishAsync(mosquitto, 0, 20);
            await Some.UntilAsync(() => first.Journal.Pending == 20, "all are received and none is durable");
        }

        await using var second = await SubscriberUnderTest.StartAsync(mosquitto.Port, _stateFile);
        await Some.UntilAsync(() => second.Journal.Messages.Count == 20, "all are delivered again");
        Assert.Equal(Enumerable.Range(0, 20).Select(i => i / 10.0), second.Journal.Messages.Select(m => m.Readings[0].Value));
        Assert.Empty(second.Journal.Gaps);
    }

    [Fact]
    public async Task Does_not_get_again_what_it_had_acknowledged()
    {
        await using var mosquitto = await Mosquitto.StartAsync();
        await using (var first = await SubscriberUnderTest.StartAsync(mosquitto.Port, _stateFile, hold: false, ("ReceiveMaximum", "1")))
        {
            await first.ConnectedAsync();
            await PublishAsync(mosquitto, 0, 21);
            await Some.UntilAsync(() => first.Journal.Messages.Count == 21, "all are durable");
        }

        // One at a time: that the last came says that the broker had the acknowledgements of the twenty before it.
        await using var second = await SubscriberUnderTest.StartAsync(mosquitto.Port, _stateFile);
        await second.ConnectedAsync();
        await PublishAsync(mosquitto, 500, 1);
        await Some.UntilAsync(() => second.Journal.Messages.Any(m => m.Readings[0].Value == 50), "the new one came");
        Assert.DoesNotContain(second.Journal.Messages, m => m.Readings[0].Value < 2);
    }

    [Fact]
    public async Task Ends_a_stuck_window_so_that_the_broker_delivers_again()
    {
        await using var mosquitto = await Mosquitto.StartAsync();
        await using var host = await SubscriberUnderTest.StartAsync(mosquitto.Port, _stateFile, hold: true, ("StuckAfter", "00:00:01"));
        await host.ConnectedAsync();
        await PublishAsync(mosquitto, 0, 5);
        await Some.UntilAsync(() => host.Journal.Pending >= 10, "the five came a second time");
        host.Journal.Release();
        await PublishAsync(mosquitto, 900, 1);
        await Some.UntilAsync(() => host.Journal.Messages.Any(m => m.Readings[0].Value == 90), "it goes on");
    }

    [Fact]
    public async Task Says_once_that_the_journal_takes_nothing_and_that_it_reads_again_and_loses_nothing_meanwhile()
    {
        await using var mosquitto = await Mosquitto.StartAsync();
        await using var host = await SubscriberUnderTest.StartAsync(mosquitto.Port, _stateFile);
        await host.ConnectedAsync();
        host.Journal.Fail();
        await PublishAsync(mosquitto, 0, 20);
        await Some.UntilAsync(() => host.Journal.Refusals >= 4, "it has tried again and again");
        var trouble = $"not connected to 127.0.0.1:{mosquitto.Port}: the journal takes nothing: The disk is full.";
        await Some.UntilAsync(() => host.Client.Trouble == trouble, "it says why it does not read");
        host.Journal.Recover();
        await Some.UntilAsync(() => host.Logs.Count("is read again") > 0 && host.Journal.Messages.Count >= 20, "it goes on");

        Assert.Equal(Enumerable.Range(0, 20).Select(i => i / 10.0), host.Journal.Messages.Select(m => m.Readings[0].Value).Distinct());
        Assert.Equal(
            (1, 1, 1, 0),
            (host.Logs.Count("Nothing is read from broker"), host.Logs.Count("is read again"), host.Logs.Count("Connected to broker"), host.Logs.Count("can't be reached")));
        Assert.Empty(host.Journal.Gaps);
    }

    [Fact]
    public async Task Comes_back_after_a_broken_line_without_claiming_a_gap()
    {
        await using var mosquitto = await Mosquitto.StartAsync();
        await using var host = await SubscriberUnderTest.StartAsync(mosquitto.Port, _stateFile);
        await host.ConnectedAsync();
        using (var usurper = new MqttClientFactory().CreateMqttClient())
        {
            // Of the same client id: the broker ends our connection, and keeps the session.
            await usurper.ConnectAsync(new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", mosquitto.Port).WithProtocolVersion(MQTTnet.Formatter.MqttProtocolVersion.V500)
                .WithClientId("telemetry-host").WithCleanStart(false).WithSessionExpiryInterval(3600).Build());
            await Some.UntilAsync(() => host.Logs.Count("Connected to broker") == 2, "the loss is noticed, and the session is ours again");
        }

        await host.ConnectedAsync();
        await PublishAsync(mosquitto, 7, 1);
        await Some.UntilAsync(() => host.Journal.Messages.Count == 1, "it goes on");
        Assert.Empty(host.Journal.Gaps);
    }

    [Fact]
    public async Task Journals_a_possible_gap_when_the_broker_was_restarted_though_it_has_kept_the_session()
    {
        await using var mosquitto = await Mosquitto.StartAsync();
        await using var host = await SubscriberUnderTest.StartAsync(mosquitto.Port, _stateFile);
        await host.ConnectedAsync();
        await Some.UntilAsync(() => SessionNotes.Uptime(_stateFile) is not null, "it has told its uptime");
        await mosquitto.StopProcessAsync();
        await Some.UntilAsync(() => !host.Client.IsConnected, "the loss is noticed");
        SessionNotes.LetBrokerBeOld(_stateFile);
        await mosquitto.StartProcessAsync();
        await host.ConnectedAsync();
        await Some.UntilAsync(() => host.Journal.Gaps.Count > 0, "the gap is journalled");
        Assert.Contains("restarted", Assert.Single(host.Journal.Gaps).Reason, StringComparison.Ordinal);
        await PublishAsync(mosquitto, 7, 1);
        await Some.UntilAsync(() => host.Journal.Messages.Count == 1, "it goes on");
    }

    [Fact]
    public async Task Journals_a_possible_gap_when_the_broker_has_lost_the_session()
    {
        await using var mosquitto = await Mosquitto.StartAsync();
        await using var host = await SubscriberUnderTest.StartAsync(mosquitto.Port, _stateFile);
        await host.ConnectedAsync();
        Assert.Empty(host.Journal.Gaps);

        await mosquitto.StopProcessAsync();
        await Some.UntilAsync(() => !host.Client.IsConnected, "the loss is noticed");
        mosquitto.ForgetSessions();
        await mosquitto.StartProcessAsync();
        await host.ConnectedAsync();

        var gap = Assert.Single(host.Journal.Gaps);
        Assert.Equal($"mqtt://127.0.0.1:{mosquitto.Port}", gap.Source);
        Assert.NotNull(gap.Since);
        Assert.True(gap.Since <= gap.At);
    }

    [Fact]
    public async Task Tells_of_a_gap_from_before_what_the_broker_still_held_when_it_was_killed()
    {
        await using var mosquitto = await Mosquitto.StartAsync();
        await using var host = await SubscriberUnderTest.StartAsync(mosquitto.Port, _stateFile, hold: false, ("ReceiveMaximum", "5"));
        await host.ConnectedAsync();
        await PublishAsync(mosquitto, 0, 5);
        await Some.UntilAsync(() => host.Journal.Messages.Count == 5, "the first are durable");
        host.Journal.Hold();
        var held = TimeProvider.System.GetUtcNow();
        await PublishAsync(mosquitto, 100, 50);
        await Some.UntilAsync(() => host.Journal.Pending == 5, "the broker holds the rest");
        var published = TimeProvider.System.GetUtcNow();
        await Some.UntilAsync(() => File.GetLastWriteTimeUtc(_stateFile) > published.UtcDateTime, "the session is seen after that");
        await mosquitto.KillProcessAsync();
        await Some.UntilAsync(() => !host.Client.IsConnected, "the loss is noticed");
        host.Journal.Release();
        await mosquitto.StartProcessAsync();
        await Some.UntilAsync(() => host.Journal.Gaps.Count > 0, "the gap is journalled");

        var gap = Assert.Single(host.Journal.Gaps);
        Assert.InRange(gap.Since!.Value, held - TimeSpan.FromMinutes(6), held);
        Assert.InRange(gap.At, published, DateTimeOffset.MaxValue);
    }

    [Fact]
    public async Task Makes_a_dead_letter_of_an_oversized_message_and_goes_on()
    {
        await using var mosquitto = await Mosquitto.StartAsync();
        await using var host = await SubscriberUnderTest.StartAsync(mosquitto.Port, _stateFile);
        await host.ConnectedAsync();
        using var publisher = await ConnectAsync(mosquitto);
        await publisher.PublishAsync(Some.Message(new string('x', 500_000)));
        await publisher.PublishAsync(Some.Message(3));
        await Some.UntilAsync(() => host.Journal.Messages.Count == 2, "both are journalled");
        Assert.Equal(RejectReason.TooLarge, host.Journal.Messages[0].Rejections[0].Reason);
        Assert.Equal(3, host.Journal.Messages[1].Readings[0].Value);
    }

    private static async Task PublishAsync(Mosquitto mosquitto, int from, int count)
    {
        using var publisher = await ConnectAsync(mosquitto);
        for (var i = from; i < from + count; i++)
        {
            await publisher.PublishAsync(Some.Message(i / 10.0));
        }
    }

    private static async Task<IMqttClient> ConnectAsync(Mosquitto mosquitto)
    {
        var client = new MqttClientFactory().CreateMqttClient();
        await client.ConnectAsync(new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", mosquitto.Port).Build());
        return client;
    }
}

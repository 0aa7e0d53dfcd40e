using Microsoft.Extensions.Time.Testing;
using MQTTnet;
using MQTTnet.Exceptions;
using MQTTnet.Formatter;
using MQTTnet.Protocol;
using Telemetry.Domain.Network;
using Telemetry.Domain.Readings;
using Telemetry.Tests.Integration.Kill;

namespace Telemetry.Tests.Integration.Mqtt;

public sealed class EmbeddedBrokerTests
{
    [Theory]
    [InlineData(MqttProtocolVersion.V500)]
    [InlineData(MqttProtocolVersion.V311)]
    public async Task Acknowledges_only_once_the_message_is_durable(MqttProtocolVersion version)
    {
        await using var broker = await BrokerUnderTest.StartAsync();
        var client = await broker.ConnectAsync(version: version);
        broker.Journal.Hold();

        var publishing = client.PublishAsync(Some.Message(-1.2));
        await Some.UntilAsync(() => broker.Journal.Pending == 1, "the journal has taken the message");
        await Task.Delay(100);
        Assert.False(publishing.IsCompleted);

        broker.Journal.Release();
        Assert.True((await publishing.WaitAsync(Patience.Limit)).IsSuccess);
        var reading = Assert.Single(Assert.Single(broker.Journal.Messages).Readings);
        Assert.Equal(-1.2, reading.Value);
        Assert.Equal("s-1", reading.Sensor.Value);
    }

    [Fact]
    public async Task Tells_which_gateways_are_signed_in_and_how_many_connections_have_no_key()
    {
        await using var broker = await BrokerUnderTest.StartAsync(("AllowAnonymous", "true"));
        await broker.ConnectAsync("gw-1");
        Assert.Equal([new GatewayId("gw-1")], broker.Broker.SignedIn!.Gateways);
        Assert.Equal(0, broker.Broker.SignedIn.Anonymous);

        var anonymous = broker.NewClient();
        await anonymous.ConnectAsync(new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", broker.Port).Build());
        Assert.Equal(1, broker.Broker.SignedIn.Anonymous);
        await anonymous.DisconnectAsync();
        await Some.UntilAsync(() => broker.Broker.SignedIn.Anonymous == 0, "the anonymous connection is gone");
        Assert.Single(broker.Broker.SignedIn.Gateways);
    }

    [Fact]
    public async Task Keeps_the_order_of_receipt_and_acknowledges_a_whole_group()
    {
        await using var broker = await BrokerUnderTest.StartAsync();
        var client = await broker.ConnectAsync();
        broker.Journal.Hold();
        var publishing = Enumerable.Range(0, 100).Select(i => client.PublishAsync(Some.Message(i / 10.0))).ToArray();
        await Some.UntilAsync(() => broker.Journal.Pending == 100, "all are in the journal's hands");

        broker.Journal.Release();
        await Task.WhenAll(publishing).WaitAsync(Patience.Limit);
        Assert.Equal(Enumerable.Range(0, 100).Select(i => i / 10.0), broker.Journal.Messages.Select(m => m.Readings[0].Value));
    }

    [Fact]
    public async Task Stops_reading_when_the_window_is_full_and_goes_on_when_it_opens()
    {
        await using var broker = await BrokerUnderTest.StartAsync(("ReceiveMaximum", "10"));
        var client = await broker.ConnectAsync();
        broker.Journal.Hold();
        var publishing = Enumerable.Range(0, 50).Select(i => client.PublishAsync(Some.Message(i))).ToArray();
        await Some.UntilAsync(() => broker.Journal.Pending == 10, "the window is full");
        await Task.Delay(100);
        Assert.Equal(10, broker.Journal.Pending);

        broker.Journal.Release();
        await Task.WhenAll(publishing).WaitAsync(Patience.Limit);
        Assert.Equal(50, broker.Journal.Messages.Count);
    }

    [Fact]
    public async Task Tells_what_was_rejected_and_keeps_it_as_a_dead_letter()
    {
        await using var broker = await BrokerUnderTest.StartAsync();
        var client = await broker.ConnectAsync();

        var truncated = await client.PublishAsync(Some.Message("""{"observedAt":"2026-01-14T03:10:00Z","readings":{"road_surf"""));
        Assert.Equal(MqttClientPublishReasonCode.PayloadFormatInvalid, truncated.ReasonCode);
        Assert.Contains("Malformed", truncated.ReasonString, StringComparison.Ordinal);

        var unknown = await client.PublishAsync(Some.Message(Some.Payload(1), "telemetry/v1/gw-1/s-9"));
        Assert.Equal(MqttClientPublishReasonCode.TopicNameInvalid, unknown.ReasonCode);
        Assert.Contains("s-9", unknown.ReasonString, StringComparison.Ordinal);

        var foreign = await client.PublishAsync(Some.Message(Some.Payload(1), "telemetry/v1/gw-2/t-1"));
        Assert.Equal(MqttClientPublishReasonCode.NotAuthorized, foreign.ReasonCode);

        var partial = await client.PublishAsync(Some.Message(
            $$$"""{"observedAt":"{{{TimeProvider.System.GetUtcNow().UtcDateTime:o}}}","readings":{"dew_point":"cold","air_temperature":2}}"""));
        Assert.Equal(MqttClientPublishReasonCode.Success, partial.ReasonCode);
        Assert.Contains("1 of 2 admitted", partial.ReasonString, StringComparison.Ordinal);

        Assert.Equal(
            [RejectReason.Malformed, RejectReason.UnknownSensor, RejectReason.WrongTopic, RejectReason.InvalidValue],
            broker.Journal.Messages.Select(m => m.Rejections[0].Reason));
        Assert.All(broker.Journal.Messages, m => Assert.False(m.Payload.IsEmpty));
    }

    [Theory]
    [InlineData(70_000)]
    [InlineData(3_000_000)]
    public async Task Refuses_an_oversized_message_and_nothing_else(int size)
    {
        await using var broker = await BrokerUnderTest.StartAsync();
        var client = await broker.ConnectAsync();
        var oversized = await client.PublishAsync(Some.Message(new string('x', size)));
        Assert.Equal(MqttClientPublishReasonCode.QuotaExceeded, oversized.ReasonCode);
        Assert.Contains($"{size} bytes", oversized.ReasonString, StringComparison.Ordinal);

        Assert.True((await client.PublishAsync(Some.Message(3))).IsSuccess);
        Assert.Equal(RejectReason.TooLarge, broker.Journal.Messages[0].Rejections[0].Reason);
        Assert.Equal(1024, broker.Journal.Messages[0].Payload.Length);
        Assert.Equal(3, broker.Journal.Messages[1].Readings[0].Value);
    }

    [Fact]
    public async Task Refuses_a_wrong_key_and_a_key_of_another_gateway()
    {
        await using var broker = await BrokerUnderTest.StartAsync();
        var issued = await broker.IssueAsync("gw-1");
        foreach (var (name, key) in new[] { ("gw-1", "wrong"), ("gw-1", issued.Credential.KeyId + ".AAAA"), ("gw-2", issued.Key), ("gw-1", "") })
        {
            foreach (var version in new[] { MqttProtocolVersion.V311, MqttProtocolVersion.V500 })
            {
                var result = await broker.NewClient().ConnectAsync(broker.Options(name, key, version).Build());
                Assert.Equal(MqttClientConnectResultCode.BadUserNameOrPassword, result.ResultCode);
            }
        }
    }

    [Fact]
    public async Task Cuts_off_a_live_connection_whose_key_is_revoked_within_five_seconds()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var broker = await BrokerUnderTest.StartAsync(clock);
        var issued = await broker.IssueAsync("gw-1");
        var client = broker.NewClient();
        var disconnected = new TaskCompletionSource<MqttClientDisconnectedEventArgs>();
        client.DisconnectedAsync += e =>
        {
            disconnected.TrySetResult(e);
            return Task.CompletedTask;
        };
        await client.ConnectAsync(broker.Options("gw-1", issued.Key).Build());
        await client.PublishAsync(Some.Message(1));

        await broker.Credentials.RevokeAsync(issued.Credential.KeyId, clock.GetUtcNow(), CancellationToken.None);
        clock.Advance(TimeSpan.FromSeconds(5));

        var ended = await disconnected.Task.WaitAsync(Patience.Limit);
        Assert.Equal(MqttClientDisconnectReason.NotAuthorized, ended.Reason);
        var again = await broker.NewClient().ConnectAsync(broker.Options("gw-1", issued.Key).Build());
        Assert.Equal(MqttClientConnectResultCode.BadUserNameOrPassword, again.ResultCode);
    }

    [Fact]
    public async Task Announces_its_limits_and_refuses_subscriptions()
    {
        await using var broker = await BrokerUnderTest.StartAsync();
        var issued = await broker.IssueAsync("gw-1");
        var client = broker.NewClient();
        var result = await client.ConnectAsync(broker.Options("gw-1", issued.Key).Build());
        Assert.Equal(MqttQualityOfServiceLevel.AtLeastOnce, result.MaximumQoS);
        Assert.Equal((ushort)128, result.ReceiveMaximum);
        Assert.Equal(80u * 1024, result.MaximumPacketSize);
        Assert.Equal(0, result.TopicAliasMaximum);
        Assert.False(result.RetainAvailable);
        Assert.False(result.WildcardSubscriptionAvailable);

        var subscribed = await client.SubscribeAsync(new MqttClientSubscribeOptionsBuilder().WithTopicFilter("telemetry/v1/gw-1/s-1").Build());
        Assert.Equal(MqttClientSubscribeResultCode.NotAuthorized, Assert.Single(subscribed.Items).ResultCode);
    }

    [Fact]
    public async Task Ends_a_connection_that_publishes_with_QoS_2()
    {
        await using var broker = await BrokerUnderTest.StartAsync();
        var client = broker.NewClient();
        var issued = await broker.IssueAsync("gw-1");
        await client.ConnectAsync(broker.Options("gw-1", issued.Key).Build());
        var error = await Assert.ThrowsAnyAsync<MqttCommunicationException>(
            () => client.PublishAsync(Some.Message(1, qos: MqttQualityOfServiceLevel.ExactlyOnce)));
        Assert.Equal(
            MqttDisconnectReasonCode.QoSNotSupported,
            Assert.IsType<MqttClientUnexpectedDisconnectReceivedException>(error).ReasonCode);
        Assert.Empty(broker.Journal.Messages);
    }

    [Fact]
    public async Task Takes_QoS_0_without_an_acknowledgement()
    {
        await using var broker = await BrokerUnderTest.StartAsync();
        var client = await broker.ConnectAsync();
        await client.PublishAsync(Some.Message(4, qos: MqttQualityOfServiceLevel.AtMostOnce));
        await Some.UntilAsync(() => broker.Journal.Messages.Count == 1, "it is journalled");
    }

    [Fact]
    public async Task Does_not_acknowledge_and_disconnects_when_the_journal_fails()
    {
        await using var broker = await BrokerUnderTest.StartAsync();
        var client = await broker.ConnectAsync();
        broker.Journal.Hold();
        var publishing = client.PublishAsync(Some.Message(1));
        await Some.UntilAsync(() => broker.Journal.Pending == 1, "the journal has it");
        broker.Journal.Fail();

        var error = await Assert.ThrowsAnyAsync<MqttCommunicationException>(() => publishing);
        Assert.Equal(MqttDisconnectReasonCode.ServerBusy, Assert.IsType<MqttClientUnexpectedDisconnectReceivedException>(error).ReasonCode);
        var again = await broker.NewClient().ConnectAsync(broker.Options("gw-1", (await broker.IssueAsync("gw-1")).Key).Build());
        Assert.Equal(MqttClientConnectResultCode.ServerUnavailable, again.ResultCode);
    }

    [Fact]
    public async Task Never_sends_the_acknowledgement_of_a_closed_connection_to_its_successor()
    {
        await using var broker = await BrokerUnderTest.StartAsync();
        var issued = await broker.IssueAsync("gw-1");
        var options = broker.Options("gw-1", issued.Key).WithClientId("logger").WithCleanStart(false).WithSessionExpiryInterval(3600).Build();
        var first = broker.NewClient();
        await first.ConnectAsync(options);
        broker.Journal.Hold();
        var lost = first.PublishAsync(Some.Message(1));
        await Some.UntilAsync(() => broker.Journal.Pending == 1, "the journal has it");

        var successor = broker.NewClient();
        var acknowledged = 0;
        successor.InspectPacketAsync += e =>
        {
            acknowledged += e.Direction == MQTTnet.Diagnostics.PacketInspection.MqttPacketFlowDirection.Inbound && e.Buffer[0] >> 4 == 4 ? 1 : 0;
            return Task.CompletedTask;
        };
        await successor.ConnectAsync(options);
        await Assert.ThrowsAnyAsync<Exception>(() => lost.WaitAsync(Patience.Limit));

        // The successor now sends a message under the same packet identifier: only its own commit may acknowledge it.
        var own = successor.PublishAsync(Some.Message(2));
        await Some.UntilAsync(() => broker.Journal.Pending == 2, "the journal has both");
        broker.Journal.Release();
        Assert.True((await own.WaitAsync(Patience.Limit)).IsSuccess);
        await successor.PingAsync();
        Assert.Equal(1, acknowledged);
    }
}

using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Time.Testing;
using MQTTnet;
using MQTTnet.Exceptions;
using MQTTnet.Formatter;
using MQTTnet.Protocol;
using Telemetry.Tests.Integration.Kill;

namespace Telemetry.Tests.Integration.Mqtt;

public sealed class EmbeddedBrokerLimitsTests
{
    [Fact]
    public async Task Slows_a_gateway_to_its_rate_and_loses_nothing()
    {
        await using var broker = await BrokerUnderTest.StartAsync(("MaxPacketsPerSecond", "100"));
        var client = await broker.ConnectAsync();
        var started = TimeProvider.System.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, 300).Select(i => client.PublishAsync(Some.Message(i / 10.0)))).WaitAsync(Patience.Limit);

        // Two seconds' worth is in reserve, the third hundred takes its second.
        Assert.InRange(TimeProvider.System.GetElapsedTime(started).TotalSeconds, 0.9, Patience.Limit.TotalSeconds);
        Assert.Equal(300, broker.Journal.Messages.Count);
    }

    [Fact]
    public async Task Disconnects_a_flood_that_does_not_end()
    {
        await using var broker = await BrokerUnderTest.StartAsync(("MaxPacketsPerSecond", "50"), ("MaxHeldBack", "00:00:01"));
        var issued = await broker.IssueAsync("gw-1");
        using var socket = new TcpClient();
        await socket.ConnectAsync("127.0.0.1", broker.Port);
        var stream = socket.GetStream();
        await stream.WriteAsync(RawPackets.Connect5("flood", "gw-1", issued.Key));
        using var timeout = new CancellationTokenSource(Patience.Limit);
        var packet = await RawPackets.ReadAsync(stream, timeout.Token);
        Assert.Equal((0x20, 0), (packet[0], packet[3]));

        var flooding = FloodAsync(stream, timeout.Token);
        while (packet[0] != 0xE0)
        {
            packet = await RawPackets.ReadAsync(stream, timeout.Token);
        }

        Assert.Equal((byte)MqttDisconnectReasonCode.MessageRateTooHigh, packet[2]);
        await flooding;

        static async Task FloodAsync(NetworkStream stream, CancellationToken cancellation)
        {
            try
            {
                for (ushort id = 1; ; id = id == ushort.MaxValue ? (ushort)1 : (ushort)(id + 1))
                {
                    await stream.WriteAsync(RawPackets.Publish5("telemetry/v1/gw-1/s-1", flags: 2, id, Some.Payload(1)), cancellation);
                }
            }
            catch (IOException)
            {
                // It is thrown out.
            }
        }
    }

    [Fact]
    public async Task Disconnects_a_gateway_of_which_nothing_is_ever_admitted()
    {
        await using var broker = await BrokerUnderTest.StartAsync(("MaxRejectedInARow", "10"));
        var reason = await EndOfAsync(broker, async client =>
        {
            for (var i = 0; i < 20; i++)
            {
                await client.PublishAsync(Some.Message("rubbish"));
            }
        });
        Assert.Equal(MqttClientDisconnectReason.QuotaExceeded, reason);
        Assert.Equal(10, broker.Journal.Messages.Count);
    }

    [Fact]
    public async Task Ends_a_connection_that_is_silent_beyond_its_keep_alive()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var broker = await BrokerUnderTest.StartAsync(clock);
        using var socket = await SignInAsync(broker, "silent", keepAliveSeconds: 1);
        await AssertEndsAsync(socket.GetStream(), clock);
    }

    [Theory]
    [InlineData(6, 7, 0x81, "MalformedPacket")] // both QoS bits
    [InlineData(2, 0, 0x82, "ProtocolError")] // QoS 1 without an identifier
    public async Task Ends_a_connection_that_breaks_the_protocol_says_why_counts_it_and_takes_nothing(byte flags, ushort identifier, byte code, string reason)
    {
        await using var broker = await BrokerUnderTest.StartAsync();
        var counted = new ConcurrentBag<object?>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Name == "telemetry.mqtt.connections.ended")
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) => counted.Add(tags[0].Value));
        listener.Start();
        var issued = await broker.IssueAsync("gw-1");
        using var socket = new TcpClient();
        await socket.ConnectAsync("127.0.0.1", broker.Port);
        var stream = socket.GetStream();
        await stream.WriteAsync(RawPackets.Connect5("odd", "gw-1", issued.Key));
        using var timeout = new CancellationTokenSource(Patience.Limit);
        var accepted = await RawPackets.ReadAsync(stream, timeout.Token);
        Assert.Equal((0x20, 0), (accepted[0], accepted[3]));

        await stream.WriteAsync(RawPackets.Publish5("telemetry/v1/gw-1/s-1", flags, identifier, """{"readings":{"air_temperature":1}}"""));

        var goodbye = await RawPackets.ReadAsync(stream, timeout.Token);
        Assert.Equal((0xE0, code), (goodbye[0], goodbye[2]));
        Assert.Equal(0, await stream.ReadAsync(new byte[1], timeout.Token));
        Assert.Empty(broker.Journal.Messages);
        Assert.Contains(reason, counted);
    }

    [Fact]
    public async Task Keeps_a_connection_that_only_publishes()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var broker = await BrokerUnderTest.StartAsync(clock);
        using var socket = await SignInAsync(broker, "busy", keepAliveSeconds: 1);
        var stream = socket.GetStream();
        var answer = new byte[4];
        for (ushort id = 1; id <= 8; id++)
        {
            clock.Advance(TimeSpan.FromMilliseconds(1400));
            await stream.WriteAsync(RawPackets.Publish("telemetry/v1/gw-1/s-1", id, Some.Payload(id)));
            await stream.ReadExactlyAsync(answer);
            Assert.Equal([0x40, 2, 0, (byte)id], answer);
        }

        await AssertEndsAsync(stream, clock); // So it was watched all the while.
    }

    [Fact]
    public async Task Lets_nobody_claim_a_large_packet_before_signing_in()
    {
        await using var broker = await BrokerUnderTest.StartAsync();
        using var socket = new TcpClient();
        await socket.ConnectAsync("127.0.0.1", broker.Port);
        await socket.GetStream().WriteAsync(new byte[] { 0x10, 0xFF, 0xFF, 0xFF, 0x7F });
        using var timeout = new CancellationTokenSource(Patience.Limit);
        Assert.Equal(0, await socket.GetStream().ReadAsync(new byte[1], timeout.Token));
    }

    [Fact]
    public async Task Closes_a_connection_that_does_not_sign_in()
    {
        await using var broker = await BrokerUnderTest.StartAsync(("SignInTimeout", "00:00:01"));
        using var socket = new TcpClient();
        await socket.ConnectAsync("127.0.0.1", broker.Port);
        using var timeout = new CancellationTokenSource(Patience.Limit);
        Assert.Equal(0, await socket.GetStream().ReadAsync(new byte[1], timeout.Token));
        await Some.UntilAsync(() => broker.Broker.Connections == 0, "its place is free again");
    }

    [Fact]
    public async Task Bounds_the_connections_that_have_not_signed_in()
    {
        await using var broker = await BrokerUnderTest.StartAsync(("MaxUnsignedPerAddress", "3"), ("SignInTimeout", "00:02:00"));
        var idle = new List<TcpClient>();
        for (var i = 0; i < 3; i++)
        {
            var waiting = new TcpClient();
            await waiting.ConnectAsync("127.0.0.1", broker.Port);
            idle.Add(waiting);
        }

        await Some.UntilAsync(() => broker.Broker.Connections == 3, "three wait to sign in");
        using var refused = new TcpClient();
        await refused.ConnectAsync("127.0.0.1", broker.Port);
        using var timeout = new CancellationTokenSource(Patience.Limit);
        Assert.Equal(0, await ReadOrClosedAsync(refused, timeout.Token));

        idle.ForEach(connection => connection.Dispose());
        await Some.UntilAsync(() => broker.Broker.Connections == 0, "their places are free again");
        await broker.ConnectAsync();
    }

    [Fact]
    public async Task Bounds_the_connections_of_a_gateway()
    {
        await using var broker = await BrokerUnderTest.StartAsync(("MaxConnectionsPerGateway", "2"));
        await broker.ConnectAsync();
        var second = await broker.ConnectAsync();
        var issued = await broker.IssueAsync("gw-1");
        var third = await broker.NewClient().ConnectAsync(broker.Options("gw-1", issued.Key).Build());
        Assert.Equal(MqttClientConnectResultCode.QuotaExceeded, third.ResultCode);
        Assert.Equal(MqttClientConnectResultCode.Success, (await broker.NewClient().ConnectAsync(broker.Options("gw-2", (await broker.IssueAsync("gw-2")).Key).Build())).ResultCode);

        await second.DisconnectAsync();
        await Some.UntilAsync(() => broker.Broker.Connections == 2, "its place is free again");
        await broker.ConnectAsync();
    }

    [Theory]
    [InlineData(MqttProtocolVersion.V311)]
    [InlineData(MqttProtocolVersion.V500)]
    public async Task Offers_no_wills(MqttProtocolVersion version)
    {
        await using var broker = await BrokerUnderTest.StartAsync();
        var issued = await broker.IssueAsync("gw-1");
        var options = broker.Options("gw-1", issued.Key, version).WithWillTopic("telemetry/v1/gw-1/s-1").WithWillPayload("gone").Build();
        Assert.Equal(MqttClientConnectResultCode.NotAuthorized, (await broker.NewClient().ConnectAsync(options)).ResultCode);
    }

    [Fact]
    public async Task One_gateway_can_not_take_over_the_client_id_of_another()
    {
        await using var broker = await BrokerUnderTest.StartAsync();
        var one = broker.NewClient();
        await one.ConnectAsync(broker.Options("gw-1", (await broker.IssueAsync("gw-1")).Key).WithClientId("same").Build());
        var other = broker.NewClient();
        await other.ConnectAsync(broker.Options("gw-2", (await broker.IssueAsync("gw-2")).Key).WithClientId("same").Build());
        await one.PingAsync();
        Assert.True((await one.PublishAsync(Some.Message(1))).IsSuccess);
    }

    [Fact]
    public async Task Ends_a_connection_whose_key_expires()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var broker = await BrokerUnderTest.StartAsync(clock);
        var issued = await broker.IssueAsync("gw-1", clock.GetUtcNow().AddMinutes(1));
        var client = broker.NewClient();
        Assert.Equal(MqttClientConnectResultCode.Success, (await client.ConnectAsync(broker.Options("gw-1", issued.Key).Build())).ResultCode);
        clock.Advance(TimeSpan.FromMinutes(1.1));
        await Some.UntilAsync(() => !client.IsConnected, "it is cut off");
    }

    [Fact]
    public async Task Acknowledges_what_it_has_received_before_it_stops()
    {
        await using var broker = await BrokerUnderTest.StartAsync();
        var client = await broker.ConnectAsync();
        broker.Journal.Hold();
        var publishing = client.PublishAsync(Some.Message(1));
        await Some.UntilAsync(() => broker.Journal.Pending == 1, "the journal has it");
        var stopping = broker.Broker.StopAsync(CancellationToken.None);
        broker.Journal.Release();
        Assert.True((await publishing.WaitAsync(Patience.Limit)).IsSuccess);
        await stopping.WaitAsync(Patience.Limit);
    }

    [Fact]
    public async Task Speaks_TLS_with_the_configured_certificate()
    {
        var folder = Directory.CreateTempSubdirectory("telemetry-tls-");
        try
        {
            var pfx = Path.Combine(folder.FullName, "broker.pfx");
            var password = Path.Combine(folder.FullName, "password");
            using var key = RSA.Create(2048);
            var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            using var certificate = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
            await File.WriteAllBytesAsync(pfx, certificate.Export(X509ContentType.Pfx, "secret"));
            await File.WriteAllTextAsync(password, "secret\n");
            await using var broker = await BrokerUnderTest.StartAsync(
                ("Port", "-1"), ("Tls:Address", "127.0.0.1"), ("Tls:Port", "0"), ("Tls:CertificatePath", pfx), ("Tls:PasswordFile", password));
            var issued = await broker.IssueAsync("gw-1");
            var thumbprint = "";
            var options = broker.Options("gw-1", issued.Key).WithTlsOptions(tls => tls.UseTls().WithCertificateValidationHandler(e =>
            {
                thumbprint = ((X509Certificate2)e.Certificate).Thumbprint;
                return true;
            })).Build();
            var client = broker.NewClient();
            await client.ConnectAsync(options);
            Assert.True((await client.PublishAsync(Some.Message(1))).IsSuccess);
            Assert.Equal(certificate.Thumbprint, thumbprint);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<TcpClient> SignInAsync(BrokerUnderTest broker, string clientId, byte keepAliveSeconds)
    {
        var issued = await broker.IssueAsync("gw-1");
        var socket = new TcpClient();
        await socket.ConnectAsync("127.0.0.1", broker.Port);
        await socket.GetStream().WriteAsync(RawPackets.Connect(clientId, "gw-1", issued.Key, keepAliveSeconds));
        var answer = new byte[4];
        await socket.GetStream().ReadExactlyAsync(answer);
        Assert.Equal([0x20, 2, 0, 0], answer);
        return socket;
    }

    /// <summary>Time goes on until the broker has closed it.</summary>
    private static async Task AssertEndsAsync(NetworkStream stream, FakeTimeProvider clock)
    {
        using var patience = new CancellationTokenSource(Patience.Limit);
        var ended = stream.ReadAsync(new byte[1], patience.Token).AsTask();
        while (!ended.IsCompleted)
        {
            clock.Advance(TimeSpan.FromMilliseconds(500));
            await Task.WhenAny(ended, Task.Delay(20, patience.Token));
        }

        Assert.Equal(0, await ended);
    }

    private static async Task<MqttClientDisconnectReason> EndOfAsync(BrokerUnderTest broker, Func<IMqttClient, Task> act)
    {
        var ended = new TaskCompletionSource<MqttClientDisconnectReason>();
        var client = broker.NewClient();
        client.DisconnectedAsync += e =>
        {
            ended.TrySetResult(e.Reason);
            return Task.CompletedTask;
        };
        await client.ConnectAsync(broker.Options("gw-1", (await broker.IssueAsync("gw-1")).Key).Build());
        try
        {
            await act(client);
        }
        catch (Exception error) when (error is MqttCommunicationException or OperationCanceledException or ObjectDisposedException)
        {
            // Being thrown out is what is awaited.
        }

        return await ended.Task.WaitAsync(Patience.Limit);
    }

    private static async Task<int> ReadOrClosedAsync(TcpClient client, CancellationToken cancellation)
    {
        try
        {
            return await client.GetStream().ReadAsync(new byte[1], cancellation);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}

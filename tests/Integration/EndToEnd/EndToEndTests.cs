using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using MQTTnet;
using MQTTnet.Formatter;
using MQTTnet.Protocol;
using Telemetry.Storage.TimeSeries.DuckDb;
using Telemetry.Tests.Integration.Kill;
using Telemetry.Tests.Integration.Mqtt;

namespace Telemetry.Tests.Integration.EndToEnd;

/// <summary>From a device's message to what the API answers, on the host as it is run.</summary>
public sealed class EndToEndTests
{
    private const string Topic = $"telemetry/v1/{RunningHost.Gateway}/{RunningHost.Sensor}";
    private const string Native = """{"observedAt":"2026-01-14T17:00:00Z","readings":{"road_surface_temperature":-1.2,"dew_point":-0.8}}""";

    // 1768410001 is 2026-01-14T17:00:01Z.
    private const string Senml = """[{"bn":"rws-snake/","bt":1768410001,"bu":"Cel","n":"air_temperature","v":0.7}]""";

    [Fact]
    public async Task Readings_by_mosquitto_pub_to_the_embedded_broker_appear_in_latest_and_in_readings()
    {
        await using var host = await RunningHost.StartAsync();
        var key = await host.GatewayKeyAsync();
        Assert.Equal(0, await Mosquitto.PublishAsync(host.Process.MqttPort, RunningHost.Gateway, key, "mqttv5", Topic, Native));
        Assert.Equal(0, await Mosquitto.PublishAsync(host.Process.MqttPort, RunningHost.Gateway, key, "mqttv311", Topic, Senml));
        Assert.NotEqual(0, await Mosquitto.PublishAsync(host.Process.MqttPort, RunningHost.Gateway, "wrong." + key, "mqttv5", Topic, Native));

        await AssertThereAsync(host);
        await host.Process.StopAsync();
    }

    [Fact]
    public async Task Readings_by_mosquitto_pub_through_a_real_mosquitto_appear_in_latest_and_in_readings()
    {
        await using var mosquitto = await Mosquitto.StartAsync();
        await using var host = await RunningHost.StartAsync(
            ("Mqtt__Mode", "External"), ("Mqtt__External__Port", mosquitto.Port.ToString(CultureInfo.InvariantCulture)));
        await host.UntilAsync(() => Task.FromResult(host.Process.Log.Contains("Connected to broker", StringComparison.Ordinal)), "to subscribe");
        Assert.Equal(0, await Mosquitto.PublishAsync(mosquitto.Port, RunningHost.Gateway, "x", "mqttv5", Topic, Native));
        Assert.Equal(0, await Mosquitto.PublishAsync(mosquitto.Port, RunningHost.Gateway, "x", "mqttv311", Topic, Senml));

        await AssertThereAsync(host);
        await host.Process.StopAsync();
    }

    [Fact]
    public async Task A_message_that_is_not_admitted_is_answered_with_the_reason_stands_in_dead_letters_and_costs_nothing_else()
    {
        await using var host = await RunningHost.StartAsync();
        using var client = await ConnectAsync(host);
        (string Reason, string Sensor, string Payload, MqttClientPublishReasonCode Code)[] refused =
        [
            ("Malformed", RunningHost.Sensor, Native[..40], MqttClientPublishReasonCode.PayloadFormatInvalid),
            ("TooLarge", RunningHost.Sensor, new string('x', 70_000), MqttClientPublishReasonCode.QuotaExceeded),
            ("InvalidValue", RunningHost.Sensor, """{"observedAt":"2026-01-14T17:00:00Z","readings":{"dew_point":"-0.8"}}""", MqttClientPublishReasonCode.PayloadFormatInvalid),
            ("FutureTime", RunningHost.Sensor, """{"observedAt":"2026-01-15T17:00:00Z","readings":{"dew_point":-0.8}}""", MqttClientPublishReasonCode.PayloadFormatInvalid),
            ("UnknownSensor", "stranger", """{"observedAt":"2026-01-14T17:00:00Z","readings":{"dew_point":-0.8}}""", MqttClientPublishReasonCode.TopicNameInvalid),
        ];
        foreach (var (reason, sensor, payload, code) in refused)
        {
            var answer = await PublishAsync(client, sensor, payload);
            Assert.Equal(code, answer.ReasonCode);
            Assert.Contains(reason, answer.ReasonString, StringComparison.Ordinal);
        }

        Assert.Equal(MqttClientPublishReasonCode.Success, (await PublishAsync(client, RunningHost.Sensor, Native)).ReasonCode);
        await host.UntilStoredAsync("road_surface_temperature", -1.2);
        await host.UntilAsync(async () => (await host.DeadLettersAsync()).Count >= refused.Length, "to keep the dead letters");

        var letters = await host.DeadLettersAsync();
        Assert.Equal(
            refused.Select(r => r.Reason),
            letters.OrderBy(l => l.GetProperty("id").GetInt64()).Select(l => l.GetProperty("rejections")[0].GetProperty("reason").GetString()));
        Assert.True(client.IsConnected);
        await RedriveAsync(host, letters);
    }

    [Fact]
    public async Task A_decision_arrives_as_a_live_event()
    {
        await using var host = await RunningHost.StartAsync();
        using var stream = new StreamReader(await host.Process.Http.GetStreamAsync("/api/v1/events?kinds=decision&lastEventId=0", TestContext.Current.CancellationToken));
        using var client = await ConnectAsync(host);
        await PublishAsync(client, RunningHost.Sensor, Native);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience.Limit);
        while (await stream.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.StartsWith("data:", StringComparison.Ordinal) && line.Contains("\"action\"", StringComparison.Ordinal))
            {
                using var decision = JsonDocument.Parse(line["data:".Length..]);
                Assert.Contains("2026-01-14", line, StringComparison.Ordinal);
                return;
            }
        }

        Assert.Fail("The stream ended without a decision.");
    }

    [Fact]
    public async Task Latest_and_decisions_go_on_while_the_store_is_away_and_it_is_filled_when_it_is_back()
    {
        await using var host = await RunningHost.PrepareAsync();
        using (var other = new DuckDbTimeSeriesStore(Options.Create(new DuckDbOptions { Path = host.Process.DuckDbPath }), TimeProvider.System))
        {
            // Another process, which is this one, has the file open: DuckDB lets nobody else in.
            await other.OpenAsync(TestContext.Current.CancellationToken);
            await host.StartUnreadyAsync();
            using var client = await ConnectAsync(host);
            Assert.Equal(MqttClientPublishReasonCode.Success, (await PublishAsync(client, RunningHost.Sensor, Native)).ReasonCode);
            await host.UntilLatestAsync("road_surface_temperature", -1.2);
            await host.UntilAsync(
                async () => (await host.GetAsync("/api/v1/gritting/decisions?day=2026-01-14")).GetRawText().Contains("\"revision\":1", StringComparison.Ordinal),
                "to decide");
            using var ready = await host.Process.Http.GetAsync("/health/ready", TestContext.Current.CancellationToken);
            Assert.Equal(System.Net.HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        }

        await host.UntilStoredAsync("road_surface_temperature", -1.2);
        await host.UntilAsync(async () => (await host.Process.Http.GetAsync("/health/ready")).IsSuccessStatusCode, "to be ready again");
    }

    private static async Task AssertThereAsync(RunningHost host)
    {
        await host.UntilLatestAsync("road_surface_temperature", -1.2);
        await host.UntilLatestAsync("air_temperature", 0.7);
        await host.UntilStoredAsync("road_surface_temperature", -1.2);
        await host.UntilStoredAsync("dew_point", -0.8);
        await host.UntilStoredAsync("air_temperature", 0.7);
    }

    /// <summary>Registers the sensor that was unknown and drives its dead letter again.</summary>
    private static async Task RedriveAsync(RunningHost host, List<JsonElement> letters)
    {
        var network = JsonNode.Parse(await File.ReadAllTextAsync(Repository.Path("docs", "network.example.json")))!;
        var stranger = network["sensors"]!.AsArray().Single(s => (string)s!["id"]! == RunningHost.Sensor)!.DeepClone();
        stranger["id"] = "stranger";
        network["sensors"]!.AsArray().Add(stranger);
        using var file = new StringContent(network.ToJsonString(), Encoding.UTF8, "application/json");
        using var imported = await host.Process.Http.PutAsync("/api/v1/network", file);
        Assert.True(imported.IsSuccessStatusCode, await imported.Content.ReadAsStringAsync());
        var id = letters.Single(l => l.GetProperty("rejections")[0].GetProperty("reason").GetString() == "UnknownSensor").GetProperty("id").GetInt64();
        using var redriven = await host.Process.Http.PostAsync($"/api/v1/dead-letters/{id}/redrive", null);
        using var answer = JsonDocument.Parse(await redriven.Content.ReadAsStringAsync());
        Assert.Equal(1, answer.RootElement.GetProperty("admitted").GetInt32());
        await host.UntilAsync(
            async () => (await host.GetAsync("/api/v1/readings?sensor=stranger&from=2026-01-14T00:00:00Z&to=2026-01-16T00:00:00Z"))
                .GetProperty("readings").EnumerateArray().Any(r => r.GetProperty("flag").GetString() == "pass"),
            "to store what was driven again");
    }

    private static async Task<IMqttClient> ConnectAsync(RunningHost host)
    {
        var client = new MqttClientFactory().CreateMqttClient();
        var result = await client.ConnectAsync(new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", host.Process.MqttPort)
            .WithProtocolVersion(MqttProtocolVersion.V500).WithCredentials(RunningHost.Gateway, await host.GatewayKeyAsync()).Build());
        Assert.Equal(MqttClientConnectResultCode.Success, result.ResultCode);
        return client;
    }

    private static Task<MqttClientPublishResult> PublishAsync(IMqttClient client, string sensor, string payload) => client.PublishAsync(
        new MqttApplicationMessageBuilder().WithTopic($"telemetry/v1/{RunningHost.Gateway}/{sensor}").WithPayload(payload)
            .WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce).Build());
}

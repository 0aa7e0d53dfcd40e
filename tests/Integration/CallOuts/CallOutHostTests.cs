using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using MQTTnet;
using MQTTnet.Formatter;
using MQTTnet.Protocol;
using Telemetry.Tests.Integration.EndToEnd;

namespace Telemetry.Tests.Integration.CallOuts;

/// <summary>Call-outs of the host as it is run, from what happens in the city to what arrives at servers of others.</summary>
public sealed class CallOutHostTests
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw2KhqgQw1yZA=";

    /// <summary>So that a test sees the call-outs that it causes and no others, and a loaded machine makes no second attempt.</summary>
    private static readonly (string Key, string Value)[] FiresOnly = [("CallOut__Decisions", "false"), ("Notifications__Timeout", "00:01:00")];

    [Fact]
    public async Task A_trial_arrives_by_webhook_and_by_mail_and_the_log_says_so()
    {
        await using var webhooks = await WebhookReceiver.StartAsync();
        await using var mails = await MailServer.StartAsync();
        await using var host = await RunningHost.StartAsync([.. App(webhooks), .. Duty(mails), .. FiresOnly]);

        using var answer = await host.Process.Http.PostAsync("/api/v1/call-outs/test", null, TestContext.Current.CancellationToken);
        using var said = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        Assert.True(said.RootElement.GetProperty("ok").GetBoolean(), said.RootElement.GetRawText());
        var id = said.RootElement.GetProperty("callOut").GetProperty("callOut").GetString();
        var webhook = Assert.Single(webhooks.Received);
        StandardWebhooks.AssertSigned(webhook, Secret);
        var data = webhook.Json.GetProperty("data");
        Assert.Equal((id, id, true, true), (webhook.Id, data.GetProperty("id").GetString(), data.GetProperty("test").GetBoolean(), data.GetProperty("simulatedTime").GetBoolean()));
        var mail = Assert.Single(mails.Received);
        Assert.Equal("[TEST] [SIMULATED] Trial of the call-out", mail.Header("Subject"));
        Assert.Equal(id, mail.Header("X-Telemetry-Call-Out"));
        var logged = Assert.Single(await LogAsync(host));
        Assert.Equal(id, logged.GetProperty("callOut").GetString());
        Assert.Equal([("duty-officer", "Delivered", 1), ("on-call-app", "Delivered", 1)], Deliveries(logged));
        Assert.DoesNotContain(Secret["whsec_".Length..], host.Process.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fire_in_a_bin_calls_the_first_level_then_the_second_and_again_until_somebody_acknowledges()
    {
        await using var webhooks = await WebhookReceiver.StartAsync();
        await using var mails = await MailServer.StartAsync();
        await using var host = await RunningHost.StartAsync(
        [
            .. App(webhooks), .. Duty(mails), .. FiresOnly,
            ("CallOut__Levels__0__Recipients__0", "on-call-app"), ("CallOut__Levels__0__Wait", "00:01:00"),
            ("CallOut__Levels__1__Recipients__0", "duty-officer"), ("CallOut__RepeatEvery", "00:01:00"), ("CallOut__MessagesPerWindow", "1000"),
        ]);

        await PublishFireAsync(host);
        await host.UntilAsync(() => Task.FromResult(webhooks.Received.Count > 0), "to call the first level");
        await host.UntilAsync(() => Task.FromResult(mails.Received.Count > 1), "to call the second level twice");
        await AcknowledgeAsync(host);

        var webhook = Assert.Single(webhooks.Received);
        StandardWebhooks.AssertSigned(webhook, Secret);
        var data = webhook.Json.GetProperty("data");
        Assert.Equal((false, 1, 2), (data.GetProperty("test").GetBoolean(), data.GetProperty("level").GetInt32(), data.GetProperty("levels").GetInt32()));
        var item = Assert.Single(data.GetProperty("items").EnumerateArray());
        Assert.Equal("alert/bin-fire/market-1", item.GetProperty("concern").GetString());
        Assert.Contains("It was 75 °C in market-1 at", item.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.All(mails.Received, mail =>
        {
            Assert.Equal("[SIMULATED] " + item.GetProperty("title").GetString(), mail.Header("Subject"));
            Assert.Contains("It was 75 °C in market-1 at", mail.Text, StringComparison.Ordinal);
            Assert.Contains(", level 2 of 2, ", mail.Text, StringComparison.Ordinal);
        });
        Assert.DoesNotContain("this is message", mails.Received[0].Text, StringComparison.Ordinal);
        Assert.Contains("Nobody has acknowledged it: this is message 2 to this level.", mails.Received[1].Text, StringComparison.Ordinal);

        // What was on its way when it was acknowledged may still come; then there is silence, three repeats long.
        await PassAsync(host, TimeSpan.FromMinutes(2));
        await host.UntilAsync(async () => (await LogAsync(host)).SelectMany(Deliveries).All(d => d.State == "Delivered"), "to deliver what was on its way");
        var told = mails.Received.Count;
        await PassAsync(host, TimeSpan.FromMinutes(3));
        Assert.Equal(told, mails.Received.Count);
        var log = await LogAsync(host);
        Assert.Equal([.. Enumerable.Repeat(2, told), 1], log.Select(c => c.GetProperty("level").GetInt32()));
        Assert.Equal([.. Enumerable.Repeat(("duty-officer", "Delivered", 1), told), ("on-call-app", "Delivered", 1)], log.SelectMany(Deliveries));
    }

    /// <summary>The receiver has the message and has not answered when the host is killed: whether it was taken, nobody can know.</summary>
    [Fact]
    public async Task A_host_killed_between_commit_and_delivery_delivers_under_the_same_id_when_it_is_back_and_calls_nobody_twice()
    {
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var webhooks = await WebhookReceiver.StartAsync((context, number) => number == 1 ? held.Task : WebhookReceiver.Status(context, StatusCodes.Status204NoContent));
        var began = TimeProvider.System.GetTimestamp();
        await using var host = await RunningHost.StartAsync(
        [
            .. App(webhooks), .. FiresOnly,
            ("CallOut__RepeatEvery", "1.00:00:00"),
            ("CallOut__Levels__0__Recipients__0", "on-call-app"),
        ]);

        await PublishFireAsync(host);
        await host.UntilAsync(() => Task.FromResult(webhooks.Received.Count > 0), "to call out");
        Assert.Equal([("on-call-app", "Pending", 1)], Deliveries(Assert.Single(await LogAsync(host))));
        await host.Process.KillAsync();
        held.SetResult();
        await host.Process.StartAsync(RunningHost.Evening + (TimeProvider.System.GetElapsedTime(began) * RunningHost.Speed), RunningHost.Speed, TestContext.Current.CancellationToken);
        await host.UntilAsync(async () => Deliveries((await LogAsync(host))[0])[0].State == "Delivered", "to deliver");

        Assert.Equal(2, webhooks.Received.Count);
        var first = webhooks.Received[0];
        Assert.All(webhooks.Received, webhook =>
        {
            StandardWebhooks.AssertSigned(webhook, Secret);
            Assert.Equal(first.Id, webhook.Id);
            Assert.Equal(first.Body, webhook.Body);
        });

        // The rules have concluded anew from the journal, and what they conclude is known to have been told.
        await PassAsync(host, TimeSpan.FromMinutes(3));
        var logged = Assert.Single(await LogAsync(host));
        Assert.Equal(first.Id, logged.GetProperty("callOut").GetString());
        Assert.Equal([("on-call-app", "Delivered", 2)], Deliveries(logged));
        Assert.Equal(2, webhooks.Received.Count);
    }

    [Fact]
    public async Task A_call_out_outlives_the_host_and_a_mail_server_that_is_away()
    {
        MailServer.Require();
        await using var mails = new MailServer();
        var began = TimeProvider.System.GetTimestamp();
        await using var host = await RunningHost.StartAsync(
            [.. Duty(mails), .. FiresOnly, ("CallOut__RepeatEvery", "1.00:00:00"), ("CallOut__Levels__0__Recipients__0", "duty-officer")]);

        await PublishFireAsync(host);
        await host.UntilAsync(async () => await LogAsync(host) is [var told] && Deliveries(told)[0].Attempts > 0, "to try");
        await host.Process.KillAsync();
        await mails.StartProcessAsync();
        await host.Process.StartAsync(RunningHost.Evening + (TimeProvider.System.GetElapsedTime(began) * RunningHost.Speed), RunningHost.Speed, TestContext.Current.CancellationToken);
        await host.UntilAsync(async () => await LogAsync(host) is [var told, ..] && Deliveries(told)[0].State == "Delivered", "to deliver");

        await PassAsync(host, TimeSpan.FromMinutes(3));
        var logged = Assert.Single(await LogAsync(host));
        Assert.Equal("Delivered", Assert.Single(Deliveries(logged)).State);
        Assert.Equal(logged.GetProperty("callOut").GetString(), Assert.Single(mails.Received).Header("X-Telemetry-Call-Out"));
    }

    /// <summary>Until so much time has passed by the host's clock: a tick of the rules a minute, six looks of the planner.</summary>
    private static async Task PassAsync(RunningHost host, TimeSpan time)
    {
        var until = await NowAsync() + time;
        await host.UntilAsync(async () => await NowAsync() >= until, $"to live through {time}");

        async Task<DateTimeOffset> NowAsync() => (await host.GetAsync("/api/v1/call-outs?limit=1")).GetProperty("asOf").GetDateTimeOffset();
    }

    private static async Task AcknowledgeAsync(RunningHost host)
    {
        using var answer = await host.Process.Http.PostAsJsonAsync("/api/v1/alerts/bin-fire/market-1/acknowledge", new { by = "Duty officer", reason = "Fire brigade is on its way." });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>The bin's sensor has a modem, and so is its own gateway.</summary>
    private static async Task PublishFireAsync(RunningHost host)
    {
        const string Sensor = "bin-market-1";
        using var client = new MqttClientFactory().CreateMqttClient();
        var connected = await client.ConnectAsync(new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", host.Process.MqttPort)
            .WithProtocolVersion(MqttProtocolVersion.V500).WithCredentials(Sensor, await host.Process.CommandAsync("gateways", "issue-key", Sensor)).Build());
        Assert.Equal(MqttClientConnectResultCode.Success, connected.ResultCode);
        var published = await client.PublishAsync(
            new MqttApplicationMessageBuilder().WithTopic($"telemetry/v1/{Sensor}/{Sensor}")
                .WithPayload("""{"observedAt":"2026-01-14T17:00:00Z","readings":{"container_temperature":75}}""")
                .WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce).Build());
        Assert.Equal(MqttClientPublishReasonCode.Success, published.ReasonCode);
    }

    private static async Task<List<JsonElement>> LogAsync(RunningHost host) => [.. (await host.GetAsync("/api/v1/call-outs")).GetProperty("callOuts").EnumerateArray()];

    private static List<(string Recipient, string State, int Attempts)> Deliveries(JsonElement callOut) =>
    [
        .. callOut.GetProperty("deliveries").EnumerateArray()
            .Select(d => (d.GetProperty("recipient").GetString()!, d.GetProperty("state").GetString()!, d.GetProperty("attempts").GetInt32())),
    ];

    private static (string Key, string Value)[] App(WebhookReceiver receiver) =>
    [
        ("Notifications__Recipients__on-call-app__Channel", "Webhook"),
        ("Notifications__Recipients__on-call-app__Url", string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{receiver.Port}/calls")),
        ("Notifications__Recipients__on-call-app__Secret", Secret),
        ("Notifications__AllowedHosts__0", "127.0.0.1"),
        ("Notifications__AllowedPlaintextHosts__0", "127.0.0.1"),
    ];

    private static (string Key, string Value)[] Duty(MailServer server) =>
    [
        ("Notifications__Recipients__duty-officer__Channel", "Email"),
        ("Notifications__Recipients__duty-officer__Address", "duty@example.gov.uk"),
        ("Notifications__Mail__Host", "127.0.0.1"),
        ("Notifications__Mail__Port", server.PortText),
        ("Notifications__Mail__Security", "None"),
        ("Notifications__Mail__From", "Telemetry <telemetry@example.gov.uk>"),
    ];
}

using System.Globalization;
using System.Text.Json.Nodes;
using MQTTnet;
using MQTTnet.Formatter;
using MQTTnet.Protocol;
using Telemetry.Tests.Integration.EndToEnd;
using Telemetry.Tests.Integration.Kill;

namespace Telemetry.Tests.Integration.Commands;

/// <summary>Publishes the readings of a station to a running host, and asks for what is stored of them.</summary>
internal static class CityOfReadings
{
    private const string Gateway = RunningHost.Gateway;
    private const string Sensor = RunningHost.Sensor;

    /// <summary>Messages <paramref name="first"/> to <paramref name="last"/>, a second apart; each is acknowledged before the next is sent.</summary>
    public static Task PublishAsync(RunningHost host, int first, int last) => PublishAsync(host, first, i => i <= last);

    /// <summary>Messages from <paramref name="first"/> on, while the condition holds. Gives the last that was acknowledged.</summary>
    public static async Task<int> PublishAsync(RunningHost host, int first, Func<int, bool> more)
    {
        var key = await host.GatewayKeyAsync();
        using var client = new MqttClientFactory().CreateMqttClient();
        await client.ConnectAsync(new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", host.Process.MqttPort)
            .WithProtocolVersion(MqttProtocolVersion.V500).WithCredentials(Gateway, key).Build());
        var i = first;
        for (; more(i); i++)
        {
            var answer = await client.PublishAsync(new MqttApplicationMessageBuilder()
                .WithTopic($"telemetry/v1/{Gateway}/{Sensor}").WithPayload(Payload(i)).WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce).Build());
            Assert.Equal(MqttClientPublishReasonCode.Success, answer.ReasonCode);
        }

        await client.DisconnectAsync();
        return i - 1;
    }

    /// <summary>Everything stored of the station, as the API gives it: a line a reading.</summary>
    public static async Task<List<string>> StoredAsync(HostProcess host) =>
        [.. (await host.Http.GetStringAsync(
            $"/api/v1/readings?sensor={Sensor}&from=2026-01-10T00:00:00Z&to=2026-01-20T00:00:00Z&format=ndjson", TestContext.Current.CancellationToken))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>A store that is built anew stores anew.</summary>
    public static string WithoutStoredAt(string reading)
    {
        var row = JsonNode.Parse(reading)!.AsObject();
        Assert.True(row.Remove("storedAt"));
        return row.ToJsonString();
    }

    public static Task UntilStoredAsync(RunningHost host, int readings) =>
        host.UntilAsync(async () => (await StoredAsync(host.Process)).Count == readings, $"to have stored {readings} readings");

    private static string Payload(int i)
    {
        var observedAt = RunningHost.Evening.AddHours(-6).AddSeconds(i).UtcDateTime;
        var (surface, dewPoint) = (Math.Round(2 - (i % 300 * 0.01), 2), Math.Round(-1 + (i % 7 * 0.1), 1));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"observedAt\":\"{observedAt:O}\",\"readings\":{{\"road_surface_temperature\":{surface},\"dew_point\":{dewPoint}}}}}");
    }
}

using System.Text.Json;
using MQTTnet;
using MQTTnet.Formatter;
using MQTTnet.Protocol;

namespace Telemetry.Tests.Integration.Faults;

/// <summary>
/// Waits until a broker in front of the host has handed over what it acknowledged to the gateways: it hands on in order, so a message of
/// our own, published last, is the last to arrive. It is of a gateway that nobody knows, and becomes a dead letter.
/// </summary>
internal static class LastInQueue
{
    private const string Gateway = "last-in-queue";

    public static async Task UntilHandedOverAsync(ICityHost host, int brokerPort, CancellationToken cancellation)
    {
        using var client = new MqttClientFactory().CreateMqttClient();
        await client.ConnectAsync(
            new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", brokerPort).WithClientId(Gateway).WithProtocolVersion(MqttProtocolVersion.V500).Build(), cancellation);
        var message = new MqttApplicationMessageBuilder().WithTopic($"telemetry/v1/{Gateway}/none").WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce)
            .WithPayload("""{"observedAt":"2026-01-14T03:10:00Z","readings":{"air_temperature":1}}""").Build();

        // While the host has not subscribed yet, a broker acknowledges it to nobody's ears.
        await host.UntilAsync(
            async () => (await client.PublishAsync(message, cancellation)).ReasonCode == MqttClientPublishReasonCode.Success, "to be subscribed to the broker", cancellation);
        await host.UntilAsync(ArrivedAsync, "to be handed the last of the broker's queue", cancellation);

        async Task<bool> ArrivedAsync()
        {
            using var letters = JsonDocument.Parse(await host.Http.GetStringAsync($"/api/v1/dead-letters?gateway={Gateway}", cancellation));
            return letters.RootElement.GetProperty("deadLetters").GetArrayLength() > 0;
        }
    }
}

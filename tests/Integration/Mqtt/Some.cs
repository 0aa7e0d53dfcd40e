using System.Globalization;
using System.Text;
using MQTTnet;
using MQTTnet.Protocol;
using Telemetry.Tests.Integration.Kill;

namespace Telemetry.Tests.Integration.Mqtt;

/// <summary>Valid messages, and a bounded wait for what happens elsewhere.</summary>
internal static class Some
{
    public static string Payload(double value, string quantity = "road_surface_temperature", DateTimeOffset? observedAt = null) => string.Create(
        CultureInfo.InvariantCulture,
        $$$"""{"observedAt":"{{{(observedAt ?? TimeProvider.System.GetUtcNow()).UtcDateTime:yyyy-MM-ddTHH:mm:ss.fffZ}}}","readings":{"{{{quantity}}}":{{{value}}}}}""");

    public static MqttApplicationMessage Message(
        double value = -1.2,
        string topic = "telemetry/v1/gw-1/s-1",
        MqttQualityOfServiceLevel qos = MqttQualityOfServiceLevel.AtLeastOnce) => Message(Payload(value), topic, qos);

    public static MqttApplicationMessage Message(
        string payload,
        string topic = "telemetry/v1/gw-1/s-1",
        MqttQualityOfServiceLevel qos = MqttQualityOfServiceLevel.AtLeastOnce) => new()
        {
            Topic = topic,
            PayloadSegment = Encoding.UTF8.GetBytes(payload),
            QualityOfServiceLevel = qos,
        };

    public static async Task UntilAsync(Func<bool> condition, string what)
    {
        using var timeout = new CancellationTokenSource(Patience.Limit);
        try
        {
            while (!condition())
            {
                await Task.Delay(5, timeout.Token);
            }
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"Within {Patience.Limit} this did not happen: {what}.");
        }
    }
}

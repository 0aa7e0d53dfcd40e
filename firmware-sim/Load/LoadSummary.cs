using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Telemetry.FirmwareSim.Load;

/// <summary>What became of a load.</summary>
/// <param name="Seconds">From the first message to the last answer.</param>
/// <param name="MessagesPerSecond">Acknowledged, or at QoS 0 sent, over that time.</param>
/// <param name="LatencyP50Ms">Publish to acknowledgement as the publisher sees it, ms; null at QoS 0.</param>
internal sealed record LoadSummary(
    int Connections,
    int Sensors,
    int Qos,
    int Pack,
    double Seconds,
    long Published,
    long Acknowledged,
    long AcknowledgedInPart,
    long ReadingsAcknowledged,
    IReadOnlyDictionary<string, long> Refused,
    long Repeated,
    long Unanswered,
    double MessagesPerSecond,
    double? LatencyP50Ms,
    double? LatencyP99Ms,
    double? LatencyMaxMs)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, NumberHandling = JsonNumberHandling.Strict };

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    public override string ToString()
    {
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"""
            published     {Published} messages of {Pack} readings in {Seconds:0.0} s, {MessagesPerSecond:0} messages/s, by {Connections} connections for {Sensors} sensors at QoS {Qos}
            acknowledged  {Acknowledged} ({AcknowledgedInPart} of them in part), {ReadingsAcknowledged} readings
            refused       {Refused.Values.Sum()}
            repeated      {Repeated}
            unanswered    {Unanswered}
            """);
        text += string.Concat(Refused.Select(r => string.Create(CultureInfo.InvariantCulture, $"\n  refused {r.Value}: {r.Key}")));
        return LatencyP50Ms is null
            ? text
            : text + string.Create(CultureInfo.InvariantCulture, $"\nlatency       median {LatencyP50Ms:0.0} ms, p99 {LatencyP99Ms:0.0} ms, longest {LatencyMaxMs:0.0} ms");
    }
}

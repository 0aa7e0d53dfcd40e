using System.Text.Json;

namespace Telemetry.Tests.Integration.CallOuts;

/// <summary>One request as it came over the wire.</summary>
internal sealed record ReceivedWebhook(string Method, string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    /// <summary>What a receiver recognises a repeat by.</summary>
    public string Id => Headers["webhook-id"];

    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Body);
}

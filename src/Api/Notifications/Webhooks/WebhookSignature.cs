using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Telemetry.Api.Notifications.Webhooks;

/// <summary>Signs a message by Standard Webhooks: HMAC-SHA256 over id, timestamp and body. docs/sources/call-out.md#signature</summary>
internal static class WebhookSignature
{
    public const string IdHeader = "webhook-id";
    public const string TimestampHeader = "webhook-timestamp";
    public const string SignatureHeader = "webhook-signature";

    /// <param name="timestamp">Whole seconds since 1970-01-01T00:00:00Z, real time.</param>
    public static string Of(byte[] key, string id, long timestamp, ReadOnlySpan<byte> body)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hmac.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{timestamp}.")));
        hmac.AppendData(body);
        return "v1," + Convert.ToBase64String(hmac.GetHashAndReset());
    }
}

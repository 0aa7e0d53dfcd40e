using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Telemetry.Tests.Integration.CallOuts;

/// <summary>A receiver's check of a signature, written from the specification and from nothing of ours: docs/sources/call-out.md#signature</summary>
internal static class StandardWebhooks
{
    /// <summary>What a receiver allows a timestamp to be off.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    public static void AssertSigned(ReceivedWebhook webhook, string secret)
    {
        var timestamp = webhook.Headers["webhook-timestamp"];
        var sentAt = DateTimeOffset.FromUnixTimeSeconds(long.Parse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture));
        Assert.InRange((TimeProvider.System.GetUtcNow() - sentAt).Duration(), TimeSpan.Zero, Tolerance);
        Assert.DoesNotContain('.', webhook.Id);
        Assert.Contains("v1," + Signature(webhook, secret), webhook.Headers["webhook-signature"].Split(' '));
    }

    private static string Signature(ReceivedWebhook webhook, string secret)
    {
        const string Prefix = "whsec_";
        var key = Convert.FromBase64String(secret.StartsWith(Prefix, StringComparison.Ordinal) ? secret[Prefix.Length..] : secret);
        byte[] content = [.. Encoding.ASCII.GetBytes($"{webhook.Id}.{webhook.Headers["webhook-timestamp"]}."), .. webhook.Body];
        return Convert.ToBase64String(HMACSHA256.HashData(key, content));
    }
}

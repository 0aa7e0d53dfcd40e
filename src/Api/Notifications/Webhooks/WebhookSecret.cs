namespace Telemetry.Api.Notifications.Webhooks;

/// <summary>The key that a webhook is signed with, as Standard Webhooks writes it: docs/sources/call-out.md#signature</summary>
internal static class WebhookSecret
{
    public const int LeastBytes = 24;
    public const int MostBytes = 64;

    private const string Prefix = "whsec_";

    /// <summary>The key; null when the text is none.</summary>
    public static byte[]? Read(string text)
    {
        var encoded = text.StartsWith(Prefix, StringComparison.Ordinal) ? text[Prefix.Length..] : text;
        var key = new byte[MostBytes + 3];
        return Convert.TryFromBase64String(encoded, key, out var length) && length is >= LeastBytes and <= MostBytes ? key[..length] : null;
    }
}

namespace Telemetry.Api.Security;

/// <summary>The key that a request brings, by either of the two headers.</summary>
internal static class PresentedKey
{
    public const string Header = "X-Api-Key";

    private const string Bearer = "Bearer ";

    /// <summary>The key as text; null when the request brings none. Empty text is a key that can't be right.</summary>
    public static string? Of(HttpRequest request)
    {
        if (request.Headers.TryGetValue(Header, out var key))
        {
            return key.Count == 1 ? key[0] : "";
        }

        if (!request.Headers.TryGetValue("Authorization", out var authorization))
        {
            return null;
        }

        return authorization.Count == 1 && authorization[0]!.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            ? authorization[0]![Bearer.Length..].Trim()
            : "";
    }
}

namespace Telemetry.Api.Endpoints.Requests;

/// <summary>Reads a body whole, within the size that the endpoint allows (else 413).</summary>
internal static class RequestBody
{
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer, cancellation);
        return buffer.ToArray();
    }

    /// <summary>Whether the body says it is of one of these media types.</summary>
    public static bool Is(HttpRequest request, params ReadOnlySpan<string> types)
    {
        var type = request.ContentType;
        var end = type?.IndexOf(';', StringComparison.Ordinal) ?? -1;
        var media = (end < 0 ? type : type![..end])?.Trim();
        foreach (var accepted in types)
        {
            if (string.Equals(media, accepted, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}

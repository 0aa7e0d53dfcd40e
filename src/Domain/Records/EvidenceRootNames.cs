using System.Text.Json;

namespace Telemetry.Domain.Records;

/// <summary>The root of a decision's evidence names every other piece by its hash; an entry of the record has the hash of the root, so that it covers them all.</summary>
public static class EvidenceRootNames
{
    /// <summary>The pieces that a root names; null when it is none.</summary>
    public static IReadOnlyList<EvidenceName>? Read(ReadOnlyMemory<byte> root)
    {
        try
        {
            using var document = JsonDocument.Parse(root);
            return [.. document.RootElement.GetProperty("parts").EnumerateArray()
                .Select(p => new EvidenceName(p.GetProperty("name").GetString()!, p.GetProperty("sha256").GetString()!))];
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }
}

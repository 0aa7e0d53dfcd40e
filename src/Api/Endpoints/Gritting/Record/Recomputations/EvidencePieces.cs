using Telemetry.Domain.Records;
using Telemetry.Domain.Storage;

namespace Telemetry.Api.Endpoints.Gritting.Record.Recomputations;

/// <summary>Reads the pieces of a decision's evidence, and takes none that is not as its hash says.</summary>
internal sealed class EvidencePieces(IRecordChain chain)
{
    /// <summary>The pieces, every one as its hash says; or what is wrong.</summary>
    public async Task<(ReadOnlyMemory<byte> Root, IReadOnlyList<EvidencePart> Parts, string? Trouble)> ReadAsync(string hash, CancellationToken cancellation)
    {
        if (!(await chain.ReadEvidenceAsync([hash], cancellation)).TryGetValue(hash, out var root))
        {
            return (default, [], $"its root ({hash}) is no longer in the store.");
        }

        if (EvidencePart.HashOf(root.Span) != hash || EvidenceRootNames.Read(root) is not { } names)
        {
            return (default, [], $"its root ({hash}) was changed since.");
        }

        var read = await chain.ReadEvidenceAsync([.. names.Select(n => n.Sha256)], cancellation);
        List<EvidencePart> parts = [];
        foreach (var name in names)
        {
            if (!read.TryGetValue(name.Sha256, out var content))
            {
                return (root, [], $"'{name.Name}' ({name.Sha256}) is no longer in the store.");
            }

            var part = new EvidencePart(name.Name, content);
            if (part.Hash != name.Sha256)
            {
                return (root, [], $"'{name.Name}' ({name.Sha256}) was changed since.");
            }

            parts.Add(part);
        }

        return (root, parts, null);
    }
}

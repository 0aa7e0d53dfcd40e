using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Telemetry.Domain.Records;
using Telemetry.Storage.Records.Entities;

namespace Telemetry.Storage.Records;

/// <summary>Pieces of evidence in the record store: by their hash, each once, compressed.</summary>
internal static class EvidenceRows
{
    /// <summary>A piece that unpacks to more was not written by a host, B.</summary>
    private const int Largest = 256 * 1024 * 1024;

    /// <summary>Hashes asked for at a time.</summary>
    private const int Batch = 200;

    public static async Task AddAsync(TelemetryDbContext context, IEnumerable<EvidencePart> parts, CancellationToken cancellation)
    {
        foreach (var batch in parts.DistinctBy(p => p.Hash, StringComparer.Ordinal).Chunk(Batch))
        {
            var hashes = batch.Select(p => p.Hash).ToList();
            var known = await context.Evidence.AsNoTracking().Where(e => hashes.Contains(e.Hash)).Select(e => e.Hash).ToListAsync(cancellation);
            foreach (var part in batch.ExceptBy(known, p => p.Hash, StringComparer.Ordinal))
            {
                context.Evidence.Add(new EvidenceEntity { Hash = part.Hash, Bytes = part.Content.Length, Content = Pack(part.Content.Span) });
            }
        }
    }

    /// <summary>Those that are there. What does not unpack is given empty: its hash then tells that it was changed.</summary>
    public static async Task<Dictionary<string, ReadOnlyMemory<byte>>> ReadAsync(
        TelemetryDbContext context, IEnumerable<string> wanted, CancellationToken cancellation)
    {
        var read = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        foreach (var batch in wanted.Distinct(StringComparer.Ordinal).Chunk(Batch))
        {
            var hashes = batch.ToList();
            foreach (var row in await context.Evidence.AsNoTracking().Where(e => hashes.Contains(e.Hash)).ToListAsync(cancellation))
            {
                read.Add(row.Hash, Unpack(row));
            }
        }

        return read;
    }

    /// <summary>At quality 9 readings become 1 % smaller, in six times the time: and every route of a city may be decided anew at once.</summary>
    private static byte[] Pack(ReadOnlySpan<byte> content)
    {
        var packed = new byte[BrotliEncoder.GetMaxCompressedLength(content.Length)];
        return BrotliEncoder.TryCompress(content, packed, out var length, quality: 5, window: 22)
            ? packed[..length]
            : throw new InvalidOperationException($"{content.Length} bytes of evidence could not be compressed.");
    }

    private static byte[] Unpack(EvidenceEntity row)
    {
        if (row.Bytes is < 0 or > Largest)
        {
            return [];
        }

        var content = new byte[row.Bytes];
        return BrotliDecoder.TryDecompress(row.Content, content, out var length) ? content[..length] : [];
    }
}

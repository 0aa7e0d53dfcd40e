using Telemetry.Domain.Journal;
using Telemetry.Ingest.Journal.Files;
using Telemetry.Ingest.Journal.Segments;

namespace Telemetry.Ingest.Journal;

/// <summary>
/// A copy of the journal in two steps: begun before the stores are copied, it holds every segment that a consumer has still to read, so
/// that none of those can go; written after them, it has at least every record that they have. Only durable records are in it.
/// </summary>
public sealed class JournalSnapshot : IDisposable
{
    private const int PartBytes = 1024 * 1024;

    private readonly SegmentLog _log;
    private readonly IJournalFileSystem _files;
    private readonly Dictionary<string, IJournalFile> _held = new(StringComparer.Ordinal);

    internal JournalSnapshot(SegmentLog log, IJournalFileSystem files, long slowest)
    {
        _log = log;
        _files = files;
        var segments = log.Segments;
        for (var i = 0; i < segments.Length; i++)
        {
            var hasUnread = i + 1 == segments.Length || segments[i + 1].First > slowest + 1;
            if (hasUnread)
            {
                _held.Add(segments[i].Name, files.OpenToRead(segments[i].Name));
            }
        }
    }

    /// <summary>What a copy may take on disk.</summary>
    public long Bytes => _log.Bytes;

    /// <summary>Writes what is durable now into an empty folder, each file synced.</summary>
    /// <param name="positions">How far each consumer had committed in the stores' copies.</param>
    /// <param name="open">Makes a file that only its owner may read.</param>
    public void CopyTo(
        string folder, IReadOnlyDictionary<string, JournalPosition> positions, Func<string, FileStream> open, CancellationToken cancellation)
    {
        using (var consumers = open(Path.Combine(folder, ConsumerPositions.FileName)))
        {
            consumers.Write(ConsumerPositions.Encode(positions.Select(p => KeyValuePair.Create(p.Key, p.Value.Sequence))));
            consumers.Flush(flushToDisk: true);
        }

        // The newest first: retention may take the oldest meanwhile, and what is copied then has no gap.
        var segments = _log.Segments;
        for (var i = segments.Length - 1; i >= 0; i--)
        {
            if (!TryCopy(segments[i], Path.Combine(folder, segments[i].Name), open, cancellation))
            {
                return;
            }
        }
    }

    public void Dispose()
    {
        foreach (var file in _held.Values)
        {
            file.Dispose();
        }

        _held.Clear();
    }

    private bool TryCopy(Segment segment, string path, Func<string, FileStream> open, CancellationToken cancellation)
    {
        var isHeld = _held.TryGetValue(segment.Name, out var source);
        try
        {
            source ??= _files.OpenToRead(segment.Name);
        }
        catch (FileNotFoundException)
        {
            return false;
        }

        try
        {
            var (end, bytes) = (segment.End, new byte[PartBytes]);
            using var target = open(path);
            for (long offset = 0; offset < end;)
            {
                cancellation.ThrowIfCancellationRequested();
                var read = source.Read(bytes.AsSpan(0, (int)Math.Min(PartBytes, end - offset)), offset);
                if (read == 0)
                {
                    throw new JournalDamagedException(segment.Name, offset, $"it ends before byte {end}, which had been durable.");
                }

                target.Write(bytes, 0, read);
                offset += read;
            }

            target.Flush(flushToDisk: true);
        }
        finally
        {
            if (!isHeld)
            {
                source.Dispose();
            }
        }

        return true;
    }
}

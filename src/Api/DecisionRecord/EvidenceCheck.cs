using Telemetry.Domain.Records;
using Telemetry.Domain.Storage;

namespace Telemetry.Api.DecisionRecord;

/// <summary>
/// Holds the evidence of entries against its hashes: the root by the hash that the entry covers, every other piece by the one that
/// the root names. A piece that many entries rest on is one finding.
/// </summary>
internal sealed class EvidenceCheck(IRecordChain chain)
{
    /// <summary>Hashes of sound pieces remembered, 30 MB at most; forgotten, they are read again.</summary>
    private const int MostRemembered = 200_000;

    /// <summary>Pieces read at a time: some MB.</summary>
    private const int Batch = 50;

    private readonly HashSet<string> _sound = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Finding> _wrong = new(StringComparer.Ordinal);

    /// <summary>Pieces that were gone through.</summary>
    public long Pieces { get; private set; }

    public async Task TakeAsync(IReadOnlyList<RecordEntry> entries, CancellationToken cancellation)
    {
        foreach (var batch in entries.Where(e => e.Evidence is not null).Chunk(Batch))
        {
            var roots = await chain.ReadEvidenceAsync([.. batch.Select(e => e.Evidence!)], cancellation);
            List<(RecordEntry Entry, EvidenceName Part)> parts = [];
            foreach (var entry in batch)
            {
                var named = new EvidenceName("root", entry.Evidence!);
                if (Judge(entry, named, roots) && EvidenceRootNames.Read(roots[named.Sha256]) is { } names)
                {
                    parts.AddRange(names.Where(n => !_sound.Contains(n.Sha256)).Select(n => (entry, n)));
                }
            }

            foreach (var some in parts.GroupBy(p => p.Part.Sha256, StringComparer.Ordinal).Chunk(Batch))
            {
                var read = await chain.ReadEvidenceAsync([.. some.Select(p => p.Key)], cancellation);
                foreach (var (entry, part) in some.SelectMany(p => p))
                {
                    if (!_sound.Contains(part.Sha256))
                    {
                        Judge(entry, part, read);
                    }
                }
            }
        }
    }

    public IEnumerable<RecordFinding> Findings() => _wrong.Values.Select(f => new RecordFinding(
        f.Trouble, f.Entry.Sequence,
        $"The evidence '{f.Part.Name}' ({f.Part.Sha256}) that entry {ChainWalk.Name(f.Entry)}{(f.Others == 0 ? "" : f.Others == 1 ? " and another" : $" and {f.Others} others")} rest{(f.Others == 0 ? "s" : "")} on {(f.Trouble == RecordTrouble.MissingEvidence ? "is no longer in the store" : "was changed since")}.", f.Entry));

    private bool Judge(RecordEntry entry, EvidenceName part, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> read)
    {
        var there = read.TryGetValue(part.Sha256, out var content);
        if (there && EvidencePart.HashOf(content.Span) == part.Sha256)
        {
            if (_sound.Count >= MostRemembered)
            {
                _sound.Clear();
            }

            Pieces += _sound.Add(part.Sha256) ? 1 : 0;
            return true;
        }

        if (_wrong.TryGetValue(part.Sha256, out var known))
        {
            _wrong[part.Sha256] = known with { Others = known.Others + 1 };
        }
        else if (_wrong.Count < ChainWalk.Most)
        {
            _wrong.Add(part.Sha256, new Finding(there ? RecordTrouble.ChangedEvidence : RecordTrouble.MissingEvidence, entry, part, 0));
        }

        return false;
    }

    private sealed record Finding(RecordTrouble Trouble, RecordEntry Entry, EvidenceName Part, int Others);
}

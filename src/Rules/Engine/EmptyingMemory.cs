using Telemetry.Domain.Network;
using Telemetry.Domain.Waste;
using Telemetry.Rules.EventTime;

namespace Telemetry.Rules.Engine;

/// <summary>When each bin of a site was last emptied, however long ago: the one thing that rules remember beyond their look-back.</summary>
internal sealed class EmptyingMemory(IReadOnlyList<Bin> bins)
{
    private readonly List<(DateTimeOffset Tick, BinEmptying Emptying)> _entries = [];

    /// <summary>Takes what a tick concluded, once: rules go on giving it for as long as they see it.</summary>
    public void Add(DateTimeOffset tick, BinEmptying emptying)
    {
        if (!_entries.Exists(e => e.Emptying.Equals(emptying)))
        {
            _entries.Add((tick, emptying));
        }
    }

    public void RewindTo(DateTimeOffset from) => _entries.RemoveAll(e => e.Tick >= from);

    /// <summary>What is on record was concluded before everything here, whatever warming made of it.</summary>
    public void Adopt(IEnumerable<BinEmptying> onRecord) =>
        _entries.InsertRange(0, onRecord.Select(e => (DateTimeOffset.MinValue, e)));

    /// <summary>The site's bins as they were known before the tick.</summary>
    public IReadOnlyList<BinMoment> Before(DateTimeOffset tick)
    {
        if (bins.Count == 0)
        {
            return [];
        }

        var moments = new BinMoment[bins.Count];
        for (var i = 0; i < moments.Length; i++)
        {
            BinEmptying? last = null;
            foreach (var (at, emptying) in _entries)
            {
                if (at < tick && emptying.Bin == bins[i].Id && (last is null || emptying.EmptiedAt >= last.EmptiedAt))
                {
                    last = emptying;
                }
            }

            moments[i] = new BinMoment(bins[i], last);
        }

        return moments;
    }

    /// <summary>Lets go of what can no longer be corrected, but for the last emptying of each bin.</summary>
    public void Forget(DateTimeOffset before)
    {
        foreach (var bin in Before(before))
        {
            _entries.RemoveAll(e => e.Emptying.Bin == bin.Bin.Id && e.Tick < before && !ReferenceEquals(e.Emptying, bin.LastEmptied));
        }
    }
}

namespace Telemetry.Domain.Records;

/// <summary>
/// Goes through the record from its first entry on and tells what was changed, taken out or written anew. It goes on behind
/// what it finds by the hashes as they stand, so that one change is one finding.
/// </summary>
/// <param name="heads">Heads exported earlier, their signatures checked.</param>
public sealed class ChainWalk(IReadOnlyCollection<SignedHead> heads)
{
    /// <summary>Findings told one by one.</summary>
    public const int Most = 1000;

    private readonly ILookup<long, SignedHead> _heads = heads.ToLookup(h => h.Sequence);
    private readonly List<RecordFinding> _findings = [];
    private string _previous = RecordHash.Before;
    private RecordEntry? _last;

    public IReadOnlyList<RecordFinding> Findings => _findings;

    /// <summary>Entries gone through.</summary>
    public long Entries { get; private set; }

    /// <summary>Where the record ends; null when it is empty.</summary>
    public RecordHead? Head => _last is null ? null : new RecordHead(_last.Sequence, _last.Hash, _last.RecordedAt);

    public void Take(ChainedRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var entry = record.Entry;
        var expected = (_last?.Sequence ?? 0) + 1;
        if (entry.Sequence != expected)
        {
            Add(RecordTrouble.MissingEntry, expected, entry.Sequence == expected + 1
                ? $"Entry {expected} is missing."
                : $"Entries {expected} to {entry.Sequence - 1} are missing.");
        }
        else if (entry.PreviousHash != _previous)
        {
            Add(RecordTrouble.BrokenLink, entry.Sequence, _last is null
                ? $"Entry {entry.Sequence} does not begin the record: it was linked to an entry that is not there."
                : $"Entry {entry.Sequence} was linked to another entry {expected - 1} than the one there now: entry {expected - 1} was replaced, or entry {entry.Sequence} was.", entry);
        }

        if (RecordHash.Of(entry) != entry.Hash)
        {
            Add(RecordTrouble.ChangedEntry, entry.Sequence, $"Entry {Name(entry)} was changed: its fields do not give its hash.", entry);
        }

        TakeBody(record);
        foreach (var head in _heads[entry.Sequence].Where(h => h.Hash != entry.Hash))
        {
            Add(RecordTrouble.RewrittenLog, entry.Sequence,
                $"The record was written anew: entry {entry.Sequence} had the hash {head.Hash} when its head was exported at {RecordHash.Time(head.ExportedAt)}, and has {entry.Hash} now.", entry);
        }

        (_last, _previous) = (entry, entry.Hash);
        Entries++;
    }

    /// <summary>Nothing comes after.</summary>
    public void End()
    {
        var end = _last?.Sequence ?? 0;
        if (heads.Where(h => h.Sequence > end).MaxBy(h => h.Sequence) is { } beyond)
        {
            Add(RecordTrouble.CutTail, beyond.Sequence,
                $"The record's end was cut off: it ends with entry {end}, and had {beyond.Sequence} when its head was exported at {RecordHash.Time(beyond.ExportedAt)}.");
        }
    }

    private void TakeBody(ChainedRecord record)
    {
        var entry = record.Entry;
        if (record.Body is null)
        {
            Add(RecordTrouble.MissingRecord, entry.Sequence, $"What entry {Name(entry)} records is no longer in the store.", entry);
        }
        else if (RecordHash.Of(record.Body) != entry.BodyHash)
        {
            Add(RecordTrouble.ChangedRecord, entry.Sequence, $"What entry {Name(entry)} records was changed since.", entry);
        }
        else if (record.Trouble is { } trouble)
        {
            Add(RecordTrouble.ChangedRecord, entry.Sequence, $"What entry {Name(entry)} records was changed since: {trouble}", entry);
        }
    }

    private void Add(RecordTrouble trouble, long sequence, string text, RecordEntry? entry = null)
    {
        if (_findings.Count < Most)
        {
            _findings.Add(new RecordFinding(trouble, sequence, text, entry));
        }
    }

    /// <summary>An entry as it is told of.</summary>
    public static string Name(RecordEntry entry) => entry switch
    {
        null => throw new ArgumentNullException(nameof(entry)),
        { Route: { } route, Day: { } day, Revision: { } revision } => $"{entry.Sequence} ({entry.Kind.Name()}: {route}, {day:yyyy-MM-dd}, revision {revision})",
        { Route: { } route, Day: { } day } => $"{entry.Sequence} ({entry.Kind.Name()}: {route}, {day:yyyy-MM-dd})",
        _ => $"{entry.Sequence} ({entry.Kind.Name()})",
    };
}

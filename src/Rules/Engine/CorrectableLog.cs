using Telemetry.Domain.Decisions;

namespace Telemetry.Rules.Engine;

/// <summary>
/// The outcomes of one subject in event time, open to correction at its end. Rewound to a time and written again, it
/// gives out only what became different, and withdraws what would no longer have been given.
/// </summary>
internal sealed class CorrectableLog<T>
    where T : Outcome
{
    private readonly List<T> _entries = [];
    private readonly Dictionary<string, T> _rewound = new(StringComparer.Ordinal);
    private DateTimeOffset _closedUntil = DateTimeOffset.MinValue;

    public T? Last => _entries.Count == 0 ? null : _entries[^1];

    /// <summary>Takes back what was concluded for event times from <paramref name="from"/> on, to be concluded again.</summary>
    public void RewindTo(DateTimeOffset from)
    {
        while (_entries.Count > 0 && _entries[^1].EventTime >= from && !IsClosed(_entries[^1].EventTime))
        {
            _rewound[_entries[^1].Key] = _entries[^1];
            _entries.RemoveAt(_entries.Count - 1);
        }
    }

    public void Add(T outcome, ICollection<Outcome> changes)
    {
        _entries.Add(outcome);
        if (!_rewound.Remove(outcome.Key, out var before) || !before.Equals(outcome))
        {
            changes.Add(outcome);
        }
    }

    /// <summary>Ends a rewrite: withdraws what was taken back and not concluded again.</summary>
    public void Settle(ICollection<Outcome> changes)
    {
        if (_rewound.Count == 0)
        {
            return;
        }

        foreach (var outcome in _rewound.Values.OrderBy(o => o.EventTime).ThenBy(o => o.Key, StringComparer.Ordinal))
        {
            changes.Add(outcome with { Withdrawn = true });
        }

        _rewound.Clear();
    }

    /// <summary>Lets go of what can no longer be corrected, but for the last such entry: what stands before the first open one.</summary>
    public void Forget(DateTimeOffset before)
    {
        var count = 0;
        while (count + 1 < _entries.Count && _entries[count + 1].EventTime < before)
        {
            count++;
        }

        _entries.RemoveRange(0, count);
    }

    /// <summary>
    /// Starts from what is on record, or from nothing, instead of what was concluded here. What led to the record is not
    /// known here, so it is not open to correction: nothing is concluded again for event times up to <paramref name="closedUntil"/>.
    /// </summary>
    public void Adopt(T? onRecord, DateTimeOffset closedUntil)
    {
        _entries.Clear();
        if (onRecord is not null)
        {
            _entries.Add(onRecord);
        }

        _closedUntil = closedUntil;
    }

    /// <summary>The event time lies in what was adopted.</summary>
    public bool IsClosed(DateTimeOffset at) => at <= _closedUntil;
}

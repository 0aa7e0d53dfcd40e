using Telemetry.Domain.Decisions;

namespace Telemetry.Rules.Engine;

/// <summary>
/// Outcomes that stand for themselves, each remembered for as long as its rule goes on giving it, so that it is given out once.
/// Rewound to a tick and written again, it gives out what became different and withdraws what no longer follows.
/// </summary>
internal sealed class OutcomeBook
{
    private readonly List<Entry> _entries = [];
    private readonly Dictionary<(Type Kind, string Key), Outcome> _given = [];
    private readonly List<(Type Kind, string Key)> _touched = [];

    public void RewindTo(DateTimeOffset from)
    {
        for (var i = _entries.Count - 1; i >= 0; i--)
        {
            if (_entries[i].First >= from)
            {
                _touched.Add(NameOf(_entries[i].Outcome));
                _entries.RemoveAt(i);
            }
        }
    }

    public void Add(DateTimeOffset tick, Outcome outcome)
    {
        for (var i = _entries.Count - 1; i >= 0; i--)
        {
            if (NameOf(_entries[i].Outcome) == NameOf(outcome))
            {
                if (_entries[i].Outcome.Equals(outcome))
                {
                    _entries[i] = _entries[i] with { Last = tick };
                    return;
                }

                break;
            }
        }

        _entries.Add(new Entry(tick, tick, outcome));
        _touched.Add(NameOf(outcome));
    }

    /// <summary>Ends a tick: gives out what now stands otherwise than it was given, in the order in which it was concluded.</summary>
    public void Settle(DateTimeOffset forgetBefore, ICollection<Outcome> changes)
    {
        foreach (var key in _touched.Distinct())
        {
            var given = _given.GetValueOrDefault(key);
            if (_entries.FindLast(e => NameOf(e.Outcome) == key)?.Outcome is { } stands)
            {
                if (!stands.Equals(given))
                {
                    changes.Add(stands);
                    _given[key] = stands;
                }
            }
            else if (given is not null)
            {
                changes.Add(given with { Withdrawn = true });
                _given.Remove(key);
            }
        }

        _touched.Clear();
        foreach (var old in _entries.Where(e => e.Last < forgetBefore).ToList())
        {
            _entries.Remove(old);
            if (!_entries.Exists(e => NameOf(e.Outcome) == NameOf(old.Outcome)))
            {
                _given.Remove(NameOf(old.Outcome));
            }
        }
    }

    /// <summary>A key is one among those of its kind: a fill and an emptying of a bin may have the same.</summary>
    private static (Type Kind, string Key) NameOf(Outcome outcome) => (outcome.GetType(), outcome.Key);

    /// <param name="First">The tick that first concluded it.</param>
    /// <param name="Last">The last tick that did.</param>
    private sealed record Entry(DateTimeOffset First, DateTimeOffset Last, Outcome Outcome);
}

using Telemetry.Domain.Decisions;

namespace Telemetry.Rules.Engine;

/// <summary>
/// Outcomes that stand for themselves, each remembered for as long as its rule goes on giving it, so that it is given out once.
/// Rewound to a tick and written again, it gives out what became different and withdraws what no longer follows.
/// </summary>
internal sealed class OutcomeBook
{
    /// <summary>By kind and key: a fill and an emptying of a bin may have the same key.</summary>
    private readonly Dictionary<(Type Kind, string Key), Page> _pages = [];

    /// <summary>Those that something was concluded of, or taken back, since the last tick; in that order.</summary>
    private readonly List<Page> _touched = [];

    public void RewindTo(DateTimeOffset from)
    {
        foreach (var page in _pages.Values)
        {
            if (page.RewindTo(from))
            {
                Touch(page);
            }
        }
    }

    public void Add(DateTimeOffset tick, Outcome outcome)
    {
        var name = (outcome.GetType(), outcome.Key);
        if (!_pages.TryGetValue(name, out var page))
        {
            page = new Page();
            _pages.Add(name, page);
        }

        if (page.Add(tick, outcome))
        {
            Touch(page);
        }
    }

    /// <summary>Ends a tick: gives out what now stands otherwise than it was given, in the order in which it was concluded.</summary>
    public void Settle(DateTimeOffset forgetBefore, ICollection<Outcome> changes)
    {
        foreach (var page in _touched)
        {
            page.GiveOut(changes);
        }

        _touched.Clear();
        foreach (var (name, page) in _pages)
        {
            if (page.Forget(forgetBefore))
            {
                _pages.Remove(name);
            }
        }
    }

    private void Touch(Page page)
    {
        if (!page.IsTouched)
        {
            page.IsTouched = true;
            _touched.Add(page);
        }
    }

    /// <summary>What was concluded under one name, oldest first; the last one stands.</summary>
    private sealed class Page
    {
        private readonly List<Entry> _entries = [];
        private Outcome? _given;

        public bool IsTouched { get; set; }

        /// <summary>Whether anything was taken back.</summary>
        public bool RewindTo(DateTimeOffset from) => _entries.RemoveAll(e => e.First >= from) > 0;

        /// <summary>Whether it is something else than what stands.</summary>
        public bool Add(DateTimeOffset tick, Outcome outcome)
        {
            if (_entries.Count > 0 && _entries[^1].Outcome.Equals(outcome))
            {
                _entries[^1] = _entries[^1] with { Last = tick };
                return false;
            }

            _entries.Add(new Entry(tick, tick, outcome));
            return true;
        }

        public void GiveOut(ICollection<Outcome> changes)
        {
            IsTouched = false;
            var stands = _entries.Count > 0 ? _entries[^1].Outcome : null;
            if (!Equals(stands, _given))
            {
                changes.Add(stands ?? _given! with { Withdrawn = true });
                _given = stands;
            }
        }

        /// <summary>Whether nothing is left that could still be corrected.</summary>
        public bool Forget(DateTimeOffset before)
        {
            // At every tick, for every page: no closure.
            for (var i = _entries.Count - 1; i >= 0; i--)
            {
                if (_entries[i].Last < before)
                {
                    _entries.RemoveAt(i);
                }
            }

            return _entries.Count == 0;
        }

        /// <param name="First">The tick that first concluded it.</param>
        /// <param name="Last">The last tick that did.</param>
        private readonly record struct Entry(DateTimeOffset First, DateTimeOffset Last, Outcome Outcome);
    }
}

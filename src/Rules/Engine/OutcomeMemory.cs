using Telemetry.Domain.Decisions;

namespace Telemetry.Rules.Engine;

/// <summary>
/// Outcomes of one kind that rules of a site remember beyond their look-back. What is on record comes back from it at a start; what
/// was concluded while warming from a past that was cut does not count beside it.
/// </summary>
/// <param name="keep">How long.</param>
internal sealed class OutcomeMemory<T>(TimeSpan keep)
    where T : Outcome
{
    private readonly List<T> _entries = [];
    private IReadOnlyList<T> _all = [];

    public void Add(T outcome)
    {
        _entries.RemoveAll(e => e.Key == outcome.Key);
        _entries.Add(outcome);
        Changed();
    }

    public void RewindTo(DateTimeOffset from)
    {
        if (_entries.RemoveAll(e => e.EventTime >= from) > 0)
        {
            Changed();
        }
    }

    public void Adopt(IEnumerable<T> onRecord)
    {
        _entries.Clear();
        _entries.AddRange(onRecord);
        Changed();
    }

    /// <summary>What had been concluded before a tick, oldest first. The same list as long as nothing changes.</summary>
    public IReadOnlyList<T> Before(DateTimeOffset tick) =>
        _all.Count == 0 || _all[^1].EventTime < tick ? _all : [.. _all.Where(e => e.EventTime < tick)];

    public void Forget(DateTimeOffset now)
    {
        if (_entries.RemoveAll(e => e.EventTime < now - keep) > 0)
        {
            Changed();
        }
    }

    private void Changed() => _all = [.. _entries.OrderBy(e => e.EventTime).ThenBy(e => e.Key, StringComparer.Ordinal)];
}

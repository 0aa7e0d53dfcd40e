using Telemetry.Domain.Decisions;

namespace Telemetry.Rules.Engine;

/// <summary>Numbers those of one route's decisions that change something: the rest is the standing one, confirmed.</summary>
internal sealed class DecisionLog
{
    private static readonly TimeSpan WindowTolerance = TimeSpan.FromMinutes(15);
    private readonly CorrectableLog<Decision> _revisions = new();

    public Decision? Standing => _revisions.Last;

    public void Adopt(Decision onRecord) => _revisions.Adopt(onRecord);

    public void RewindTo(DateTimeOffset from) => _revisions.RewindTo(from);

    public void Add(Decision decided, ICollection<Outcome> changes)
    {
        var standing = _revisions.Last;
        if (standing is null || standing.Day != decided.Day)
        {
            _revisions.Add(decided with { Revision = 1 }, changes);
        }
        else if (Changes(standing, decided))
        {
            _revisions.Add(decided with { Revision = standing.Revision + 1 }, changes);
        }
    }

    public void Settle(DateTimeOffset forgetBefore, ICollection<Outcome> changes)
    {
        _revisions.Settle(changes);
        _revisions.Forget(forgetBefore);
    }

    private static bool Changes(Decision standing, Decision decided) =>
        standing.Action != decided.Action
        || standing.SpreadRate != decided.SpreadRate
        || standing.Treatments != decided.Treatments
        || Moved(standing.WindowStart, decided.WindowStart)
        || Moved(standing.WindowEnd, decided.WindowEnd);

    private static bool Moved(DateTimeOffset? from, DateTimeOffset? to) =>
        from.HasValue != to.HasValue || (from - to)?.Duration() >= WindowTolerance;
}

using Telemetry.Domain.Decisions;

namespace Telemetry.Rules.Engine;

/// <summary>
/// Numbers those of one route's decisions that change what to do. Where only what is known of the night has moved, the
/// standing revision is given again with the new numbers, so that nobody reads this afternoon's minimum at midnight.
/// </summary>
internal sealed class DecisionLog
{
    private static readonly TimeSpan WindowTolerance = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan FreezeTolerance = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan BasisTolerance = TimeSpan.FromHours(1);
    private static readonly TimeSpan RestBetweenAssessments = TimeSpan.FromMinutes(10);
    private const double RstToleranceK = 0.5;

    private readonly CorrectableLog<Decision> _revisions = new();

    /// <summary>What a decision is numbered against; null when none stands.</summary>
    public Decision? Standing => _revisions.Last;

    /// <summary>The decision stands on record; or, when null, none does.</summary>
    public void Adopt(Decision? onRecord, DateTimeOffset lastTick)
    {
        // What was concluded while warming is the same, unless the network or the rules have changed since: the record stands.
        if (!Equals(onRecord, _revisions.Last))
        {
            _revisions.Adopt(onRecord, onRecord?.EventTime ?? lastTick);
        }
    }

    public void RewindTo(DateTimeOffset from) => _revisions.RewindTo(from);

    public void Add(Decision decided, ICollection<Outcome> changes)
    {
        if (_revisions.IsClosed(decided.EventTime))
        {
            return;
        }

        var standing = _revisions.Last;
        if (standing is null || standing.Day != decided.Day)
        {
            _revisions.Add(decided with { Revision = 1 }, changes);
        }
        else if (Changes(standing, decided))
        {
            _revisions.Add(decided with { Revision = standing.Revision + 1 }, changes);
        }
        else if (NumbersMoved(standing, decided))
        {
            // A late start's window says what should have been, by the numbers given with it.
            var window = AreAtOnce(standing, decided) ? decided : standing;
            _revisions.Add(
                decided with
                {
                    Revision = standing.Revision,
                    DecidedAt = standing.DecidedAt,
                    ReassessedAt = decided.DecidedAt,
                    WindowStart = window.WindowStart,
                    WindowEnd = window.WindowEnd,
                },
                changes);
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
        || (!AreAtOnce(standing, decided)
            && (Moved(standing.WindowStart, decided.WindowStart, WindowTolerance)
                || Moved(standing.WindowEnd, decided.WindowEnd, WindowTolerance)));

    /// <summary>"Start at once" stays that, however long ago the start should have been.</summary>
    private static bool AreAtOnce(Decision standing, Decision decided) =>
        standing.LateRisk && decided.LateRisk && standing.WindowStart <= decided.DecidedAt && decided.WindowStart <= decided.DecidedAt;

    private static bool NumbersMoved(Decision standing, Decision decided) =>
        Moved(standing.MinRst, decided.MinRst)
        || Moved(standing.FirstFreezeAt, decided.FirstFreezeAt, FreezeTolerance)
        || standing.LateRisk != decided.LateRisk
        || !standing.Inputs.Select(i => i.ForecastIssuedAt).SequenceEqual(decided.Inputs.Select(i => i.ForecastIssuedAt))
        || (decided.DecidedAt - standing.EventTime >= RestBetweenAssessments
            && (Moved(standing.BasisUntil, decided.BasisUntil, BasisTolerance)
                || !standing.Reasons.Select(r => r.Code).SequenceEqual(decided.Reasons.Select(r => r.Code))));

    private static bool Moved(double? from, double? to) =>
        from.HasValue != to.HasValue || Math.Abs((from - to) ?? 0) >= RstToleranceK;

    private static bool Moved(DateTimeOffset? from, DateTimeOffset? to, TimeSpan tolerance) =>
        from.HasValue != to.HasValue || (from - to)?.Duration() >= tolerance;
}

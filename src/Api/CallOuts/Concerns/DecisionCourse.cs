using Telemetry.Api.CallOuts.Escalation;
using Telemetry.Domain.Alerts;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Storage;

namespace Telemetry.Api.CallOuts.Concerns;

/// <summary>
/// One route's decision through its day, in the order in which it became known, with what people acknowledged. What stands
/// after a commit is compared with what stood before it: within one, a correction takes back and gives anew.
/// </summary>
/// <param name="policy">What counts as a worsening; of no meaning to what stands and what is acknowledged.</param>
internal sealed class DecisionCourse(CallOutOptions policy)
{
    private readonly Dictionary<string, LoggedOutcome<Decision>> _records = new(StringComparer.Ordinal);
    private Decision? _stood;
    private LoggedOutcome<Decision>? _unconcluded;
    private long _last;

    /// <summary>What stands; null when all was withdrawn.</summary>
    public LoggedOutcome<Decision>? Standing { get; private set; }

    /// <summary>What wants somebody now; null when nothing does.</summary>
    public DecisionMatter? Matter { get; private set; }

    /// <summary>
    /// The acknowledgement that holds for what stands: nothing else has stood since, late data has not made something else of
    /// it, and it has not become worse. A reassessment that asks for nothing else than what was seen is acknowledged with it.
    /// </summary>
    public LoggedOutcome<OperatorAction>? Acknowledged { get; private set; }

    /// <summary>Takes in the next record about it. One that it has already is passed over.</summary>
    public void Take(LoggedOutcome<Decision> record)
    {
        if (record.Id <= _last)
        {
            return;
        }

        if (_unconcluded?.RecordedAt != record.RecordedAt)
        {
            Conclude();
        }

        (_last, _unconcluded) = (record.Id, record);
        if (record.Outcome.Withdrawn)
        {
            _records.Remove(record.Outcome.Key);
        }
        else
        {
            _records[record.Outcome.Key] = record;
        }
    }

    public void Take(LoggedOutcome<OperatorAction> action)
    {
        if (action.Id <= _last || !action.Outcome.Kind.Acknowledges())
        {
            return;
        }

        Conclude();
        _last = action.Id;
        if (Standing?.Outcome.Revision == action.Outcome.Revision)
        {
            (Matter, Acknowledged) = (null, action);
        }
        else if (Matter is not null && Newest(_records.Values.Where(r => r.Outcome.Revision == action.Outcome.Revision)) is { Outcome: var seen })
        {
            // It stood when the page was read, and another when it was answered.
            var worse = Worsening.Of(seen, Standing!.Outcome, policy.StartEarlierBy, answered: true);
            Matter = worse is null ? null : Matter with { Baseline = seen, IsFirst = false, Worse = worse };
        }
    }

    /// <summary>Takes in everything on record about it up to an id, in the order in which it became known.</summary>
    public void TakeAll(IEnumerable<LoggedOutcome<Decision>> records, IEnumerable<LoggedOutcome<OperatorAction>> actions, long upTo)
    {
        var steps = records.Select(r => (r.Id, Take: (Action)(() => Take(r)))).Concat(actions.Select(a => (a.Id, Take: (Action)(() => Take(a)))));
        foreach (var (_, take) in steps.Where(s => s.Id <= upTo).OrderBy(s => s.Id))
        {
            take();
        }

        Conclude();
    }

    /// <summary>What was taken in is all of its commit.</summary>
    public void Conclude()
    {
        if (_unconcluded is not { } last)
        {
            return;
        }

        _unconcluded = null;
        Standing = Newest(_records.Values);
        if (Standing?.Outcome is not { } stands)
        {
            (Matter, Acknowledged) = (null, null);
            return;
        }

        var step = _stood is null ? Worsening.OfFirst(stands, policy.FirstDecisions) : Worsening.Of(_stood, stands, policy.StartEarlierBy, Acknowledged is not null);
        if (Acknowledged is { } seen
            && (step is not null || stands.Revision != seen.Outcome.Revision || (stands.ReassessedAt is null && Standing.Id > seen.Id)))
        {
            Acknowledged = null;
        }

        Matter = Matter is { } matter ? Follow(matter, stands, step is null ? matter.Rank : last.Id)
            : step is null ? null
            : new DecisionMatter(last.Id, last.Id, last.RecordedAt, _stood ?? stands, _stood is null, step);
        _stood = stands;
    }

    /// <summary>The matter with what stands now; null when all that was worse is taken back.</summary>
    private DecisionMatter? Follow(DecisionMatter matter, Decision stands, long rank)
    {
        var worse = (matter.IsFirst ? Worsening.OfFirst(stands, policy.FirstDecisions) : null) ?? Worsening.Of(matter.Baseline, stands, policy.StartEarlierBy);
        return worse is null ? null : matter with { Rank = rank, Worse = worse };
    }

    private static LoggedOutcome<Decision>? Newest(IEnumerable<LoggedOutcome<Decision>> records) =>
        records.MaxBy(r => (r.Outcome.Revision, r.Outcome.EventTime, r.Id));
}

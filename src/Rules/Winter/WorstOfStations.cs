using Telemetry.Domain.Decisions;
using Telemetry.Rules.EventTime;

namespace Telemetry.Rules.Winter;

/// <summary>
/// Folds what a route's stations say into one decision: the most severe action and of equals the most salt, with the earliest
/// window, freeze and minimum of any. A station without a basis counts as one to monitor, unless none has one.
/// </summary>
internal sealed class WorstOfStations(RouteMoment moment, DecisionDay day, StationVerdict[] verdicts)
{
    private readonly bool _anyBasis = Array.Exists(verdicts, v => v.HasBasis);

    public Decision Decide()
    {
        if (verdicts.Length == 0)
        {
            return Make(GrittingAction.Escalate, null, null, [new Reason("no-station", "No basis: the route has no station. A person must decide.")]);
        }

        var worst = verdicts[0];
        foreach (var verdict in verdicts)
        {
            worst = IsWorse(verdict, worst) ? verdict : worst;
        }

        var due = FirstDue(worst);
        return Make(Severity(worst), worst, due.Window, Reasons(worst, due));
    }

    private GrittingAction Severity(StationVerdict verdict) =>
        verdict.HasBasis || !_anyBasis ? verdict.Action : GrittingAction.Monitor;

    private bool IsWorse(StationVerdict one, StationVerdict other)
    {
        var (action, others) = (Severity(one), Severity(other));
        return action != others ? action > others
            : one.HasBasis != other.HasBasis ? one.HasBasis
            : one.SaltLoad != other.SaltLoad ? one.SaltLoad > other.SaltLoad
            : one.Window?.End < other.Window?.End || one.Coldest?.Rst < other.Coldest?.Rst;
    }

    private IReadOnlyList<Reason> Reasons(StationVerdict worst, StationVerdict due)
    {
        if (verdicts.Length == 1)
        {
            return worst.Assessment.Reasons;
        }

        var reasons = new List<Reason>(worst.Assessment.Reasons.Count + verdicts.Length)
        {
            new("deciding-station", $"Station {worst.Input.Site} decides, the worst of {verdicts.Length}."),
        };
        reasons.AddRange(worst.Assessment.Reasons);
        foreach (var verdict in verdicts)
        {
            if (!ReferenceEquals(verdict, worst))
            {
                reasons.Add(verdict.HasBasis
                    ? new Reason("other-station", $"Station {verdict.Input.Site}: {verdict.Action.Name()}, minimum {Say.Celsius(verdict.Coldest!.Value.Rst)}.")
                    : new Reason("station-without-basis", $"Station {verdict.Input.Site} has neither a current forecast nor a trusted road temperature: it is monitored at the least."));
                if (verdict.Doubt is { } doubt)
                {
                    reasons.Add(new Reason("other-road-sensor", $"The road sensor of {verdict.Input.Site} is {doubt}."));
                }
            }
        }

        if (!ReferenceEquals(due, worst))
        {
            reasons.AddRange(due.Assessment.Reasons.Where(r => r.Code is "window" or "late-risk")
                .Select(r => r with { Text = $"Station {due.Input.Site} is due first. {r.Text}" }));
        }

        return reasons;
    }

    /// <summary>Whose window is the route's.</summary>
    private StationVerdict FirstDue(StationVerdict worst)
    {
        var first = worst;
        foreach (var verdict in verdicts)
        {
            if (verdict.Window is { } other && first.Window is { } own && (other.End < own.End || (other.End == own.End && other.LateRisk && !own.LateRisk)))
            {
                first = verdict;
            }
        }

        return first;
    }

    private Decision Make(GrittingAction action, StationVerdict? worst, TreatmentWindow? window, IReadOnlyList<Reason> reasons)
    {
        AheadPoint? coldest = null;
        DateTimeOffset? freeze = null, basis = null;
        double? ice = null;
        var whole = true;
        foreach (var verdict in verdicts)
        {
            coldest = verdict.Coldest is { } point && !(point.Rst >= coldest?.Rst) ? point : coldest;
            freeze = Earlier(freeze, verdict.FirstFreezeAt);
            ice = verdict.IceProbability is { } chance && !(chance <= ice) ? chance : ice;
            basis = Earlier(basis, verdict.BasisUntil);
            whole &= verdict.HasBasis;
        }

        return new Decision
        {
            Route = moment.Route.Id,
            Day = day.Date,
            Revision = 0,
            DecidedAt = moment.At,
            Action = action,
            SpreadRate = worst?.Assessment.SpreadRate,
            Treatments = worst?.Treatments ?? Treatments.None,
            WindowStart = window?.Start,
            WindowEnd = window?.End,
            MinRst = coldest?.Rst,
            MinRstAt = coldest?.At,
            FirstFreezeAt = freeze,
            BasisUntil = basis,
            IceProbability = ice,
            Confidence = Math.Round((worst?.Confidence ?? 0) * (whole ? 1 : 0.8), 2),
            MatrixRow = worst?.Assessment.Row?.Id,
            LateRisk = window?.LateRisk ?? false,
            Reasons = reasons,
            Inputs = Array.ConvertAll(verdicts, v => v.Input),
            RuleVersion = GrittingDecisionRule.Version,
        };
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => !(other >= one) && other is not null ? other : one;
}

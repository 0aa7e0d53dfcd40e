using System.Reactive.Linq;
using Telemetry.Domain.Decisions;
using Telemetry.Rules.EventTime;

namespace Telemetry.Rules.Winter;

/// <summary>
/// Decides how a route is to be treated in the rest of its decision day: the worst of what its stations say
/// (docs/adr/0009-gritting-decision.md). A pure function of the moment; what it remembers only saves time.
/// </summary>
public sealed class GrittingDecisionRule(GrittingPolicyOptions policy) : IDecisionRule
{
    /// <summary>Changes with anything that may change a decision.</summary>
    public const string Version = "gritting-2.1";

    /// <summary>How much of the past a moment must hold for the rule to see all it asks for.</summary>
    public static readonly TimeSpan LookBack = TimeSpan.FromHours(48);

    private readonly StationRoadModel _model = new(policy);

    /// <summary>What it decides by.</summary>
    public GrittingPolicyOptions Policy { get; } = policy;

    public string Name => "gritting-decision";

    public IObservable<Decision> Evaluate(IObservable<RouteMoment> moments) => moments.Select(Decide);

    internal Decision Decide(RouteMoment moment)
    {
        var day = DecisionDay.Containing(moment.At, moment.TimeZone);
        var clock = new LocalClock(moment.TimeZone, day);
        var spread = Policy.WidenByStationSpread && moment.Stations.Count > 1 ? StationSpread.Of(moment, Policy) : 0;
        var verdicts = new StationVerdict[moment.Stations.Count];
        for (var i = 0; i < verdicts.Length; i++)
        {
            verdicts[i] = new StationJudge(moment, moment.Stations[i], spread, day, clock, _model, Policy).Judge();
        }

        return new WorstOfStations(moment, day, verdicts).Decide();
    }
}

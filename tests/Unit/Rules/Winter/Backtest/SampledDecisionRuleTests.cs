using System.Reactive.Linq;
using System.Reactive.Subjects;
using Telemetry.Domain.Decisions;
using Telemetry.Rules.EventTime;
using Telemetry.Rules.Winter.Backtest;
using static Telemetry.Tests.Unit.Rules.Winter.SomeRoute;

namespace Telemetry.Tests.Unit.Rules.Winter.Backtest;

public sealed class SampledDecisionRuleTests
{
    [Fact]
    public void The_rule_is_asked_at_the_chosen_minutes_and_its_first_answer_stays()
    {
        var rule = new CountingRule();
        var sampled = new SampledDecisionRule(rule, at => at.Minute == 0);
        using var moments = new Subject<RouteMoment>();
        using var subscription = sampled.Evaluate(moments).Subscribe();

        foreach (var hour in new[] { 15, 15.5, 16, 15 })
        {
            moments.OnNext(Moment(Jan14(hour), []));
        }

        Assert.Equal(3, rule.Asked);
        Assert.Equal([(Jan14(15), 1.0), (Jan14(16), 2.0)], sampled.Of(SomeDecision.Route.Id).Select(d => (d.DecidedAt, d.MinRst!.Value)));
        Assert.Equal("counting", sampled.Name);
    }

    private sealed class CountingRule : IDecisionRule
    {
        public int Asked { get; private set; }

        public string Name => "counting";

        public IObservable<Decision> Evaluate(IObservable<RouteMoment> moments) =>
            moments.Select(m => SomeDecision.At(0, GrittingAction.Monitor, minimum: ++Asked) with { DecidedAt = m.At });
    }
}

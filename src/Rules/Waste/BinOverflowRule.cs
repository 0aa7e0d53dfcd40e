using System.Reactive.Linq;
using Telemetry.Domain.Alerts;
using Telemetry.Domain.Network;
using Telemetry.Rules.EventTime;

namespace Telemetry.Rules.Waste;

/// <summary>Holds while a bin is full to overflowing: what comes next lies beside it.</summary>
public sealed class BinOverflowRule(FillOptions fill, EmptyingOptions emptying, CollectOptions options) : IConditionRule
{
    public const string RuleName = "bin-overflow";

    public string Name => RuleName;

    public AlertTiming Timing => default;

    public bool AppliesTo(Site site, IReadOnlyList<Sensor> sensors) => site.Kind == SiteKind.Bin;

    public IObservable<Condition> Evaluate(IObservable<SiteMoment> moments) =>
        from level in BinLevel.Of(moments, fill, emptying, options)
        let state = level.Against(options.OverflowAtPercent, options.DeadbandPercent)
        select level.Say(Name, AlertSeverity.Warning, state, level.Describe);
}

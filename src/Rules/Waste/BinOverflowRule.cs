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

    public IObservable<Condition> Evaluate(IObservable<SiteMoment> moments) => moments
        .SelectMany(moment => BinView.Of(moment, fill))
        .Select(Judge);

    private Condition Judge(BinView bin)
    {
        var level = new BinLevel(bin, emptying, options);
        var state = level.Against(options.OverflowAtPercent, options.DeadbandPercent);
        return new Condition(
            Name, AlertSubject.Bin, bin.Bin.Id.Value, AlertSeverity.Warning, bin.Moment.At, state, level.Describe(), level.Basis);
    }
}

using System.Reactive.Linq;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;
using Telemetry.Domain.Waste;
using Telemetry.Rules.EventTime;

namespace Telemetry.Rules.Waste;

/// <summary>An emptying of a bin, once a reading has confirmed it. See <see cref="EmptyingOptions"/>.</summary>
public sealed class BinEmptyingRule(FillOptions fill, EmptyingOptions options) : IOutcomeRule
{
    public string Name => "bin-emptying";

    public bool AppliesTo(Site site, IReadOnlyList<Sensor> sensors) => site.Kind == SiteKind.Bin;

    public IObservable<Outcome> Evaluate(IObservable<SiteMoment> moments) => moments
        .SelectMany(moment => BinView.Of(moment, fill))
        .Where(SeenNow.Anything)
        .SelectMany(EmptyingsOf);

    private IEnumerable<Outcome> EmptyingsOf(BinView bin)
    {
        foreach (var found in new EmptyingSearch(bin.FillsAfter(DateTimeOffset.MinValue), options).Found)
        {
            if (IsNew(bin.Moment, found) && !IsKnownOtherwise(bin.LastEmptied, found))
            {
                yield return new BinEmptying(
                    bin.Bin.Id, found.After.At, found.ConfirmedBy.At, found.Before.Percent!.Value, found.After.Percent!.Value);
            }
        }
    }

    private static bool IsNew(SiteMoment moment, in Emptying found) =>
        SeenNow.At(moment, found.Before) || SeenNow.At(moment, found.After) || SeenNow.At(moment, found.ConfirmedBy);

    /// <summary>A reading that came very late would only give what is on record another time.</summary>
    private static bool IsKnownOtherwise(BinEmptying? known, in Emptying found) =>
        known is not null && known.EmptiedAt != found.After.At && known.EmptiedAt > found.Before.At && known.EmptiedAt <= found.ConfirmedBy.At;
}

using System.Reactive.Linq;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Waste;
using Telemetry.Rules.EventTime;

namespace Telemetry.Rules.Waste;

/// <summary>A fill for each reading of a bin's sensor, with how fast the bin has filled up to then.</summary>
public sealed class BinFillRule(FillOptions fill, EmptyingOptions emptying, CollectOptions collect) : IOutcomeRule
{
    public string Name => "bin-fill";

    public bool AppliesTo(Site site, IReadOnlyList<Sensor> sensors) => site.Kind == SiteKind.Bin;

    public IObservable<Outcome> Evaluate(IObservable<SiteMoment> moments) => moments
        .SelectMany(moment => BinView.Of(moment, fill))
        .Where(SeenNow.Anything)
        .SelectMany(FillsOf);

    private IEnumerable<Outcome> FillsOf(BinView bin)
    {
        List<FillSample> fills = [.. bin.FillsAfter(DateTimeOffset.MinValue)];
        for (var i = 0; i < fills.Count; i++)
        {
            if (SeenNow.At(bin.Moment, fills[i]))
            {
                yield return FillOf(bin, fills[..(i + 1)]);
            }
        }
    }

    /// <param name="bin">The bin.</param>
    /// <param name="past">The fills up to the one to give: what came after it says nothing about it.</param>
    private BinFill FillOf(BinView bin, List<FillSample> past)
    {
        var newest = past[^1];
        var basis = FillMeasure.Basis(bin.Bin, bin.Source, newest.At);
        var (rate, noRate) = RateOf(bin, past);
        return new BinFill(
            bin.Bin.Id,
            newest.At,
            newest.Percent,
            FillMeasure.Litres(newest.Percent, basis),
            newest.DistanceMm,
            newest.Note,
            newest.Flag,
            basis,
            rate,
            noRate);
    }

    private (FillRate? Rate, NoRateReason? NoRate) RateOf(BinView bin, List<FillSample> past)
    {
        var search = new EmptyingSearch(past, emptying);
        if (search.IsOpen)
        {
            return (null, NoRateReason.PerhapsEmptied);
        }

        // Before a change of calibration a percentage meant another height of waste: a rate does not reach across it.
        var since = bin.Bin.CalibrationAt(past[^1].At).ValidFrom ?? DateTimeOffset.MinValue;
        since = search.Found.Count > 0 && search.Found[^1].After.At > since ? search.Found[^1].After.At : since;
        since = bin.LastEmptied is { } last && last.EmptiedAt > since && last.EmptiedAt <= past[^1].At ? last.EmptiedAt : since;
        return FillTrend.Of(past.FindAll(f => f.At >= since), bin.Bin.CollectAtPercent ?? collect.AtPercent, fill);
    }
}

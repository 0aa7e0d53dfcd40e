using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Domain.Waste;
using Telemetry.Rules.Waste;

namespace Telemetry.Tests.Unit.Rules.Waste;

public sealed class BinFillRuleTests
{
    private readonly BinFillRule _rule = new(new FillOptions(), new EmptyingOptions(), new CollectOptions());

    [Fact]
    public void A_reading_is_a_fill_with_what_its_percentage_means()
    {
        var fill = Assert.IsType<BinFill>(Assert.Single(new WatchedBin().FilledAt(0, 50).Give(_rule, 0)));

        Assert.Equal((new BinId("market-1"), WatchedBin.Start, 50, 550, 800), (fill.Bin, fill.ObservedAt, fill.Percent, fill.Litres, fill.DistanceMm));
        Assert.Equal(new FillBasis(FillSource.Distance, null, 1400, 200, 0, 100, 1100), fill.Basis);
        Assert.Equal((FillNote.Measured, Flag.Pass, null, NoRateReason.TooFewReadings), (fill.Note, fill.Flag, fill.Rate, fill.NoRate));
    }

    [Fact]
    public void A_reading_that_gives_none_is_a_fill_that_says_so()
    {
        var bin = new WatchedBin().FilledAt(0, 50).Observe(Quantity.Distance, 60, 4000).Observe(Quantity.Distance, 61, 300, Flag.Fail);

        var fills = bin.Give(_rule, 61).Cast<BinFill>().ToList();

        Assert.Equal([(FillNote.BeyondEmpty, 4000.0), (FillNote.Distrusted, (double?)null)], fills.Select(f => (f.Note, f.DistanceMm)));
        Assert.All(fills, f => Assert.Equal((null, null, NoRateReason.NoFill), (f.Percent, f.Litres, f.NoRate)));
    }

    [Fact]
    public void A_tick_without_a_new_reading_gives_nothing() => Assert.Empty(new WatchedBin().FilledAt(0, 50).Give(_rule, 30));

    [Fact]
    public void Readings_that_a_gateway_kept_for_hours_each_have_their_fill()
    {
        var bin = new WatchedBin();
        for (var hour = 0; hour < 6; hour++)
        {
            bin.FilledAt(60 * hour, 10 + hour, received: 330);
        }

        Assert.Equal([10, 11, 12, 13, 14, 15], bin.Give(_rule, 330).Cast<BinFill>().Select(f => f.Percent));
        Assert.Empty(bin.Give(_rule, 340));
    }

    [Fact]
    public void What_came_after_a_reading_says_nothing_about_its_fill()
    {
        var alone = new WatchedBin().Filled(0, 10, 12, 14, 16, 18, 20, 22, 24).Give(_rule, 420);
        var with = new WatchedBin().Filled(0, 10, 12, 14, 16, 18, 20, 22, 24).FilledAt(421, 90).Give(_rule, 421);

        Assert.Equal(alone[0], with[0]);
        Assert.Equal(2, ((BinFill)with[0]).Rate!.PercentPerHour);
    }

    [Fact]
    public void The_rate_begins_anew_at_the_emptying_that_the_fills_show()
    {
        var bin = new WatchedBin().Filled(0, 60, 70, 80, 90, 2, 4, 6, 8, 10, 12, 14);

        Assert.Equal(NoRateReason.PerhapsEmptied, Newest(bin, 240).NoRate);
        Assert.Equal(NoRateReason.TooFewReadings, Newest(bin, 300).NoRate);
        Assert.Equal((2, WatchedBin.Time(240)), (Newest(bin, 600).Rate!.PercentPerHour, Newest(bin, 600).Rate!.Since));
    }

    [Fact]
    public void The_rate_begins_anew_at_the_emptying_on_record()
    {
        var bin = new WatchedBin { LastEmptied = WatchedBin.Emptied(120) }.Filled(0, 30, 30, 5, 6, 7, 8, 9, 10, 11);

        Assert.Equal(WatchedBin.Time(120), Newest(bin, 480).Rate!.Since);
    }

    [Fact]
    public void A_rate_does_not_reach_across_a_change_of_calibration()
    {
        var refitted = new BinCalibration(WatchedBin.Time(150), 1400, 200, 0, 100);
        var bin = new WatchedBin { Bin = WatchedBin.Plain with { Recalibrations = [refitted] } }.Filled(0, 50, 52, 54, 14, 16, 18, 20, 22, 24, 26);

        Assert.Equal((WatchedBin.Time(180), 2), (Newest(bin, 540).Rate!.Since, Newest(bin, 540).Rate!.PercentPerHour));
    }

    [Fact]
    public void The_bins_own_threshold_is_what_its_time_runs_to() =>
        Assert.Equal(
            (60, WatchedBin.Time(420 + (18 * 60))),
            Threshold(new WatchedBin { Bin = WatchedBin.Plain with { CollectAtPercent = 60 } }.Filled(0, 10, 12, 14, 16, 18, 20, 22, 24)));

    [Fact]
    public void A_distance_goes_before_a_fill_that_the_device_reports()
    {
        var both = new WatchedBin(null, Quantity.FillLevel, Quantity.Distance).Observe(Quantity.FillLevel, 0, 90).FilledAt(0, 50);
        var reported = new WatchedBin(null, Quantity.FillLevel).Observe(Quantity.FillLevel, 0, 90);

        Assert.Equal((50, FillSource.Distance), Of(Newest(both, 0)));
        Assert.Equal((90, FillSource.Reported), Of(Newest(reported, 0)));

        static (double?, FillSource) Of(BinFill fill) => (fill.Percent, fill.Basis.Source);
    }

    [Fact]
    public void A_lid_that_is_open_gives_no_fill() =>
        Assert.Equal(FillNote.Tilted, Newest(new WatchedBin().Observe(Quantity.Tilt, 0, 80).FilledAt(0, 50), 0).Note);

    private (double, DateTimeOffset) Threshold(WatchedBin bin) => (Newest(bin, 420).Rate!.ThresholdPercent, Newest(bin, 420).Rate!.ReachedAt);

    private BinFill Newest(WatchedBin bin, double minute) => (BinFill)bin.Give(_rule, minute)[^1];
}

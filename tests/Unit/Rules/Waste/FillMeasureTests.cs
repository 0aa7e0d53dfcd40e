using CsCheck;
using Telemetry.Domain.Network;
using Telemetry.Domain.Readings;
using Telemetry.Domain.Waste;
using Telemetry.Rules.EventTime;
using Telemetry.Rules.Waste;

namespace Telemetry.Tests.Unit.Rules.Waste;

public sealed class FillMeasureTests
{
    private static readonly Bin Bin = WatchedBin.Plain with { DeadZoneMm = 180 };

    [Theory]
    [InlineData(1400, 0.0, FillNote.Measured)]
    [InlineData(800, 50.0, FillNote.Measured)]
    [InlineData(201, 99.9, FillNote.Measured)]
    [InlineData(200, 100.0, FillNote.Full)]
    [InlineData(180, 100.0, FillNote.Full)]
    [InlineData(179.9, 100.0, FillNote.InDeadZone)]
    [InlineData(1, 100.0, FillNote.InDeadZone)]
    [InlineData(0, null, FillNote.NoEcho)]
    [InlineData(1401, 0.0, FillNote.BelowEmpty)]
    [InlineData(1520, 0.0, FillNote.BelowEmpty)] // 10 % of the depth of 1,200 mm beyond empty
    [InlineData(1521, null, FillNote.BeyondEmpty)]
    [InlineData(5000, null, FillNote.BeyondEmpty)]
    public void A_distance_is_a_fill_or_says_why_it_is_none(double distance, double? percent, FillNote note)
    {
        var fill = OfDistance(distance);

        Assert.Equal((percent, note), (fill.Percent, fill.Note));
        Assert.Equal(distance, fill.DistanceMm);
    }

    [Fact]
    public void A_failed_reading_gives_neither_fill_nor_distance() =>
        Assert.Equal((null, null, FillNote.Distrusted), Parts(FillMeasure.OfDistance(Bin, Reading(double.NaN, Flag.Fail), null, new FillOptions())));

    [Theory]
    [InlineData(44.9, FillNote.Measured)]
    [InlineData(45.0, FillNote.Tilted)]
    public void A_tilted_sensor_does_not_look_at_the_waste(double tilt, FillNote note) =>
        Assert.Equal(note, FillMeasure.OfDistance(Bin, Reading(800), tilt, new FillOptions()).Note);

    [Fact]
    public void Each_reading_is_measured_by_the_calibration_of_its_own_time()
    {
        var refitted = WatchedBin.Time(60);
        var bin = Bin with { Recalibrations = [new BinCalibration(refitted, 1000, 200, 180, 80)] };

        Assert.Equal(50, FillMeasure.OfDistance(bin, Reading(800, at: refitted.AddTicks(-1)), null, new FillOptions()).Percent);
        Assert.Equal(25, FillMeasure.OfDistance(bin, Reading(800, at: refitted), null, new FillOptions()).Percent);
        Assert.Equal(new FillBasis(FillSource.Distance, null, 1400, 200, 180, 100, 1100), FillMeasure.Basis(bin, FillSource.Distance, refitted.AddTicks(-1)));
        Assert.Equal(new FillBasis(FillSource.Distance, refitted, 1000, 200, 180, 80, 1100), FillMeasure.Basis(bin, FillSource.Distance, refitted));
    }

    [Fact]
    public void Litres_count_what_the_vendors_hundred_percent_means()
    {
        // Edinburgh 2016: 100 % is a bin that is 80 % full.
        var basis = new FillBasis(FillSource.Reported, null, null, null, null, 80, 1100);

        Assert.Equal(880, FillMeasure.Litres(100, basis));
        Assert.Equal(440, FillMeasure.Litres(50, basis));
        Assert.Null(FillMeasure.Litres(null, basis));
    }

    [Theory]
    [InlineData(55.55, 55.6, FillNote.Measured)]
    [InlineData(100, 100.0, FillNote.Full)]
    [InlineData(140, 100.0, FillNote.Full)]
    public void A_reported_fill_is_taken_as_it_is_up_to_full(double reported, double percent, FillNote note)
    {
        var fill = FillMeasure.OfReported(Reading(reported));

        Assert.Equal((percent, note, null), (fill.Percent, fill.Note, fill.DistanceMm));
    }

    [Fact]
    public void A_fill_is_between_empty_and_full_and_never_rises_with_the_distance() =>
        Gen.Select(Gen.Double[1, 20_000], Gen.Double[1, 20_000]).Sample((one, other) =>
        {
            var (near, far) = (OfDistance(Math.Min(one, other)), OfDistance(Math.Max(one, other)));
            return near.Percent is null or (>= 0 and <= 100)
                && (far.Percent is null || near.Percent >= far.Percent)
                && (near.Percent is not null || far.Percent is null);
        });

    private static FillSample OfDistance(double distance) => FillMeasure.OfDistance(Bin, Reading(distance), null, new FillOptions());

    private static Observation Reading(double value, Flag flag = Flag.Pass, DateTimeOffset? at = null) =>
        new(at ?? WatchedBin.Start, value, flag, QcTest.None, at ?? WatchedBin.Start);

    private static (double?, double?, FillNote) Parts(FillSample fill) => (fill.Percent, fill.DistanceMm, fill.Note);
}

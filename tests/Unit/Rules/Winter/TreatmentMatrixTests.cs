using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;
using Telemetry.Rules.Winter;

namespace Telemetry.Tests.Unit.Rules.Winter;

/// <summary>Every row of docs/sources/winter.md#matrix, written out again, and every hole.</summary>
public sealed class TreatmentMatrixTests
{
    [Theory]
    [InlineData(0.5, false, 8, 8, Treatments.One)]
    [InlineData(-2.0, false, 8, 8, Treatments.One)]
    [InlineData(-2.0, true, 8, 8, Treatments.One)]
    [InlineData(-2.01, false, 10, 9, Treatments.One)]
    [InlineData(-4.99, false, 10, 9, Treatments.One)]
    [InlineData(-2.01, true, 16, 15, Treatments.One)]
    [InlineData(-4.99, true, 16, 15, Treatments.One)]
    [InlineData(-5.0, false, 18, 18, Treatments.One)]
    [InlineData(-9.99, false, 18, 18, Treatments.One)]
    [InlineData(-5.0, true, 15, 15, Treatments.Two)]
    [InlineData(-9.99, true, 15, 15, Treatments.Two)]
    public void Frost_rows_go_by_the_road(double rst, bool wet, double dry, double preWet, Treatments treatments)
    {
        var row = TreatmentMatrix.Frost(rst, wet)!;

        Assert.Equal(dry, row.Rate(SaltType.Dry));
        Assert.Equal(preWet, row.Rate(SaltType.PreWet));
        Assert.Equal(treatments, row.Treatments);
        Assert.False(row.Plough);
    }

    [Theory]
    [InlineData(-10.0)]
    [InlineData(-10.01)]
    [InlineData(-25.0)]
    public void There_is_no_row_at_or_below_minus_ten(double rst)
    {
        Assert.Null(TreatmentMatrix.Frost(rst, false));
        Assert.Null(TreatmentMatrix.Frost(rst, true));
    }

    [Theory]
    [InlineData(9.9, false, 20, 18.0, Treatments.One)]
    [InlineData(10.0, false, 20, null, Treatments.Two)]
    [InlineData(0, true, 20, null, Treatments.Two)]
    public void Forecast_rows_go_by_depth_and_freezing_rain(double snowMm, bool freezingRain, double dry, double? preWet, Treatments treatments) =>
        AssertRow(TreatmentMatrix.Forecast(snowMm, freezingRain, 10), dry, preWet, treatments);

    [Theory]
    [InlineData(-4.9, Treatments.One)]
    [InlineData(-5.0, Treatments.Two)]
    [InlineData(null, Treatments.Two)]
    public void Ice_rows_go_by_their_key_and_an_unknown_key_counts_as_cold(double? key, Treatments treatments) =>
        AssertRow(TreatmentMatrix.Ice(key), 20, null, treatments);

    [Theory]
    [InlineData(-7.9, 20.0)]
    [InlineData(-8.0, null)]
    [InlineData(null, 20.0)]
    public void Packed_snow_from_minus_eight_down_leaves_salt_or_abrasive_to_a_person(double? key, double? dry) =>
        AssertRow(TreatmentMatrix.Packed(key), dry, null, Treatments.Successive);

    [Fact]
    public void Freezing_rain_and_deep_snow_have_their_rows()
    {
        AssertRow(TreatmentMatrix.FreezingRainFalling, 20, null, Treatments.Successive);
        AssertRow(TreatmentMatrix.AfterFreezingRain, 20, null, Treatments.One);
        AssertRow(TreatmentMatrix.DeepSnow, 20, null, Treatments.Successive);
    }

    [Fact]
    public void Only_deep_snow_is_ploughed() =>
        Assert.Equal([TreatmentMatrix.DeepSnow], TreatmentMatrix.Rows.Where(r => r.Plough));

    [Fact]
    public void Rows_are_fourteen_and_named_apart() =>
        Assert.Equal(14, TreatmentMatrix.Rows.Select(r => r.Id).Distinct().Count());

    private static void AssertRow(MatrixRow row, double? dry, double? preWet, Treatments treatments)
    {
        Assert.Equal(dry, row.Rate(SaltType.Dry));
        Assert.Equal(preWet, row.Rate(SaltType.PreWet));
        Assert.Equal(treatments, row.Treatments);
    }
}

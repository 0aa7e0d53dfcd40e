using CsCheck;
using Telemetry.Domain.Quantities;
using Telemetry.Rules.AirQuality;

namespace Telemetry.Tests.Unit.Rules.AirQuality;

public class DaqiTests
{
    public static TheoryData<string, int, int> Edges()
    {
        var edges = new TheoryData<string, int, int>();
        foreach (var row in Daqi.Table)
        {
            for (var i = 0; i < row.Upper.Count; i++)
            {
                edges.Add(row.Pollutant.Name, row.Upper[i], i + 1);
            }
        }

        return edges;
    }

    [Theory]
    [MemberData(nameof(Edges))]
    public void Each_index_ends_just_below_the_half_and_the_half_goes_up(string pollutant, int upper, int index)
    {
        var row = Row(pollutant);

        Assert.Equal(index, row.IndexOf(upper));
        Assert.Equal(index, row.IndexOf(upper + 0.4999999999m));
        Assert.Equal(index + 1, row.IndexOf(upper + 0.5m));
        Assert.Equal(index + 1, row.IndexOf(upper + 1));
    }

    [Theory]
    [InlineData("o3", 66.5, 3)] // Math.Round(66.5) is 66
    [InlineData("o3", 100.5, 4)]
    [InlineData("no2", 200.5, 4)]
    [InlineData("so2", 266.5, 4)]
    [InlineData("so2", 1064.5, 10)]
    public void A_half_above_an_even_number_is_not_rounded_to_it(string pollutant, double mean, int index) =>
        Assert.Equal(index, Row(pollutant).IndexOf((decimal)mean));

    [Fact]
    public void A_mean_is_rounded_once() => Assert.Equal(4, Row("o3").IndexOf(120.453m)); // 120.5, then 121, would be 5.

    [Theory]
    [InlineData(-0.4)]
    [InlineData(-0.5)]
    [InlineData(-50)]
    public void A_negative_mean_is_the_lowest_index(double mean) =>
        Assert.All(Daqi.Table, row => Assert.Equal(1, row.IndexOf((decimal)mean)));

    [Fact]
    public void More_is_never_a_lower_index_and_every_mean_has_one()
    {
        var mean = Gen.Double[-100, 100_000].Select(d => (decimal)d);
        Gen.Select(Gen.Int[0, Daqi.Table.Count - 1], mean, mean).Sample((row, a, b) =>
        {
            var (lower, higher) = (Daqi.Table[row].IndexOf(Math.Min(a, b)), Daqi.Table[row].IndexOf(Math.Max(a, b)));
            return lower <= higher && lower is >= 1 and <= 10 && higher is >= 1 and <= 10;
        });
    }

    [Fact]
    public void The_bands_are_three_three_three_and_one() => Assert.Equal(
        ["Low", "Low", "Low", "Moderate", "Moderate", "Moderate", "High", "High", "High", "Very High"],
        Enumerable.Range(1, 10).Select(Daqi.BandOf));

    private static DaqiBreakpoints Row(string pollutant) => Daqi.Table.Single(row => row.Pollutant == QuantityCatalogue.Find(pollutant));
}

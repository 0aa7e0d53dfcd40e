using CsCheck;
using Telemetry.Domain.Quantities;
using Telemetry.Rules.AirQuality;

namespace Telemetry.Tests.Unit.Rules.AirQuality;

public class EuropeanIndexTests
{
    public static TheoryData<string, int, int> Edges()
    {
        var edges = new TheoryData<string, int, int>();
        foreach (var row in EuropeanIndex.Table)
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
    public void An_upper_bound_belongs_to_its_level_and_anything_above_it_to_the_next(string pollutant, int upper, int level)
    {
        var row = Row(pollutant);

        Assert.Equal(level, row.LevelOf(upper));
        Assert.Equal(level, row.LevelOf(upper - 0.5m));
        Assert.Equal(level + 1, row.LevelOf(upper + 0.01m)); // The UK index would round this away.
        Assert.Equal(level + 1, row.LevelOf(upper + 1));
    }

    /// <summary>The revised bands, not the ones before: those end at 10, 20, 25, 50 and 75 for fine particles.</summary>
    [Theory]
    [InlineData("pm2_5", 5, 1)]
    [InlineData("pm2_5", 10, 2)]
    [InlineData("pm2_5", 49, 3)]
    [InlineData("pm2_5", 141, 6)]
    [InlineData("pm10", 46, 3)]
    [InlineData("no2", 40, 3)]
    [InlineData("o3", 181, 6)]
    [InlineData("so2", 276, 6)]
    public void A_mean_of_an_hour_has_its_level(string pollutant, double mean, int level) => Assert.Equal(level, Row(pollutant).LevelOf((decimal)mean));

    [Fact]
    public void A_negative_mean_is_the_best_level() => Assert.All(EuropeanIndex.Table, row => Assert.Equal(1, row.LevelOf(-4.3m)));

    [Fact]
    public void More_is_never_a_better_level_and_every_mean_has_one()
    {
        var mean = Gen.Double[-100, 100_000].Select(d => (decimal)d);
        Gen.Select(Gen.Int[0, EuropeanIndex.Table.Count - 1], mean, mean).Sample((row, a, b) =>
        {
            var (lower, higher) = (EuropeanIndex.Table[row].LevelOf(Math.Min(a, b)), EuropeanIndex.Table[row].LevelOf(Math.Max(a, b)));
            return lower <= higher && lower is >= 1 and <= 6 && higher is >= 1 and <= 6;
        });
    }

    [Fact]
    public void The_levels_have_the_names_of_the_agency() => Assert.Equal(
        ["Good", "Fair", "Moderate", "Poor", "Very poor", "Extremely poor"], Enumerable.Range(1, 6).Select(EuropeanIndex.BandOf));

    private static EuropeanBreakpoints Row(string pollutant) => EuropeanIndex.Table.Single(row => row.Pollutant == QuantityCatalogue.Find(pollutant));
}

using CsCheck;
using Telemetry.Rules.AirQuality;
using Telemetry.Rules.AirQuality.Objectives;

namespace Telemetry.Tests.Unit.Rules.AirQuality.Objectives;

public class LegalLevelTests
{
    [Theory]
    [InlineData("200", false, false)]
    [InlineData("200.01", false, true)]
    [InlineData("200.4", false, true)]
    [InlineData("200.5", false, true)] // Defra's code counts > 200.5, so exactly half is not above.
    [InlineData("200.500001", true, true)]
    [InlineData("201", true, true)]
    [InlineData("-3", false, false)]
    public void Defra_counts_above_the_half_and_openair_above_the_level(string mean, bool defra, bool openair)
    {
        var value = decimal.Parse(mean, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal((defra, openair), (LegalLevel.IsExceeded(value, 200), LegalLevel.IsExceededUnrounded(value, 200)));
    }

    [Fact]
    public void The_half_itself_is_the_one_case_where_the_index_has_another_answer()
    {
        var no2 = Daqi.Table.Single(row => row.Pollutant.Name == "no2");
        Gen.Decimal[0m, 700m].Sample(mean => LegalLevel.IsExceeded(mean, 200) == (no2.IndexOf(mean) > 3) || mean == 200.5m);

        Assert.Equal((false, 4), (LegalLevel.IsExceeded(200.5m, 200), no2.IndexOf(200.5m)));
    }

    [Fact]
    public void Whoever_counts_without_rounding_counts_no_less() => Gen.Select(Gen.Decimal[0m, 700m], Gen.Int[1, 500])
        .Sample((mean, level) => !LegalLevel.IsExceeded(mean, level) || LegalLevel.IsExceededUnrounded(mean, level));
}

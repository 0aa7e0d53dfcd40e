using CsCheck;
using Telemetry.Rules.Winter;

namespace Telemetry.Tests.Unit.Rules.Winter;

public sealed class HumidityTests
{
    // docs/sources/winter.md#humidity: to 0.02 K.
    [Theory]
    [InlineData(2.0, 95, 1.28)]
    [InlineData(0.0, 90, -1.45)]
    [InlineData(-3.0, 85, -5.17)]
    [InlineData(0.2, 77.5, -3.27)]
    public void Dew_point_of_air_and_relative_humidity(double air, double humidity, double expected) =>
        Assert.Equal(expected, DewPoint.FromRelativeHumidity(air, humidity)!.Value, 0.02);

    [Theory]
    [InlineData(0.0, 90, -1.27)]
    [InlineData(-3.0, 85, -4.57)]
    public void Frost_point_of_air_and_relative_humidity(double air, double humidity, double expected) =>
        Assert.Equal(expected, FrostPoint.FromRelativeHumidity(air, humidity)!.Value, 0.02);

    [Theory]
    [InlineData(-1, -0.88)]
    [InlineData(-2, -1.76)]
    [InlineData(-5, -4.42)]
    [InlineData(-10, -8.88)]
    public void Frost_point_of_a_dew_point(double dewPoint, double expected) =>
        Assert.Equal(expected, FrostPoint.FromDewPoint(dewPoint), 0.02);

    [Theory]
    [InlineData(0)]
    [InlineData(4.5)]
    public void A_dew_point_at_or_above_zero_deposits_no_ice_and_is_its_own_frost_point(double dewPoint) =>
        Assert.Equal(dewPoint, FrostPoint.FromDewPoint(dewPoint));

    [Theory]
    [InlineData(-40)]
    [InlineData(0)]
    [InlineData(30)]
    public void Over_ice_and_water_agree_with_the_constants_of_the_World_Meteorological_Organization(double t)
    {
        Assert.Equal(6.112 * Math.Exp(17.62 * t / (243.12 + t)), Saturation.OverWater(t), 1e-9);
        Assert.Equal(6.112 * Math.Exp(22.46 * t / (272.62 + t)), Saturation.OverIce(t), 1e-9);
    }

    [Fact]
    public void Air_beyond_saturation_has_its_own_temperature_as_dew_point() =>
        Assert.Equal(-1.0, DewPoint.FromRelativeHumidity(-1.0, 104)!.Value);

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(double.NaN)]
    public void No_humidity_has_no_dew_point(double humidity) => Assert.Null(DewPoint.FromRelativeHumidity(1, humidity));

    [Fact]
    public void Frost_point_lies_between_dew_point_and_zero_and_has_the_dew_points_vapour_pressure() =>
        Gen.Double[-40, -0.001].Sample(dew =>
        {
            var frost = FrostPoint.FromDewPoint(dew);
            return frost > dew && frost <= 0 && Math.Abs(Saturation.OverIce(frost) - Saturation.OverWater(dew)) < 1e-9;
        });

    [Fact]
    public void Relative_humidity_and_dew_point_are_each_others_inverse() =>
        Gen.Select(Gen.Double[-30, 30], Gen.Double[5, 100]).Sample((air, humidity) =>
            Math.Abs(DewPoint.ToRelativeHumidity(DewPoint.FromRelativeHumidity(air, humidity)!.Value, air) - humidity) < 1e-6);

    // Psychrometric values of docs/sources/winter.md#wet-bulb; Stull's closed form would be 0.3 to 0.5 K colder.
    [Theory]
    [InlineData(20, 50, 13.88)]
    [InlineData(5, 80, 3.61)]
    [InlineData(2, 90, 1.39)]
    [InlineData(1, 95, 0.71)]
    [InlineData(0, 90, -0.55)]
    public void Wet_bulb_is_solved_not_approximated(double air, double humidity, double expected) =>
        Assert.Equal(expected, WetBulb.From(air, humidity), 0.02);

    [Theory]
    [InlineData(-1, 95, PrecipitationPhase.Snow)]
    [InlineData(1, 95, PrecipitationPhase.Sleet)]
    [InlineData(2, 95, PrecipitationPhase.Rain)]
    public void Phase_goes_by_air_and_humidity_where_nobody_says_it(double air, double humidity, PrecipitationPhase expected) =>
        Assert.Equal(expected, PhaseOfPrecipitation.In(air, humidity));
}

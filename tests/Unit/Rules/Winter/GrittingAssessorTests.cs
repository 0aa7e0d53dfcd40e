using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;
using Telemetry.Domain.Readings;
using Telemetry.Rules.Winter;

namespace Telemetry.Tests.Unit.Rules.Winter;

/// <summary>Each step of the algorithm, and each threshold's edge.</summary>
public sealed class GrittingAssessorTests
{
    private static readonly GrittingConditions Dry = new() { MinimumRst = -1, AirTemperature = 1, DewPoint = -6, PrecipitationRate = 0, WaterFilmMm = 0 };

    [Fact]
    public void Step_1_without_a_road_temperature_there_is_no_basis_and_a_person_decides() =>
        AssertThat(new() { SnowDepthMm = 80 }, GrittingAction.Escalate, null, Treatments.None, "no-basis");

    [Fact]
    public void Step_2_snow_over_30_mm_is_ploughed_and_salted_again_and_again() =>
        AssertThat(Dry with { SnowDepthMm = 30.5 }, GrittingAction.Plough, 20, Treatments.Successive, "lying-snow");

    [Fact]
    public void Step_2_snow_of_30_mm_is_not_ploughed_and_takes_the_nearest_row() =>
        AssertThat(Dry with { SnowDepthMm = 30 }, GrittingAction.PostTreatment, 20, Treatments.Successive, "snow-lies");

    [Theory]
    [InlineData(SurfaceState.Ice, -4.9, 20.0, Treatments.One)]
    [InlineData(SurfaceState.Ice, -5.0, 20.0, Treatments.Two)]
    [InlineData(SurfaceState.Frost, 0.0, 20.0, Treatments.One)]
    [InlineData(SurfaceState.Slush, 0.0, 20.0, Treatments.One)]
    [InlineData(SurfaceState.Snow, -7.9, 20.0, Treatments.Successive)]
    [InlineData(SurfaceState.Snow, -8.0, null, Treatments.Successive)]
    public void Step_3_ice_and_snow_on_the_road_are_treated_by_air_temperature(SurfaceState surface, double air, double? rate, Treatments treatments) =>
        AssertThat(Dry with { Surface = surface, AirTemperature = air, DewPoint = null }, GrittingAction.PostTreatment, rate, treatments, "matrix-row");

    [Fact]
    public void Step_3_ice_rows_can_be_keyed_on_the_road_instead()
    {
        var policy = new GrittingPolicyOptions { IceRowsUse = IceRowsKey.Rst };
        var assessment = GrittingAssessor.Assess(Dry with { Surface = SurfaceState.Ice, AirTemperature = -2, MinimumRst = -6 }, policy);

        Assert.Equal(Treatments.Two, assessment.Treatments);
    }

    [Fact]
    public void Step_3_ice_on_a_warm_road_is_watched_not_believed_and_never_ignored() =>
        AssertThat(new() { MinimumRst = 4, Surface = SurfaceState.Ice, AirTemperature = 4 }, GrittingAction.Monitor, null, Treatments.None, "ice-contradicted");

    [Fact]
    public void Step_4_freezing_rain_that_falls_is_treated_again_and_again() =>
        AssertThat(Dry with { PrecipitationRate = 1, Phase = PrecipitationPhase.FreezingRain }, GrittingAction.Precautionary, 20, Treatments.Successive, "freezing-rain-falling");

    [Theory]
    [InlineData(0.0, 0.4, "freezing-rain-falling")]
    [InlineData(0.1, 0.4, "frost-expected")]
    [InlineData(0.0, 3.0, "frost-expected")]
    public void Step_4_rain_freezes_on_a_road_at_zero_while_the_wet_bulb_is_near_it(double rst, double air, string reason) =>
        Assert.Contains(Assess(new() { MinimumRst = rst, AirTemperature = air, RelativeHumidity = 100, PrecipitationRate = 1, Phase = PrecipitationPhase.Rain }).Reasons, r => r.Code == reason);

    [Theory]
    [InlineData(9.9, 20.0, Treatments.One)]
    [InlineData(10.0, 20.0, Treatments.Two)]
    [InlineData(null, 20.0, Treatments.Two)]
    public void Step_5_snow_in_the_forecast_goes_by_depth_and_unknown_depth_counts_as_heavy(double? depth, double rate, Treatments treatments) =>
        AssertThat(Dry with { PrecipitationRate = 1, Phase = PrecipitationPhase.Snow, FreshSnowMm = depth }, GrittingAction.Precautionary, rate, treatments, "snow-forecast");

    [Fact]
    public void Step_5_snow_on_a_road_too_warm_for_it_to_settle_is_watched() =>
        AssertThat(new() { MinimumRst = 1.1, AirTemperature = 0, PrecipitationRate = 1, Phase = PrecipitationPhase.Snow, FreshSnowMm = 5 }, GrittingAction.Monitor, null, Treatments.None, "snow-melts");

    [Theory]
    [InlineData(1.01, GrittingAction.NoAction)]
    [InlineData(1.0, GrittingAction.Monitor)]
    [InlineData(0.51, GrittingAction.Monitor)]
    [InlineData(0.5, GrittingAction.Precautionary)]
    public void Steps_7_and_8_part_at_one_degree_and_at_half_a_degree(double minimum, GrittingAction action) =>
        Assert.Equal(action, Assess(new() { MinimumRst = minimum }).Action);

    [Theory]
    [InlineData(0.125, GrittingAction.Precautionary)]
    [InlineData(0.5, GrittingAction.Monitor)]
    public void Step_8_can_treat_a_marginal_night_by_cost_and_loss(double ratio, GrittingAction action)
    {
        // P(RST <= 0 | 0.8, sd 1) = 21 %.
        var policy = new GrittingPolicyOptions { TreatByCostLoss = true, CostLossRatio = ratio };

        Assert.Equal(action, GrittingAssessor.Assess(new() { MinimumRst = 0.8 }, policy).Action);
    }

    [Fact]
    public void Step_9_a_cold_road_shown_to_be_dry_is_watched() =>
        AssertThat(Dry, GrittingAction.Monitor, null, Treatments.None, "road-dry");

    [Fact]
    public void Step_9_a_policy_may_treat_dry_roads() =>
        Assert.Equal(GrittingAction.Precautionary, GrittingAssessor.Assess(Dry, new() { TreatDryRoads = true }).Action);

    [Fact]
    public void Step_9_nothing_known_of_moisture_counts_as_damp() =>
        AssertThat(new() { MinimumRst = -1 }, GrittingAction.Precautionary, 8, Treatments.One, "road-damp");

    [Fact]
    public void Step_9_a_surface_sensor_that_says_dry_shows_nothing() =>
        Assert.Equal(GrittingAction.Precautionary, Assess(new() { MinimumRst = -1, Surface = SurfaceState.Dry }).Action);

    [Theory]
    [InlineData(0.009, SurfaceMoisture.Dry)]
    [InlineData(0.01, SurfaceMoisture.Damp)]
    [InlineData(0.199, SurfaceMoisture.Damp)]
    [InlineData(0.2, SurfaceMoisture.Wet)]
    public void Step_9_water_film_parts_dry_damp_and_wet(double film, SurfaceMoisture expected) =>
        Assert.Equal(expected, Assess(Dry with { WaterFilmMm = film }).Moisture);

    [Fact]
    public void Step_9_without_a_film_a_road_is_dry_by_no_precipitation_and_a_frost_point_one_degree_below()
    {
        // Dew point −2.27 °C is frost point −2.00 °C.
        var conditions = Dry with { WaterFilmMm = null, DewPoint = -2.2738 };

        Assert.Equal(SurfaceMoisture.Dry, Assess(conditions).Moisture);
        Assert.Equal(SurfaceMoisture.Damp, Assess(conditions with { DewPoint = -2.25 }).Moisture);
        Assert.Equal(SurfaceMoisture.Damp, Assess(conditions with { DewPoint = null }).Moisture);
        Assert.Equal(SurfaceMoisture.Damp, Assess(conditions with { PrecipitationRate = null }).Moisture);
    }

    [Fact]
    public void Step_9_hoar_makes_a_dry_road_moist_by_the_frost_point_even_where_the_dew_point_is_below_the_road() =>
        AssertThat(Dry with { MinimumRst = -2, DewPoint = -2.1 }, GrittingAction.Precautionary, 8, Treatments.One, "road-damp");

    [Fact]
    public void Step_9_relative_humidity_stands_in_for_a_dew_point() =>
        // 1 °C at 70 %: dew point −3.86, frost point −3.41.
        Assert.Equal(SurfaceMoisture.Damp, Assess(Dry with { MinimumRst = -4, DewPoint = null, RelativeHumidity = 70 }).Moisture);

    [Theory]
    [InlineData(-9.99, GrittingAction.Precautionary)]
    [InlineData(-10.0, GrittingAction.Escalate)]
    [InlineData(-14.0, GrittingAction.Escalate)]
    public void Step_10_the_matrix_ends_at_minus_ten_and_a_person_decides(double minimum, GrittingAction action) =>
        Assert.Equal(action, Assess(new() { MinimumRst = minimum }).Action);

    [Theory]
    [InlineData(-7.0, false)]
    [InlineData(-7.01, true)]
    public void Step_10_warns_that_salt_works_less(double minimum, bool warns) =>
        Assert.Equal(warns, Assess(new() { MinimumRst = minimum }).Reasons.Any(r => r.Code == "salt-less-effective"));

    [Theory]
    [InlineData(-3, 0.05, 10.0, Treatments.One)]
    [InlineData(-3, 0.2, 16.0, Treatments.One)]
    [InlineData(-6, 0.05, 18.0, Treatments.One)]
    [InlineData(-6, 0.2, 15.0, Treatments.Two)]
    public void Step_11_takes_the_row_of_minimum_and_wetness(double minimum, double film, double rate, Treatments treatments) =>
        AssertThat(Dry with { MinimumRst = minimum, WaterFilmMm = film }, GrittingAction.Precautionary, rate, treatments, "matrix-row");

    [Fact]
    public void Pre_wetted_salt_takes_its_column_and_where_the_source_has_none_a_person_decides_the_rate()
    {
        Assert.Equal(9, Assess(new() { MinimumRst = -3, Salt = SaltType.PreWet }).SpreadRate);
        var ice = Assess(new() { MinimumRst = -3, Salt = SaltType.PreWet, Surface = SurfaceState.Ice, AirTemperature = -1 });

        Assert.Null(ice.SpreadRate);
        Assert.Equal(GrittingAction.PostTreatment, ice.Action);
        Assert.Contains(ice.Reasons, r => r.Code == "matrix-row" && r.Text.Contains("20 g/m²", StringComparison.Ordinal));
    }

    [Fact]
    public void Reasons_carry_numbers_and_units() =>
        Assert.Contains("−1.0 °C", Assess(Dry).Reasons.Single(r => r.Code == "frost-expected").Text, StringComparison.Ordinal);

    private static GrittingAssessment Assess(GrittingConditions conditions) => GrittingAssessor.Assess(conditions, new());

    private static void AssertThat(GrittingConditions conditions, GrittingAction action, double? rate, Treatments treatments, string reason)
    {
        var assessment = Assess(conditions);

        Assert.Equal(action, assessment.Action);
        Assert.Equal(rate, assessment.SpreadRate);
        Assert.Equal(treatments, assessment.Treatments);
        Assert.Contains(assessment.Reasons, r => r.Code == reason);
    }
}

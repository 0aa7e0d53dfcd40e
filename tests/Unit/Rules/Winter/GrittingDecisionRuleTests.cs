using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Rules.Winter;
using static Telemetry.Tests.Unit.Rules.Winter.SomeRoute;

namespace Telemetry.Tests.Unit.Rules.Winter;

public sealed class GrittingDecisionRuleTests
{
    private static readonly DateTimeOffset Now = Jan14(16);
    private static readonly DateTimeOffset DayEnd = Jan14(36);

    [Fact]
    public void A_mild_night_that_the_forecast_covers_needs_no_action()
    {
        var decision = Decide(Now, Mild());

        Assert.Equal(GrittingAction.NoAction, decision.Action);
        Assert.Equal(DayEnd, decision.BasisUntil);
        Assert.Equal(new DateOnly(2026, 1, 14), decision.Day);
        Assert.Equal(4.0, decision.MinRst!.Value, 6);
        Assert.Null(decision.WindowStart);
        Assert.InRange(decision.Confidence, 0.9, 0.95);
        Assert.Equal(GrittingDecisionRule.Version, decision.RuleVersion);
    }

    [Fact]
    public void The_difference_of_road_and_air_decays_with_a_four_hour_e_fold()
    {
        // Road 2 K below an air that stays at 4: at +4 h the road is 4 − 2/e.
        var station = Mild(rst: 2.0);

        var ahead = Decide(Now, station).Inputs[0].RoadSurfaceAhead;

        Assert.Equal(2.0, ahead[0].Value, 9);
        Assert.Equal(4 - (2 * Math.Exp(-1)), ahead.Single(p => p.At == Now.AddHours(4)).Value, 9);
        Assert.Equal(DayEnd, ahead[^1].At);
        Assert.Equal(21, ahead.Count);
    }

    [Fact]
    public void The_minimum_includes_the_present()
    {
        var decision = Decide(Now, Mild(rst: 0.4));

        Assert.Equal(0.4, decision.MinRst!.Value, 9);
        Assert.Equal(Now, decision.MinRstAt);
        Assert.Equal(GrittingAction.Precautionary, decision.Action);
    }

    [Fact]
    public void The_routes_offset_is_in_its_minimum_and_not_in_the_stations_outlook()
    {
        var decision = Decide(Now, Mild(new SomeStation { OffsetK = -3.6 }));

        Assert.Equal(0.4, decision.MinRst!.Value, 9);
        Assert.Equal(4.0, decision.Inputs[0].RoadSurfaceAhead[0].Value, 9);
        Assert.Equal(GrittingAction.Precautionary, decision.Action);
    }

    [Fact]
    public void A_route_is_decided_by_the_worst_of_its_stations_and_names_the_others()
    {
        var decision = new GrittingDecisionRule(new()).Decide(Moment(Now, [Mild(new SomeStation("a")), Frost(new SomeStation("b")), Mild(new SomeStation("c"))]));

        Assert.Equal(GrittingAction.Precautionary, decision.Action);
        Assert.Equal("Station b decides, the worst of 3.", decision.Reasons[0].Text);
        Assert.Equal(2, decision.Reasons.Count(r => r.Code == "other-station"));
        Assert.Equal(["a", "b", "c"], decision.Inputs.Select(i => i.Site.Value));
    }

    [Fact]
    public void Of_two_stations_that_treat_the_one_with_more_salt_sets_the_rate_and_the_earlier_freeze_the_window()
    {
        var early = Frost(new SomeStation("early"), freezeHour: 20, minimum: -1);
        var cold = Frost(new SomeStation("cold"), freezeHour: 23, minimum: -6);

        var both = new GrittingDecisionRule(new()).Decide(Moment(Now, [early, cold]));

        Assert.Equal(18, both.SpreadRate);
        Assert.Equal(Decide(Now, early).WindowEnd, both.WindowEnd);
        Assert.Equal(Decide(Now, early).FirstFreezeAt, both.FirstFreezeAt);
        Assert.Equal(-6, both.MinRst!.Value, 1);
    }

    [Fact]
    public void A_station_without_a_basis_beside_a_mild_one_is_monitored_and_named()
    {
        var decision = new GrittingDecisionRule(new()).Decide(Moment(Now, [Mild(new SomeStation("a")), new SomeStation("b")]));

        Assert.Equal(GrittingAction.Monitor, decision.Action);
        Assert.Contains(decision.Reasons, r => r.Code is "station-without-basis" or "other-station");
        Assert.Equal(2, decision.Inputs.Count);
    }

    [Fact]
    public void With_neither_forecast_nor_trusted_road_a_person_decides()
    {
        var decision = Decide(Now, new SomeStation().ReadsAll(Quantity.RoadSurfaceTemperature, Now.AddHours(-2), Now, 5, Flag.Fail));

        Assert.Equal(GrittingAction.Escalate, decision.Action);
        Assert.True(decision.Has("no-basis"));
        Assert.Null(decision.BasisUntil);
        Assert.Equal(0, decision.Confidence);
        Assert.Equal("distrusted (Persistence)", decision.Inputs[0].RoadSensorState);
    }

    [Fact]
    public void A_route_without_stations_is_a_persons_call() =>
        Assert.Equal(GrittingAction.Escalate, new GrittingDecisionRule(new()).Decide(Moment(Now, [])).Action);

    [Theory]
    [InlineData(12.0, GrittingAction.NoAction)]
    [InlineData(12.02, GrittingAction.Monitor)]
    public void A_forecast_older_than_twelve_hours_is_none(double age, GrittingAction action) =>
        Assert.Equal(action, Decide(Now, Mild().IssuedAt(Now.AddHours(-age))).Action);

    [Fact]
    public void A_forecast_that_ends_before_the_decision_day_allows_no_better_than_monitor_and_says_up_to_when()
    {
        var decision = Decide(Now, Mild(until: Jan14(30)));

        Assert.Equal(GrittingAction.Monitor, decision.Action);
        Assert.Equal(Jan14(30), decision.BasisUntil);
    }

    [Fact]
    public void A_hole_in_the_forecast_ends_its_basis()
    {
        var station = Roads(new SomeStation(), 4).IssuedAt(Now)
            .Forecasts(Quantity.AirTemperature, Now, Jan14(22), 4).Forecasts(Quantity.AirTemperature, Jan14(24), DayEnd, 4)
            .Forecasts(Quantity.PrecipitationRate, Now, DayEnd, 0);

        Assert.Equal(Jan14(22), Decide(Now, station).BasisUntil);
        Assert.Equal(GrittingAction.Monitor, Decide(Now, station).Action);
    }

    [Fact]
    public void A_forecast_without_precipitation_cannot_exclude_snow()
    {
        var station = Roads(new SomeStation(), 4).IssuedAt(Now).Forecasts(Quantity.AirTemperature, Now, DayEnd, 4);

        Assert.Equal(GrittingAction.Monitor, Decide(Now, station).Action);
        Assert.True(Decide(Now, station).Has("precipitation-not-forecast"));
    }

    [Fact]
    public void Without_a_forecast_the_damped_trend_carries_three_hours()
    {
        // 6 °C at 16:00, falling 1 K/h.
        var station = new SomeStation().ReadsAll(Quantity.RoadSurfaceTemperature, Now.AddHours(-2), Now, at => 6 - (at - Now).TotalHours);

        var decision = Decide(Now, station);

        Assert.Equal(GrittingAction.Monitor, decision.Action);
        Assert.Equal(Now.AddHours(3), decision.BasisUntil);
        Assert.Equal(6 - (4 * (1 - Math.Exp(-0.75))), decision.MinRst!.Value, 6);
        Assert.True(decision.Has("no-forecast"));
    }

    [Fact]
    public void Without_a_forecast_a_falling_trend_still_treats()
    {
        var station = new SomeStation().ReadsAll(Quantity.RoadSurfaceTemperature, Now.AddHours(-2), Now, at => 2 - (at - Now).TotalHours);

        var decision = Decide(Now, station);

        Assert.Equal(GrittingAction.Precautionary, decision.Action);
        Assert.Equal(8, decision.SpreadRate);
        Assert.NotNull(decision.WindowEnd);
    }

    [Fact]
    public void An_hourly_series_gives_a_trend_by_its_last_three_readings()
    {
        var station = new SomeStation(interval: TimeSpan.FromHours(1)).ReadsAll(Quantity.RoadSurfaceTemperature, Now.AddHours(-2), Now, at => 6 - (at - Now).TotalHours);

        Assert.Equal(Now.AddHours(3), Decide(Now, station).BasisUntil);
        Assert.Equal(6 - (4 * (1 - Math.Exp(-0.75))), Decide(Now, station).MinRst!.Value, 6);
    }

    [Fact]
    public void Two_readings_are_no_trend_and_the_basis_is_the_present()
    {
        var station = new SomeStation().Reads(Quantity.RoadSurfaceTemperature, Now.AddMinutes(-10), 6).Reads(Quantity.RoadSurfaceTemperature, Now, 5);

        Assert.Equal(Now, Decide(Now, station).BasisUntil);
        Assert.Equal(GrittingAction.Monitor, Decide(Now, station).Action);
    }

    [Fact]
    public void Readings_that_do_not_agree_are_no_trend()
    {
        var up = false;
        var station = new SomeStation().ReadsAll(Quantity.RoadSurfaceTemperature, Now.AddMinutes(-90), Now, _ => (up = !up) ? 5.0 : 8.5);

        Assert.Equal(Now, Decide(Now, station).BasisUntil);
    }

    [Fact]
    public void A_road_shown_dry_all_through_is_watched()
    {
        var decision = Decide(Now, DryFrost());

        Assert.Equal(GrittingAction.Monitor, decision.Action);
        Assert.True(decision.Has("road-dry"));
        Assert.True(decision.Has("dry-not-treated"));
    }

    [Fact]
    public void A_dry_road_is_not_shown_by_a_missing_rain_gauge() =>
        Assert.Equal(GrittingAction.Precautionary, Decide(Now, DryFrost(gauge: false)).Action);

    [Fact]
    public void A_dry_road_is_not_shown_by_a_rain_gauge_with_a_gap() =>
        Assert.Equal(GrittingAction.Precautionary, Decide(Now, DryFrost(gaugeGap: true)).Action);

    [Fact]
    public void A_dry_road_is_not_shown_while_the_frost_point_was_near_it_hours_ago() =>
        Assert.Equal(GrittingAction.Precautionary, Decide(Now, DryFrost(dewAt: at => at == Now.AddHours(-9) ? 2.1 : -12)).Action);

    [Fact]
    public void A_dry_road_is_not_shown_while_the_forecast_brings_the_frost_point_near_it() =>
        Assert.Equal(GrittingAction.Precautionary, Decide(Now, DryFrost(dewAhead: -2.5)).Action);

    [Fact]
    public void Rain_expected_on_the_frozen_road_takes_the_wet_row_and_a_second_treatment()
    {
        var decision = Decide(Now, FrostWithRain(-3, rainFrom: 29, rainUntil: 31));

        Assert.Equal("frost-minus-2-to-minus-5-wet", decision.MatrixRow);
        Assert.Equal(16, decision.SpreadRate);
        Assert.Equal(Treatments.Two, decision.Treatments);
        Assert.True(decision.Has("rain-into-freeze"));
    }

    [Fact]
    public void Snow_in_the_forecast_is_treated_before_it_falls()
    {
        var decision = Decide(Now, Mild(rst: 0.9, air: 0.6, precipitation: at => at >= Jan14(25) && at < Jan14(27) ? 0.4 : 0, snow: true));

        Assert.Equal("light-snow-forecast", decision.MatrixRow);
        Assert.Equal(Jan14(24), decision.FirstFreezeAt);
        Assert.Equal(20, decision.SpreadRate);
    }

    [Fact]
    public void Ten_millimetres_of_snow_take_the_heavy_row()
    {
        var decision = Decide(Now, Mild(rst: 0.9, air: 0.6, precipitation: at => at >= Jan14(25) && at < Jan14(27) ? 0.5 : 0, snow: true));

        Assert.Equal("heavy-snow-or-freezing-rain-forecast", decision.MatrixRow);
        Assert.Equal(Treatments.Two, decision.Treatments);
    }

    [Fact]
    public void Freezing_rain_in_the_forecast_takes_the_heavy_row()
    {
        var decision = Decide(Now, FrostWithRain(-3, rainFrom: 29, rainUntil: 31, air: -1.5, phaseKnown: true));

        Assert.Equal("heavy-snow-or-freezing-rain-forecast", decision.MatrixRow);
        Assert.True(decision.Has("freezing-rain-forecast"));
    }

    [Fact]
    public void Freezing_rain_that_falls_is_treated_at_once()
    {
        var station = Roads(new SomeStation(), -1).ReadsAll(Quantity.AirTemperature, Jan14(14), Now, -0.5)
            .ReadsAll(Quantity.PrecipitationRate, Jan14(14), Now, at => at >= Jan14(15) ? 1 : 0)
            .ReadsAll(Quantity.SnowfallRate, Jan14(14), Now, 0);

        var decision = Decide(Now, station);

        Assert.Equal(GrittingAction.Precautionary, decision.Action);
        Assert.Equal("freezing-rain-falling", decision.MatrixRow);
        Assert.Equal(Treatments.Successive, decision.Treatments);
        Assert.Equal(Jan14(15), decision.WindowStart);
        Assert.True(decision.LateRisk);
    }

    [Fact]
    public void After_freezing_rain_the_glazed_road_is_treated()
    {
        var station = Roads(new SomeStation(), -1).ReadsAll(Quantity.AirTemperature, Jan14(12), Now, -0.5)
            .ReadsAll(Quantity.PrecipitationRate, Jan14(12), Now, at => at == Jan14(14) ? 1 : 0)
            .ReadsAll(Quantity.SnowfallRate, Jan14(12), Now, 0);

        var decision = Decide(Now, station);

        Assert.Equal(GrittingAction.PostTreatment, decision.Action);
        Assert.Equal("after-freezing-rain", decision.MatrixRow);
    }

    [Fact]
    public void Ice_on_the_road_is_treated_since_it_was_first_seen()
    {
        var station = Mild(rst: -0.5, air: -1).ReadsAll(Quantity.SurfaceState, Jan14(12), Now, at => at >= Jan14(14.5) ? 5 : 2)
            .ReadsAll(Quantity.AirTemperature, Jan14(15), Now, -1);

        var decision = Decide(Now, station);

        Assert.Equal(GrittingAction.PostTreatment, decision.Action);
        Assert.Equal("ice-formed-above-minus-5", decision.MatrixRow);
        Assert.Equal(Jan14(14.5), decision.WindowStart);
    }

    [Fact]
    public void Deep_snow_is_ploughed()
    {
        var decision = Decide(Now, Mild(rst: -0.5).ReadsAll(Quantity.SnowDepth, Jan14(12), Now, 45));

        Assert.Equal(GrittingAction.Plough, decision.Action);
        Assert.Equal("snow-over-30-mm", decision.MatrixRow);
    }

    [Fact]
    public void Suspect_ice_is_no_ground_to_treat_and_none_for_calm()
    {
        var decision = Decide(Now, Mild(rst: 6).ReadsAll(Quantity.SurfaceState, Jan14(15), Now, 5, Flag.Suspect));

        Assert.Equal(GrittingAction.Monitor, decision.Action);
    }

    [Fact]
    public void A_footway_is_not_treated_for_frost() =>
        Assert.Equal(GrittingAction.Monitor, Decide(Now, Frost(new SomeStation()), priority: RoutePriority.Footway).Action);

    [Theory]
    [InlineData(48, GrittingAction.Footway)]
    [InlineData(30, GrittingAction.Monitor)]
    public void A_footway_is_treated_when_ice_stays_a_day_and_watched_where_that_cannot_be_told(double forecastUntil, GrittingAction action)
    {
        var station = Mild(rst: -2, air: -3, until: Jan14(forecastUntil)).ReadsAll(Quantity.SurfaceState, Jan14(12), Now, 5);

        var decision = Decide(Now, station, priority: RoutePriority.Footway);

        Assert.Equal(action, decision.Action);
        Assert.Null(decision.SpreadRate);
    }

    [Fact]
    public void An_unexpected_failed_reading_between_good_ones_moves_nothing()
    {
        var good = Frost(new SomeStation());
        var before = Decide(Now, good);
        var spiked = Frost(new SomeStation()).Reads(Quantity.RoadSurfaceTemperature, Now, 9.86, Flag.Fail, QcTest.Spike);

        var decision = Decide(Now, spiked);

        AssertSame(before, decision);
        Assert.Equal("distrusted (Spike)", decision.Inputs[0].RoadSensorState);
    }

    [Fact]
    public void A_jump_that_passed_its_first_check_moves_nothing_until_the_next_sample_confirms_it()
    {
        // Hornsgatan, 2010-11-11: 1.98, 1.93, then 9.86 at 16:00 by a sensor fault; hourly.
        var hour = TimeSpan.FromHours(1);
        SomeStation Station(double newest) => new SomeStation(interval: hour)
            .Reads(Quantity.RoadSurfaceTemperature, Jan14(14), 1.98).Reads(Quantity.RoadSurfaceTemperature, Jan14(15), 1.93).Reads(Quantity.RoadSurfaceTemperature, Jan14(16), newest)
            .IssuedAt(Jan14(15)).Forecasts(Quantity.AirTemperature, Jan14(15), DayEnd, at => 1.79 - (0.15 * (at - Jan14(15)).TotalHours))
            .Forecasts(Quantity.PrecipitationRate, Jan14(15), DayEnd, 0);

        var faulty = Decide(Now, Station(9.86));

        Assert.Equal(GrittingAction.Precautionary, faulty.Action);
        AssertSame(Decide(Now, Station(1.5)), faulty);
        Assert.Equal("suspect (unconfirmed rise)", faulty.Inputs[0].RoadSensorState);
        Assert.True(Decide(Jan14(16), Station(9.86)).MinRst < 0.5);
    }

    [Fact]
    public void A_silent_road_sensor_leaves_the_air_less_a_margin_and_never_no_action()
    {
        var station = Mild(air: 6);
        var later = Now.AddMinutes(31);

        var decision = Decide(later, station);

        Assert.Equal(GrittingAction.Monitor, decision.Action);
        Assert.Equal(2.0, decision.MinRst!.Value, 9);
        Assert.StartsWith("silent since", decision.Inputs[0].RoadSensorState, StringComparison.Ordinal);
        Assert.True(decision.Has("road-sensor"));
    }

    [Fact]
    public void A_silent_road_taken_as_frozen_was_not_so_while_it_was_measured_above_zero()
    {
        var station = new SomeStation().ReadsAll(Quantity.RoadSurfaceTemperature, Now.AddHours(-6), Now, 3)
            .IssuedAt(Now.AddHours(-4)).Forecasts(Quantity.AirTemperature, Now.AddHours(-4), DayEnd, 2);

        var decision = Decide(Now.AddHours(1), station);

        Assert.Equal(-2.0, decision.MinRst!.Value, 6);
        Assert.Equal(Now, decision.FirstFreezeAt);
    }

    [Fact]
    public void Every_road_sensor_that_is_not_trusted_is_named_with_local_times()
    {
        // 17:30 in London is 16:30 UTC in summer time.
        var at = new DateTimeOffset(2026, 4, 10, 16, 30, 0, TimeSpan.Zero);
        SomeStation Silent(string site, double rst, int hours) => new SomeStation(site)
            .ReadsAll(Quantity.RoadSurfaceTemperature, at.AddHours(-12), at.AddHours(-hours), rst)
            .IssuedAt(at).Forecasts(Quantity.AirTemperature, at, at.AddHours(24), rst);

        var decision = new GrittingDecisionRule(new()).Decide(Moment(at, [Silent("bridge", 3, 2), Silent("hill", 2, 1)]));

        Assert.Equal("The road sensor of hill is silent since Fri 16:30.", decision.Reasons.Single(r => r.Code == "road-sensor").Text);
        Assert.True(decision.Has("road-assumed"));
        Assert.Equal("The road sensor of bridge is silent since Fri 15:30.", decision.Reasons.Single(r => r.Code == "other-road-sensor").Text);
    }

    [Fact]
    public void A_stuck_road_sensor_beside_a_trusted_station_is_taken_as_that_one_and_colder()
    {
        // The neighbour is 1 K below its air now, and its frost comes with the air's: the stuck one goes by that, less 1.5 K.
        SomeStation Station(string site) => new SomeStation(site)
            .IssuedAt(Now).Forecasts(Quantity.AirTemperature, Now, DayEnd, 3)
            .Forecasts(Quantity.PrecipitationRate, Now, DayEnd, 0).Forecasts(Quantity.SnowfallRate, Now, DayEnd, 0);
        var trusted = Station("hill").ReadsAll(Quantity.RoadSurfaceTemperature, Now.AddHours(-6), Now, 2);
        var stuck = Station("dip").ReadsAll(Quantity.RoadSurfaceTemperature, Now.AddHours(-6), Now.AddHours(-1), 6)
            .ReadsAll(Quantity.RoadSurfaceTemperature, Now.AddMinutes(-50), Now, 6, Flag.Fail);

        var decision = new GrittingDecisionRule(new()).Decide(Moment(Now, [trusted, stuck]));

        Assert.Equal(3 - 1 - 1.5, decision.MinRst!.Value, 6);
        Assert.NotEqual(GrittingAction.NoAction, decision.Action);
        Assert.Contains("route's other stations", decision.Reasons.Single(r => r.Code == "road-assumed").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_film_that_dries_about_the_limit_keeps_its_row_for_the_hold_time()
    {
        SomeStation WetUntil(int minute) => Frost(new SomeStation(), minimum: -3)
            .ReadsAll(Quantity.WaterFilmThickness, Now.AddHours(-2), Now.AddMinutes(minute), 0.25)
            .ReadsAll(Quantity.WaterFilmThickness, Now.AddMinutes(minute + 10), Now, 0.19);

        Assert.Equal(16, Decide(Now, WetUntil(-20)).SpreadRate);
        Assert.Equal(10, Decide(Now, WetUntil(-40)).SpreadRate);
    }

    [Fact]
    public void A_silent_road_that_was_colder_than_the_margin_stays_colder()
    {
        var station = Mild(rst: -1, air: 6);

        Assert.InRange(Decide(Now.AddMinutes(31), station).MinRst!.Value, -1, 0.5);
    }

    [Fact]
    public void Confidence_falls_with_the_quality_of_what_it_rests_on()
    {
        var full = Decide(Now, Frost(new SomeStation())).Confidence;
        var silent = Decide(Now.AddMinutes(31), Frost(new SomeStation())).Confidence;

        Assert.InRange(full, 0.5, 0.95);
        Assert.True(silent < full);
    }

    [Fact]
    public void Noise_about_the_threshold_does_not_withdraw_a_treatment_within_the_hold_time()
    {
        // Minimum 0.45 by the reading twenty minutes ago, 0.55 by the newest two, under an air of 0.55.
        var station = Mild(rst: 0.45, air: 0.55);
        station.Reads(Quantity.RoadSurfaceTemperature, Now.AddMinutes(10), 0.55).Reads(Quantity.RoadSurfaceTemperature, Now.AddMinutes(20), 0.55);

        Assert.Equal(GrittingAction.Precautionary, Decide(Now.AddMinutes(20), station).Action);
        Assert.Equal(GrittingAction.Monitor, Decide(Now.AddMinutes(20), station, new() { Hold = TimeSpan.Zero }).Action);
    }

    private static void AssertSame(Decision expected, Decision actual)
    {
        Assert.Equal(expected.Action, actual.Action);
        Assert.Equal(expected.SpreadRate, actual.SpreadRate);
        Assert.Equal(expected.Treatments, actual.Treatments);
        if (expected.WindowEnd is { } end)
        {
            Assert.InRange(actual.WindowEnd!.Value, end.AddMinutes(-14), end.AddMinutes(14));
        }
    }

    internal static SomeStation Roads(SomeStation station, double rst) =>
        station.ReadsAll(Quantity.RoadSurfaceTemperature, Jan14(4), Now, rst);

    /// <summary>A road and an air that stay where they are, forecast to the end of the decision day, dry.</summary>
    private static SomeStation Mild(SomeStation? station = null, double? rst = null, double air = 4, DateTimeOffset? until = null, Func<DateTimeOffset, double>? precipitation = null, bool snow = false)
    {
        var built = Roads(station ?? new SomeStation(), rst ?? air).IssuedAt(Now.AddHours(-1))
            .Forecasts(Quantity.AirTemperature, Now, until ?? DayEnd, air)
            .Forecasts(Quantity.PrecipitationRate, Now, until ?? DayEnd, precipitation ?? (_ => 0));
        return snow ? built.Forecasts(Quantity.SnowfallRate, Now, until ?? DayEnd, precipitation!) : built;
    }

    /// <summary>Falls from 4 °C at 16:00 through zero at the given hour to a minimum, with nothing known of moisture.</summary>
    private static SomeStation Frost(SomeStation station, double freezeHour = 26, double minimum = -3) =>
        Roads(station, 4).IssuedAt(Now)
            .Forecasts(Quantity.AirTemperature, Now, DayEnd, Falling(freezeHour, minimum))
            .Forecasts(Quantity.PrecipitationRate, Now, DayEnd, 0);

    private static SomeStation FrostWithRain(double minimum, double rainFrom, double rainUntil, double? air = null, bool phaseKnown = false)
    {
        // Air well above zero for rain to be rain; the road is held below it by its offset.
        var station = Roads(new SomeStation { OffsetK = air is null ? minimum - 4 : minimum - air.Value }, 4).IssuedAt(Now)
            .Forecasts(Quantity.AirTemperature, Now, DayEnd, at => air is null ? 4 : at >= Jan14(20) ? air.Value : 4)
            .Forecasts(Quantity.PrecipitationRate, Now, DayEnd, at => at > Jan14(rainFrom) && at <= Jan14(rainUntil) ? 1 : 0);
        return phaseKnown ? station.Forecasts(Quantity.SnowfallRate, Now, DayEnd, 0) : station;
    }

    private static Func<DateTimeOffset, double> Falling(double freezeHour, double minimum) => at =>
        Math.Max(minimum, 4 - (4 * (at - Now).TotalHours / (freezeHour - 16)));

    /// <summary>A road that will freeze and is shown dry: gauge, dew point and forecast all through.</summary>
    private static SomeStation DryFrost(bool gauge = true, bool gaugeGap = false, Func<DateTimeOffset, double>? dewAt = null, double dewAhead = -12)
    {
        var station = Roads(new SomeStation(), 3)
            .ReadsAll(Quantity.AirTemperature, Jan14(3), Now, 4)
            .ReadsAll(Quantity.DewPoint, Jan14(3), Now, dewAt ?? (_ => -12))
            .IssuedAt(Now)
            .Forecasts(Quantity.AirTemperature, Now, DayEnd, Falling(22, -2))
            .Forecasts(Quantity.DewPoint, Now, DayEnd, dewAhead)
            .Forecasts(Quantity.PrecipitationRate, Now, DayEnd, 0);
        if (!gauge)
        {
            return station;
        }

        return gaugeGap
            ? station.ReadsAll(Quantity.PrecipitationRate, Jan14(3), Jan14(9), 0).ReadsAll(Quantity.PrecipitationRate, Jan14(10), Now, 0)
            : station.ReadsAll(Quantity.PrecipitationRate, Jan14(3), Now, 0);
    }
}

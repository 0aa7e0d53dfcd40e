using Telemetry.Domain.Decisions;
using Telemetry.Domain.Quantities;
using Telemetry.Rules.Winter;
using static Telemetry.Tests.Unit.Rules.Winter.SomeRoute;

namespace Telemetry.Tests.Unit.Rules.Winter;

/// <summary>The worked timing of docs/sources/winter.md#timing, end to end.</summary>
public sealed class TreatmentWindowTests
{
    private static readonly DateTimeOffset DayEnd = Jan14(36);

    [Fact]
    public void Rain_until_22_and_a_freeze_at_2_leave_22_00_to_22_30()
    {
        var decision = Decide(Jan14(16), Night(rainUntil: 22));

        Assert.Equal(Jan14(26), decision.FirstFreezeAt);
        Assert.Equal(Jan14(22), decision.WindowStart);
        Assert.Equal(Jan14(22.5), decision.WindowEnd);
        Assert.False(decision.LateRisk);
        Assert.Equal(Treatments.One, decision.Treatments);
    }

    [Fact]
    public void Without_a_margin_the_window_lasts_to_23_00() =>
        Assert.Equal(Jan14(23), Decide(Jan14(16), Night(rainUntil: 22), new() { SafetyMargin = TimeSpan.Zero }).WindowEnd);

    [Fact]
    public void Rain_until_half_past_midnight_leaves_too_little_time_and_says_so()
    {
        // Hourly forecasts end rain on the hour: 01:00.
        var decision = Decide(Jan14(16), Night(rainUntil: 25));

        Assert.Equal(Jan14(25), decision.WindowStart);
        Assert.Equal(Jan14(25), decision.WindowEnd);
        Assert.True(decision.LateRisk);
        Assert.True(decision.Has("late-risk"));
    }

    [Fact]
    public void The_window_stays_put_while_the_evening_goes_by()
    {
        var station = Night(rainUntil: 18);
        var at16 = Decide(Jan14(16), station);

        for (var hour = 16.25; hour < 22; hour += 0.25)
        {
            var later = Decide(Jan14(hour), station);
            Assert.Equal(at16.WindowStart, later.WindowStart);
            Assert.Equal(at16.WindowEnd, later.WindowEnd);
            Assert.Equal(at16.Action, later.Action);
        }
    }

    [Fact]
    public void Too_late_to_mobilise_is_late_but_the_window_does_not_chase_the_clock()
    {
        var decision = Decide(Jan14(22), Night(rainUntil: 18));

        Assert.Equal(Jan14(22.5), decision.WindowEnd);
        Assert.True(decision.LateRisk);
    }

    [Fact]
    public void A_latest_start_in_the_night_opens_the_window_before_it()
    {
        var decision = Decide(Jan14(16), Night(rainUntil: 18, freezeAt: 30));

        Assert.Equal(Jan14(21), decision.WindowStart);
        Assert.Equal(Jan14(26.5), decision.WindowEnd);
        Assert.True(decision.Has("start-before-night"));
    }

    [Fact]
    public void Rain_into_the_night_overrides_the_avoided_hours()
    {
        var decision = Decide(Jan14(16), Night(rainUntil: 24, freezeAt: 30));

        Assert.Equal(Jan14(24.5), decision.WindowStart);
        Assert.Equal(Jan14(26.5), decision.WindowEnd);
        Assert.True(decision.Has("night-start"));
    }

    [Fact]
    public void On_a_moist_road_already_frozen_the_freeze_is_when_it_froze_and_a_blip_above_zero_is_no_thaw()
    {
        var station = new SomeStation().ReadsAll(Quantity.RoadSurfaceTemperature, Jan14(8), Jan14(23),
            at => at < Jan14(18) ? 2 : at == Jan14(21) ? 0.2 : -1);

        var decision = Decide(Jan14(23), station);

        Assert.Equal(Jan14(18), decision.FirstFreezeAt);
        Assert.Equal(Jan14(14.5), decision.WindowEnd);
        Assert.True(decision.LateRisk);
    }

    [Fact]
    public void On_a_dry_frozen_road_the_next_freeze_is_the_next_wetting()
    {
        var now = Jan14(20);
        var station = new SomeStation().ReadsAll(Quantity.RoadSurfaceTemperature, Jan14(4), now, -2)
            .ReadsAll(Quantity.WaterFilmThickness, Jan14(4), now, 0)
            .IssuedAt(now)
            .Forecasts(Quantity.AirTemperature, now, DayEnd, -2)
            .Forecasts(Quantity.DewPoint, now, DayEnd, -12)
            .Forecasts(Quantity.PrecipitationRate, now, DayEnd, at => at == Jan14(30) ? 0.05 : 0)
            .Forecasts(Quantity.SnowfallRate, now, DayEnd, 0);

        Assert.Equal(Jan14(29), Decide(now, station).FirstFreezeAt);
    }

    [Fact]
    public void On_a_dry_frozen_road_the_next_freeze_is_the_next_deposition()
    {
        var now = Jan14(20);
        var station = new SomeStation().ReadsAll(Quantity.RoadSurfaceTemperature, Jan14(4), now, -2)
            .ReadsAll(Quantity.WaterFilmThickness, Jan14(4), now, 0)
            .IssuedAt(now)
            .Forecasts(Quantity.AirTemperature, now, DayEnd, -2)
            .Forecasts(Quantity.DewPoint, now, DayEnd, at => at >= Jan14(30) ? -2 : -12)
            .Forecasts(Quantity.PrecipitationRate, now, DayEnd, 0);

        var decision = Decide(now, station);

        Assert.InRange(decision.FirstFreezeAt!.Value, Jan14(29), Jan14(30));
        Assert.Equal(GrittingAction.Precautionary, decision.Action);
    }

    [Fact]
    public void A_long_frost_keeps_its_window_as_the_hours_go_by()
    {
        var station = new SomeStation().ReadsAll(Quantity.RoadSurfaceTemperature, Jan14(8), Jan14(35), at => at < Jan14(14) ? 2 : -1);

        for (var hour = 15.0; hour < 35; hour += 0.5)
        {
            Assert.Equal(Jan14(14), Decide(Jan14(hour), station).FirstFreezeAt);
            Assert.Equal(Jan14(12), Decide(Jan14(hour), station).WindowEnd);
        }
    }

    [Fact]
    public void Snow_that_the_forecast_has_fall_since_six_began_at_six_all_evening()
    {
        var station = new SomeStation().ReadsAll(Quantity.RoadSurfaceTemperature, Jan14(8), Jan14(30), 0.2)
            .IssuedAt(Jan14(15)).Forecasts(Quantity.AirTemperature, Jan14(15), DayEnd, 0.2)
            .Forecasts(Quantity.PrecipitationRate, Jan14(15), DayEnd, at => at > Jan14(18) && at <= Jan14(23) ? 0.3 : 0)
            .Forecasts(Quantity.SnowfallRate, Jan14(15), DayEnd, at => at > Jan14(18) && at <= Jan14(23) ? 0.3 : 0);

        for (var hour = 16.0; hour < 23; hour += 0.25)
        {
            Assert.Equal(Jan14(18), Decide(Jan14(hour), station).FirstFreezeAt);
            Assert.Equal(Jan14(14.5), Decide(Jan14(hour), station).WindowEnd);
        }
    }

    [Fact]
    public void Hoar_that_has_begun_on_a_dry_road_began_when_it_was_first_seen_all_night()
    {
        // Road and air fall by a degree an hour; the frost point of the air's −2.0 °C is −1.75 °C, which the road passes at 21:45.
        double Air(DateTimeOffset at) => 4 - (at - Jan14(16)).TotalHours;
        var station = new SomeStation().ReadsAll(Quantity.RoadSurfaceTemperature, Jan14(3), Jan14(26), Air)
            .ReadsAll(Quantity.WaterFilmThickness, Jan14(3), Jan14(26), 0)
            .ReadsAll(Quantity.DewPoint, Jan14(3), Jan14(26), at => Math.Min(-2, Air(at)))
            .IssuedAt(Jan14(16))
            .Forecasts(Quantity.AirTemperature, Jan14(16), DayEnd, Air)
            .Forecasts(Quantity.DewPoint, Jan14(16), DayEnd, at => Math.Min(-2, Air(at)))
            .Forecasts(Quantity.PrecipitationRate, Jan14(16), DayEnd, 0);

        for (var hour = 22.0; hour < 26; hour += 0.25)
        {
            Assert.Equal(Jan14(22) - TimeSpan.FromMinutes(10), Decide(Jan14(hour), station).FirstFreezeAt);
        }
    }

    [Fact]
    public void Where_no_freeze_is_known_the_window_goes_by_the_coldest_time_and_does_not_speak_of_one()
    {
        // Without a forecast: 2.3 °C, falling by 1 K/h, is 0.19 °C after the 3 h that there is a basis for: cold enough to treat, not a freeze.
        var station = new SomeStation().ReadsAll(Quantity.RoadSurfaceTemperature, Jan14(12), Jan14(16), at => 2.3 + (Jan14(16) - at).TotalHours);

        var decision = Decide(Jan14(16), station);

        Assert.Equal(GrittingAction.Precautionary, decision.Action);
        Assert.Null(decision.FirstFreezeAt);
        Assert.Equal(Jan14(15.5), decision.WindowEnd);
        var late = Assert.Single(decision.Reasons, r => r.Code == "late-risk");
        Assert.DoesNotContain("freeze", late.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_road_taken_for_frozen_was_not_while_it_was_seen_to_be_warmer()
    {
        var station = new SomeStation().ReadsAll(Quantity.RoadSurfaceTemperature, Jan14(12), Jan14(19), 1.9)
            .IssuedAt(Jan14(14)).Forecasts(Quantity.AirTemperature, Jan14(14), DayEnd, 2);

        Assert.Equal(Jan14(19), Decide(Jan14(20), station).FirstFreezeAt);
    }

    /// <summary>Air and road fall in a straight line from 4 °C at 16:00 through zero at the given hour; the road's readings follow the forecast.</summary>
    private static SomeStation Night(double rainUntil, double freezeAt = 26)
    {
        var start = Jan14(16);
        double Air(DateTimeOffset at) => Math.Max(-2, 4 - (4 * (at - start).TotalHours / (freezeAt - 16)));
        return new SomeStation().ReadsAll(Quantity.RoadSurfaceTemperature, start.AddHours(-4), DayEnd, at => at < start ? 4 : Air(at))
            .IssuedAt(start)
            .Forecasts(Quantity.AirTemperature, start, DayEnd, Air)
            .Forecasts(Quantity.PrecipitationRate, start, DayEnd, at => at > Jan14(17) && at <= Jan14(rainUntil) ? 1 : 0)
            .Forecasts(Quantity.SnowfallRate, start, DayEnd, 0);
    }
}

using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Rules.Winter;
using static Telemetry.Tests.Unit.Rules.Winter.SomeRoute;

namespace Telemetry.Tests.Unit.Rules.Winter;

/// <summary>Decisions that rest on the road surface model: when it is used, what moves it, and that remembering it changes nothing.</summary>
public sealed class StationRoadModelTests
{
    private static readonly DateTimeOffset Afternoon = Jan14(15);

    [Fact]
    public void A_described_road_under_a_whole_forecast_is_decided_by_the_model()
    {
        var decision = Decide(Afternoon, ClearNight());

        Assert.True(decision.Has("road-model"), Told(decision));
        Assert.Equal(Jan14(36), decision.BasisUntil);
        Assert.InRange(decision.MinRst!.Value, -9, 0);
        Assert.Equal(GrittingAction.Precautionary, decision.Action);
        Assert.InRange(decision.IceProbability!.Value, 0.8, 0.95);
        Assert.All(decision.Inputs[0].RoadSurfaceAhead.Skip(1), p => Assert.Equal(0, p.At.Minute));
    }

    [Fact]
    public void From_noon_the_model_reaches_the_end_of_the_decision_day()
    {
        var decision = Decide(Jan14(12.75), ClearNight());

        Assert.True(decision.Has("road-model"), Told(decision));
        Assert.Equal(Jan14(36), decision.BasisUntil);
    }

    [Fact]
    public void An_undescribed_road_keeps_to_the_decaying_difference_and_says_nothing_of_a_model()
    {
        var decision = Decide(Afternoon, ClearNight(described: false));

        Assert.False(decision.Has("road-model") || decision.Has("road-not-modelled"), Told(decision));
        Assert.NotNull(decision.MinRst);
    }

    [Fact]
    public void A_council_can_keep_to_the_decaying_difference()
    {
        var without = Decide(Afternoon, ClearNight(), new GrittingPolicyOptions { UseRoadModel = false });
        var undescribed = Decide(Afternoon, ClearNight(described: false));

        Assert.Equal(undescribed.MinRst, without.MinRst);
        Assert.Equal(undescribed.Reasons, without.Reasons);
    }

    [Fact]
    public void A_forecast_that_lacks_what_the_model_needs_is_named()
    {
        Assert.Contains(Decide(Afternoon, ClearNight(cloud: false)).Reasons, r => r.Code == "road-not-modelled" && r.Text.Contains("no cloud", StringComparison.Ordinal));
        Assert.Contains(Decide(Afternoon, ClearNight(wind: false)).Reasons, r => r.Code == "road-not-modelled" && r.Text.Contains("no wind", StringComparison.Ordinal));
    }

    [Fact]
    public void Clouds_keep_the_road_warmer_than_a_clear_sky()
    {
        var clear = Decide(Afternoon, ClearNight());
        var overcast = Decide(Afternoon, ClearNight(octas: 8));

        Assert.True(overcast.MinRst > clear.MinRst + 0.5, $"{overcast.MinRst} under cloud, {clear.MinRst} under a clear sky");
        Assert.True(overcast.IceProbability <= clear.IceProbability);
    }

    [Fact]
    public void What_is_measured_after_the_model_began_moves_it_to_either_side()
    {
        var as_foreseen = Decide(Afternoon, ClearNight()).MinRst!.Value;
        var colder = Decide(Afternoon, ClearNight(lastHalfHour: -1.5)).MinRst!.Value;
        var warmer = Decide(Afternoon, ClearNight(lastHalfHour: 1.5)).MinRst!.Value;

        Assert.True(colder < as_foreseen && warmer > as_foreseen, $"{colder} < {as_foreseen} < {warmer}");
    }

    [Fact]
    public void A_suspect_reading_cools_the_model_and_never_warms_it()
    {
        var trusted = Decide(Afternoon, ClearNight()).MinRst!.Value;
        var warm = Decide(Afternoon, ClearNight().Reads(Quantity.RoadSurfaceTemperature, Afternoon, 6, Flag.Suspect, QcTest.Step));
        var cold = Decide(Afternoon, ClearNight().Reads(Quantity.RoadSurfaceTemperature, Afternoon, -2, Flag.Suspect, QcTest.Step));

        Assert.True(warm.MinRst <= trusted, $"{warm.MinRst} after a warm suspect reading, {trusted} without");
        Assert.True(cold.MinRst < trusted, $"{cold.MinRst} after a cold suspect reading, {trusted} without");
        Assert.True(warm.Has("road-sensor"));
    }

    [Fact]
    public void A_rise_that_nothing_has_confirmed_has_no_part_in_the_model()
    {
        // An hourly sensor: its newest reading, 50 minutes old, lies before the model's beginning.
        var without = ClearNight(interval: TimeSpan.FromHours(1), until: 14);
        var with = ClearNight(interval: TimeSpan.FromHours(1), until: 14).Reads(Quantity.RoadSurfaceTemperature, Jan14(15), 12);

        Assert.True(Decide(Jan14(15.9), with).MinRst <= Decide(Jan14(15.9), without).MinRst);
    }

    [Fact]
    public void A_distrusted_sensor_leaves_the_model_out()
    {
        var station = ClearNight(until: 9).ReadsAll(Quantity.RoadSurfaceTemperature, Jan14(9).AddMinutes(10), Afternoon, 1.9, Flag.Fail);

        var decision = Decide(Afternoon, station);

        Assert.False(decision.Has("road-model"), Told(decision));
        Assert.True(decision.Has("road-assumed"), Told(decision));
        Assert.NotEqual(GrittingAction.NoAction, decision.Action);
    }

    [Fact]
    public void What_the_rule_remembers_changes_nothing()
    {
        var remembering = new GrittingDecisionRule(new());
        for (var minute = 0; minute < 65; minute += 5)
        {
            var now = Afternoon.AddMinutes(minute);
            foreach (var night in new[] { ClearNight(until: 17), ClearNight(octas: 6, until: 17), ClearNight(lastHalfHour: -1, until: 17) })
            {
                Assert.Equal(new GrittingDecisionRule(new()).Decide(Moment(now, [night])), remembering.Decide(Moment(now, [night])));
            }
        }
    }

    [Fact]
    public void The_stations_own_errors_make_the_chance_of_ice_and_leave_the_middle_as_it_is()
    {
        var published = Decide(Afternoon, ClearNight(octas: 8));
        var colder = Decide(Afternoon, ClearNight(octas: 8).Foreseen(Afternoon, 31, -3));
        var warmer = Decide(Afternoon, ClearNight(octas: 8).Foreseen(Afternoon, 31, 3));

        Assert.All([colder, warmer], d => Assert.Equal((published.MinRst, published.Action), (d.MinRst, d.Action)));
        Assert.True(
            warmer.IceProbability < published.IceProbability && published.IceProbability < colder.IceProbability,
            $"{warmer.IceProbability} where it came out 3 K warmer, {published.IceProbability} by published errors, {colder.IceProbability} where it came out 3 K colder");
    }

    [Fact]
    public void A_day_more_that_is_remembered_makes_the_run_anew()
    {
        var remembering = new GrittingDecisionRule(new());
        foreach (var days in new[] { 0, 5, 31, 5, 0 })
        {
            var night = ClearNight().Foreseen(Afternoon, days, -3);
            Assert.Equal(new GrittingDecisionRule(new()).Decide(Moment(Afternoon, [night])), remembering.Decide(Moment(Afternoon, [night])));
        }
    }

    /// <summary>Two days and an evening to come: mild by day, the road 1 K under the air as dusk falls, a damp road, no rain.</summary>
    private static SomeStation ClearNight(
        bool described = true, bool cloud = true, bool wind = true, double octas = 0, double lastHalfHour = 0, double until = 15, TimeSpan? interval = null)
    {
        var station = new SomeStation(interval: interval);
        if (described)
        {
            station.On(new RoadProfile { SkyView = 0.9 });
        }

        var end = Jan14(until);
        station
            .ReadsAll(Quantity.RoadSurfaceTemperature, Jan14(-33), end, at => Air(at) - 1 + (at > Afternoon.AddMinutes(-35) ? lastHalfHour : 0))
            .ReadsAll(Quantity.AirTemperature, Jan14(-33), end, Air)
            .ReadsAll(Quantity.DewPoint, Jan14(-33), end, at => Air(at) - 1.5)
            .ReadsAll(Quantity.WindSpeed, Jan14(-33), end, 2)
            .IssuedAt(Jan14(12))
            .Forecasts(Quantity.AirTemperature, Jan14(12), Jan14(38), Air)
            .Forecasts(Quantity.DewPoint, Jan14(12), Jan14(38), at => Air(at) - 1.5)
            .Forecasts(Quantity.PrecipitationRate, Jan14(12), Jan14(38), 0);
        if (cloud)
        {
            station.Forecasts(Quantity.CloudCover, Jan14(12), Jan14(38), octas);
        }

        return wind ? station.Forecasts(Quantity.WindSpeed, Jan14(12), Jan14(38), 2) : station;
    }

    /// <summary>4 °C at 14:00, −2 °C at 02:00.</summary>
    private static double Air(DateTimeOffset at) => 1 + (3 * Math.Cos((at - Jan14(14)).TotalHours / 12 * Math.PI));

    private static string Told(Decision decision) => string.Join(" | ", decision.Reasons.Select(r => $"{r.Code}: {r.Text}"));
}

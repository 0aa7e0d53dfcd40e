using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Rules.Winter;
using static Telemetry.Tests.Unit.Rules.Winter.SomeRoute;

namespace Telemetry.Tests.Unit.Rules.Winter;

/// <summary>A road without a weather forecast, looked ahead by what its station has measured.</summary>
public sealed class AloneOutlookTests
{
    private static readonly DateTimeOffset Now = Jan14(16);
    private static readonly DateTimeOffset DayEnd = Jan14(36);
    private static readonly GrittingPolicyOptions Alone = new() { WithoutForecast = WithoutForecast.StationAlone };

    [Fact]
    public void By_default_only_the_trend_is_a_basis_and_sees_three_hours()
    {
        var decision = Decide(Now, Days(1));

        Assert.Equal(Now.AddHours(3), decision.BasisUntil);
        Assert.Equal(GrittingAction.Monitor, decision.Action);
    }

    [Fact]
    public void By_default_the_next_hours_are_the_mean_of_the_trend_and_of_what_the_last_days_let_expect()
    {
        var both = Trend(Days(1));
        var trend = Trend(Days(1, hours: 20));
        var days = Outlook(Days(1));

        Assert.True(both.WithLastDays);
        Assert.False(trend.WithLastDays);
        foreach (var hour in new[] { 1, 2, 3 })
        {
            Assert.Equal((At(trend, hour) + At(days, hour)) / 2, At(both, hour), 6);
            Assert.True(Math.Abs(At(trend, hour) - At(days, hour)) > 0.01, "They should differ.");
        }

        Assert.Contains("own trend and its last days, to ", Decide(Now, Days(1)).Reasons.Single(r => r.Code == "no-forecast").Text, StringComparison.Ordinal);

        double At(Outlook outlook, int hour) => outlook.Points.Single(p => p.At == Now.AddHours(hour)).Rst;
    }

    [Fact]
    public void By_default_a_suspect_reading_may_cool_the_next_hours_and_never_warm_them()
    {
        var known = Decide(Now, Days(1, until: -10)).MinRst!.Value;
        var warm = Decide(Now, Days(1, until: -10).Reads(Quantity.RoadSurfaceTemperature, Now, 9, Flag.Suspect, QcTest.Step)).MinRst!.Value;
        var cold = Decide(Now, Days(1, until: -10).Reads(Quantity.RoadSurfaceTemperature, Now, -3, Flag.Suspect, QcTest.Step)).MinRst!.Value;

        Assert.True(warm <= known + 1e-9, $"{warm} > {known}");
        Assert.True(cold <= -3, $"{cold}");
    }

    [Fact]
    public void By_default_however_warm_the_days_were_the_road_is_monitored() =>
        Assert.Equal(GrittingAction.Monitor, Decide(Now, Days(9)).Action);

    [Fact]
    public void Two_measured_days_foresee_the_nights_frost_to_the_end_of_the_decision_day_and_tell_the_uncertainty()
    {
        var decision = Decide(Now, Days(1), Alone);

        Assert.Equal(GrittingAction.Precautionary, decision.Action);
        Assert.Equal(DayEnd, decision.BasisUntil);
        Assert.InRange(decision.MinRst!.Value, -4.0, 0.0);
        Assert.InRange(decision.MinRstAt!.Value, Jan14(24), Jan14(33));
        Assert.InRange(decision.IceProbability!.Value, 0.5, 0.95);
        Assert.InRange(decision.Confidence, 0.1, 0.8);
        Assert.Matches("what the station alone lets expect.* lies between −.* °C and .* °C with a chance of 80 %", decision.Reasons.Single(r => r.Code == "no-forecast").Text);
        Assert.Null(decision.Inputs[0].ForecastIssuedAt);
    }

    [Fact]
    public void However_warm_the_days_were_the_road_is_monitored()
    {
        var decision = Decide(Now, Days(9), Alone);

        Assert.Equal(GrittingAction.Monitor, decision.Action);
        Assert.InRange(decision.Confidence, 0, 0.5);
    }

    [Fact]
    public void Its_uncertainty_widens_with_the_hours()
    {
        var outlook = Outlook(Days(1));

        double Width(double hour) => outlook.Points.First(p => p.At >= Now.AddHours(hour)).Quantiles!.Value is var q ? q.P90 - q.P10 : 0;
        Assert.True(Width(1) < Width(3) && Width(3) < Width(8) && Width(8) < Width(16), $"{Width(1)}, {Width(3)}, {Width(8)}, {Width(16)}");
        Assert.All(outlook.Points.Where(p => p.At > Now.AddHours(3)), p => Assert.True(double.IsNaN(p.FrostPoint)));
        Assert.False(outlook.Covers);
    }

    [Fact]
    public void A_station_that_has_no_day_behind_it_goes_by_its_trend()
    {
        var decision = Decide(Now, Days(1, hours: 20), Alone);

        Assert.Equal(Now.AddHours(3), decision.BasisUntil);
        Assert.Contains("the road's own trend", decision.Reasons.Single(r => r.Code == "no-forecast").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sensor_that_is_silent_is_no_basis()
    {
        var decision = Decide(Now.AddHours(4), Days(1), Alone);

        Assert.Equal(GrittingAction.Escalate, decision.Action);
        Assert.Null(decision.BasisUntil);
    }

    [Fact]
    public void A_road_that_is_dry_now_is_not_shown_to_stay_dry_all_night_without_a_forecast()
    {
        var dry = Days(1).ReadsAll(Quantity.WaterFilmThickness, Jan14(-20), Now, 0);

        var decision = Decide(Now, dry, Alone);

        Assert.Equal(GrittingAction.Precautionary, decision.Action);
        Assert.True(decision.Has("road-damp"));
    }

    [Fact]
    public void A_current_forecast_goes_before_it()
    {
        var station = Days(1).IssuedAt(Now).Forecasts(Quantity.AirTemperature, Now, DayEnd, 8).Forecasts(Quantity.PrecipitationRate, Now, DayEnd, 0);

        var decision = Decide(Now, station, Alone);

        Assert.False(decision.Has("no-forecast"));
        Assert.Equal(Now, decision.Inputs[0].ForecastIssuedAt);
    }

    [Fact]
    public void Remembering_the_last_run_changes_no_decision()
    {
        var station = Days(1);
        var one = new GrittingDecisionRule(Alone);
        for (var minute = -50; minute <= 0; minute += 5)
        {
            var moment = Moment(Now.AddMinutes(minute), [station]);
            Assert.Equal(new GrittingDecisionRule(Alone).Decide(moment), one.Decide(moment));
        }
    }

    private static Outlook Outlook(SomeStation station)
    {
        var at = Moment(Now, [station]).Stations[0];
        return AloneOutlook.Look(at, DecisionDay.Containing(Now, London), London, RoadSensor.Of(at.Moment, Alone), null, new StationRoadModel(Alone), Alone)!;
    }

    private static Outlook Trend(SomeStation station)
    {
        var policy = new GrittingPolicyOptions();
        var at = Moment(Now, [station]).Stations[0];
        return TrendOutlook.Look(at, DecisionDay.Containing(Now, London), London, RoadSensor.Of(at.Moment, policy), null, new StationRoadModel(policy), policy)!;
    }

    /// <summary>Road and air in a daily course about a mean, warmest at 14:00 and 4 K to either side, to 16:00 or the road so many minutes from it.</summary>
    private static SomeStation Days(double mean, double hours = 47, int until = 0) => new SomeStation()
        .ReadsAll(Quantity.RoadSurfaceTemperature, Now.AddHours(-hours), Now.AddMinutes(until), at => Course(at, mean))
        .ReadsAll(Quantity.AirTemperature, Now.AddHours(-hours), Now, at => Course(at, mean) + 0.5)
        .ReadsAll(Quantity.WindSpeed, Now.AddHours(-hours), Now, 2);

    private static double Course(DateTimeOffset at, double mean) => mean + (4 * Math.Cos((at.TimeOfDay.TotalHours - 14) * Math.PI / 12));
}

using Telemetry.Rules.Winter.Backtest;
using static Telemetry.Tests.Unit.Rules.Winter.SomeRoute;

namespace Telemetry.Tests.Unit.Rules.Winter.Backtest;

public sealed class MethodScoreTests
{
    [Fact]
    public void Bias_mean_error_and_root_mean_square_are_by_hand_and_by_lead()
    {
        var score = MethodScore.Of("m", [Forecast(0, null, null, 1, -1), Forecast(1, null, null, 2, 0)], [Night(1), Night(1)]);

        Assert.Equal((0.5, 1.0, Math.Sqrt(1.5)), (score.All!.Bias, score.All.Mae, score.All.Rmse));
        Assert.Equal((4, 2), (score.All.Pairs, score.All.Nights));
        Assert.Equal([1, 2], score.ByLead.Select(l => l.Lead));
        Assert.Equal((1.5, -0.5), (score.ByLead[0].Score.Bias, score.ByLead[1].Score.Bias));
        Assert.True(score.All.RestsOnFew);
        Assert.Null(score.All.Within);
    }

    [Fact]
    public void Frosts_are_counted_on_all_nights_and_on_critical_ones()
    {
        var score = MethodScore.Of(
            "m", [Forecast(0, -1, null), Forecast(1, 1, null), Forecast(2, -0.1, null), Forecast(3, 4, null), Forecast(4, 6, null)], [Night(-2), Night(-0.5), Night(0.4), Night(2), Night(7)]);

        Assert.Equal(new Contingency(1, 1, 1, 2), score.Frost);
        Assert.Equal(new Contingency(1, 1, 1, 1), score.Critical);
        Assert.Equal(new Proportion(2, 4), score.Critical.Correct);
        Assert.Equal((1 + 1.5 - 0.5 + 2 - 1) / 5, score.Minimum!.Bias, 9);
    }

    [Fact]
    public void A_night_that_is_no_evidence_counts_for_neither_frost_nor_minimum()
    {
        var score = MethodScore.Of("m", [Forecast(0, -1, Jan14(22), 0.5)], [Night(-2) with { LongestGap = TimeSpan.FromHours(5) }]);

        Assert.Equal(0, score.Frost.Nights);
        Assert.Null(score.Minimum);
        Assert.Null(score.FreezeTime);
        Assert.Equal(1, score.All!.Pairs);
    }

    [Fact]
    public void The_time_of_the_first_freeze_errs_in_hours_where_both_have_one()
    {
        ObservedNight frozen = Night(-2) with { FirstFreezeAt = Jan14(22), FreezeIsTimed = true };

        var score = MethodScore.Of("m", [Forecast(0, -1, Jan14(23.5)), Forecast(1, -1, Jan14(20)), Forecast(2, 1, null), Forecast(3, -1, Jan14(18))], [frozen, frozen, frozen, frozen with { FreezeIsTimed = false }]);

        Assert.Equal((2, -0.25, 1.75), (score.FreezeTime!.Nights, score.FreezeTime.Bias, score.FreezeTime.Mae));
    }

    [Fact]
    public void A_band_is_scored_by_the_share_of_pairs_within()
    {
        LeadError[] errors = [new(0, 1, 0, true), new(0, 2, 0, true), new(1, 1, 0, false), new(1, 2, 0, true)];

        Assert.Equal(0.75, ErrorScore.Of(errors)!.Within);
        Assert.Null(ErrorScore.Of([]));
    }

    private static NightForecast Forecast(int night, double? minimum, DateTimeOffset? freeze, params double[] errors) =>
        new(night, [.. errors.Select((e, i) => new LeadError(night, i + 1, e, null))], minimum, freeze);

    private static ObservedNight Night(double minimum) => new(new DateOnly(2026, 1, 14), Jan14(15), Jan14(35), TimeSpan.FromHours(1)) { MinimumRst = minimum };
}

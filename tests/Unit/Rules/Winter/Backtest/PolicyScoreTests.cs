using Telemetry.Domain.Decisions;
using Telemetry.Rules.Winter.Backtest;
using static Telemetry.Tests.Unit.Rules.Winter.Backtest.SomeDecision;
using static Telemetry.Tests.Unit.Rules.Winter.SomeRoute;

namespace Telemetry.Tests.Unit.Rules.Winter.Backtest;

public sealed class PolicyScoreTests
{
    private static readonly BacktestOptions Costs = new() { PoundsPerKm = 10, PoundsPerTonne = 100, LossPerTreatment = 8 };

    /// <summary>
    /// One run costs 40 km × £10 = £400; 8 g/m² on 40 km × 7.3 m are 2.336 t, £233.60: £633.60 a treatment. Four nights:
    /// frozen and treated; frozen and missed (forecast 0.8 °C); not frozen and treated (forecast −0.5 °C); neither.
    /// </summary>
    private static readonly NightCase[] Nights =
    [
        Case(-1, Precaution(15, 8, minimum: -0.8)),
        Case(-0.5, At(15, GrittingAction.Monitor, minimum: 0.8)),
        Case(0.6, Precaution(15, 8, minimum: -0.5)),
        Case(5, At(15, GrittingAction.NoAction, minimum: 4.8)),
    ];

    [Theory]
    [InlineData("the decision, as it stood at the hour asked at", 1, 1, 1, 2, 4.672, 1267.2, 5068.8)]
    [InlineData("forecast minimum at or below 0.0 °C", 1, 1, 1, 2, 4.672, 1267.2, 5068.8)]
    [InlineData("forecast minimum at or below 1.0 °C", 2, 0, 1, 3, 7.008, 1900.8, 0)]
    [InlineData("every critical night (measured minimum under 3 °C)", 2, 0, 1, 3, 7.008, 1900.8, 0)]
    [InlineData("every night", 2, 0, 2, 4, 9.344, 2534.4, 0)]
    [InlineData("never", 0, 2, 0, 0, 0, 0, 10137.6)]
    [InlineData("perfect knowledge", 2, 0, 0, 2, 4.672, 1267.2, 0)]
    public void Tonnes_and_money_are_as_worked_out_by_hand(string name, int hits, int misses, int alarms, int runs, double tonnes, double treatments, double loss)
    {
        var score = PolicyScore.Of(Nights, Route, Truth.Froze, Costs).Single(p => p.Name == name);

        Assert.Equal(new Contingency(hits, misses, alarms, 4 - hits - misses - alarms), score.Table);
        Assert.Equal(runs, score.Runs);
        Assert.Equal(tonnes, score.Tonnes, 6);
        Assert.Equal(treatments, score.TreatmentPounds, 6);
        Assert.Equal(loss, score.Loss, 6);
        Assert.Equal((treatments + loss) / 4, score.MeanPounds, 6);
    }

    [Fact]
    public void Value_is_one_for_perfect_knowledge_and_nothing_for_the_better_of_always_and_never()
    {
        var scores = PolicyScore.Of(Nights, Route, Truth.Froze, Costs).ToDictionary(p => p.Name);

        Assert.Equal(1, scores["perfect knowledge"].Value!.Value, 9);
        Assert.Equal(0, scores["every night"].Value!.Value, 9);
        Assert.Equal((2534.4 - 1900.8) / (2534.4 - 1267.2), scores["forecast minimum at or below 1.0 °C"].Value!.Value, 9);
    }

    [Fact]
    public void The_others_are_held_against_the_decision_night_by_night()
    {
        var threshold = PolicyScore.Of(Nights, Route, Truth.Froze, Costs).Single(p => p.Name == "forecast minimum at or below 1.0 °C");

        Assert.Equal((1900.8 - 1267.2 - 5068.8) / 4, threshold.Difference, 6);
        Assert.NotNull(threshold.DifferenceInterval);
    }

    [Fact]
    public void A_night_without_a_forecast_minimum_is_compared_with_nothing()
    {
        NightCase[] nights = [.. Nights, Case(-2, At(15, GrittingAction.Escalate))];

        var score = RouteScore.Of(nights, Route, Truth.Froze, Costs);

        Assert.Equal(4, score.ComparedNights);
        Assert.Equal(new Contingency(1, 2, 1, 1), score.AtTheHour);
        Assert.Equal(new Proportion(1, 1), score.Escalated);
    }

    [Fact]
    public void What_the_matrix_leaves_to_a_person_is_reckoned_by_the_option() =>
        Assert.Equal(new NightSpreading(30, 2), NightSpreading.ForFrost(-12, wet: false, Route.Salt, new BacktestOptions()));

    [Fact]
    public void Of_no_nights_there_is_nothing_to_compare() => Assert.Empty(PolicyScore.Of([], Route, Truth.Froze, Costs));

    private static NightCase Case(double minimum, Decision asked) => new(
        new ObservedNight(asked.Day, Jan14(15), Jan14(35), TimeSpan.FromHours(1)) { MinimumRst = minimum, Precipitation = false }, asked, default);
}

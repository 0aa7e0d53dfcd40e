using Telemetry.Rules.Winter.Backtest;

namespace Telemetry.Tests.Unit.Rules.Winter.Backtest;

public sealed class ContingencyTests
{
    /// <summary>66 hits, 12 misses, 60 false alarms, 75 correct negatives: 213 nights at Hornsgatan by "minimum at or below 0.0 °C" against what the city spread.</summary>
    private static readonly Contingency Hornsgatan = new(66, 12, 60, 75);

    [Fact]
    public void The_rates_are_those_of_the_published_table()
    {
        Assert.Equal(0.85, Hornsgatan.ProbabilityOfDetection.Value!.Value, 2);
        Assert.Equal(0.48, Hornsgatan.FalseAlarmRatio.Value!.Value, 2);
        Assert.Equal(0.44, Hornsgatan.ProbabilityOfFalseDetection.Value!.Value, 2);
        Assert.Equal(0.40, Hornsgatan.PeirceSkillScore!.Value, 2);
        Assert.Equal(new Proportion(141, 213), Hornsgatan.Correct);
        Assert.Equal(new Proportion(12, 78), Hornsgatan.MissRate);
        Assert.Equal(213, Hornsgatan.Nights);
    }

    [Fact]
    public void Each_night_falls_into_one_of_four() =>
        Assert.Equal(new Contingency(1, 2, 1, 3), Contingency.Of([(true, true), (false, true), (false, true), (true, false), (false, false), (false, false), (false, false)]));

    [Fact]
    public void Without_both_kinds_of_night_there_is_no_skill_to_speak_of()
    {
        Assert.Null(new Contingency(3, 1, 0, 0).PeirceSkillScore);
        Assert.Null(new Contingency(0, 0, 2, 5).PeirceSkillScore);
        Assert.Null(Contingency.PeirceInterval([(true, true), (true, true)]));
    }

    [Fact]
    public void The_skill_of_a_perfect_forecast_is_one_in_every_drawing() =>
        Assert.Equal(new Interval(1, 1), Contingency.PeirceInterval([.. Enumerable.Range(0, 20).Select(i => (i < 8, i < 8))]));
}

using Telemetry.Domain.Decisions;
using Telemetry.Rules.Winter.Backtest;
using static Telemetry.Tests.Unit.Rules.Winter.Backtest.SomeDecision;
using static Telemetry.Tests.Unit.Rules.Winter.SomeRoute;

namespace Telemetry.Tests.Unit.Rules.Winter.Backtest;

public sealed class NightCarriedOutTests
{
    [Fact]
    public void A_treatment_starts_at_its_latest_start()
    {
        var night = Carry(Precaution(15, latest: 19.5), Precaution(16, latest: 19.5), Precaution(19, latest: 19.5), Precaution(20, latest: 19.5));

        Assert.Equal(new NightCarriedOut(new NightSpreading(10, 1), Jan14(19.5)), night);
    }

    [Fact]
    public void What_is_taken_back_before_its_latest_start_is_not_spread()
    {
        var night = Carry(Precaution(15, latest: 19.5), At(19, GrittingAction.Monitor), At(20, GrittingAction.Monitor));

        Assert.False(night.Spreading.Treats);
        Assert.Null(night.StartedAt);
    }

    [Fact]
    public void A_late_start_is_at_once() =>
        Assert.Equal(Jan14(17), Carry(At(16, GrittingAction.Monitor), Precaution(17, latest: 17.5, late: true), Precaution(18, latest: 17.5, late: true)).StartedAt);

    [Fact]
    public void What_the_night_asks_for_later_is_added_and_not_spread_twice()
    {
        var night = Carry(Precaution(15, rate: 8, latest: 15.5), Precaution(16, rate: 8, latest: 15.5), At(23, GrittingAction.Precautionary, 15, Treatments.Two, 23), At(24, GrittingAction.Monitor));

        Assert.Equal(new NightSpreading(30, 2), night.Spreading);
        Assert.Equal(Jan14(15.5), night.StartedAt);
    }

    [Fact]
    public void A_start_after_the_night_is_not_of_it() => Assert.Null(Carry(Precaution(34, latest: 35.5)).StartedAt);

    [Fact]
    public void In_time_is_when_the_treatment_is_over_before_the_freeze()
    {
        var frozen = new ObservedNight(new DateOnly(2026, 1, 14), Jan14(15), Jan14(35), TimeSpan.Zero) { FirstFreezeAt = Jan14(22), FreezeIsTimed = true, MinimumRst = -1 };
        var case19 = new NightCase(frozen, null, new NightCarriedOut(new NightSpreading(10, 1), Jan14(19)));

        Assert.True(case19.InTime(TimeSpan.FromHours(3)));
        Assert.False(case19.InTime(TimeSpan.FromHours(3.1)));
        Assert.Null((case19 with { Observed = frozen with { FreezeIsTimed = false } }).InTime(TimeSpan.FromHours(3)));
        Assert.Null((case19 with { Carried = default }).InTime(TimeSpan.FromHours(3)));
    }

    private static NightCarriedOut Carry(params Decision[] decisions) => NightCarriedOut.Of(decisions, Jan14(35), new BacktestOptions());
}

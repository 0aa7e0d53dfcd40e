using Telemetry.Domain.Decisions;
using Telemetry.Domain.Quantities;
using Telemetry.Rules.Winter;
using static Telemetry.Tests.Unit.Rules.Winter.SomeRoute;

namespace Telemetry.Tests.Unit.Rules.Winter;

public sealed class DecisionDayTests
{
    [Theory]
    [InlineData("2026-01-14T11:59:59Z", "2026-01-13")]
    [InlineData("2026-01-14T12:00:00Z", "2026-01-14")]
    [InlineData("2026-01-15T03:00:00Z", "2026-01-14")]
    [InlineData("2026-07-14T10:59:59Z", "2026-07-13")]
    [InlineData("2026-07-14T11:00:00Z", "2026-07-14")]
    public void Runs_from_noon_to_noon_by_local_clocks(string instant, string date) =>
        Assert.Equal(date, DecisionDay.Containing(DateTimeOffset.Parse(instant, null), London).ToString());

    [Theory]
    [InlineData("2026-10-24", 25)]
    [InlineData("2026-03-28", 23)]
    [InlineData("2026-01-14", 24)]
    public void Is_as_long_as_the_clocks_make_it(string date, int hours)
    {
        var day = DecisionDay.Of(DateOnly.Parse(date, null), London);

        Assert.Equal(TimeSpan.FromHours(hours), day.End - day.Start);
        Assert.Equal(day, DecisionDay.Containing(day.Start, London));
        Assert.Equal(day, DecisionDay.Containing(day.End.AddTicks(-1), London));
        Assert.Equal(day.Date.AddDays(1), DecisionDay.Containing(day.End, London).Date);
    }

    [Theory]
    [InlineData("2026-10-24", 1.5, "Sun 01:30 (+00:00)")]
    [InlineData("2026-03-28", 1.5, "Sun 02:30 (+01:00)")]
    public void In_a_night_of_changing_clocks_the_outlook_reaches_noon_and_times_carry_their_offset(string date, double freezeUtc, string expected)
    {
        var day = DecisionDay.Of(DateOnly.Parse(date, null), London);
        var freeze = new DateTimeOffset(day.Date.AddDays(1), TimeOnly.FromTimeSpan(TimeSpan.FromHours(freezeUtc)), TimeSpan.Zero);
        var now = day.Start.AddHours(4);
        var station = new SomeStation().ReadsAll(Quantity.RoadSurfaceTemperature, now.AddHours(-3), now, 4).IssuedAt(now)
            .Forecasts(Quantity.AirTemperature, now, day.End, at => 4 * (1 - ((at - now) / (freeze - now))))
            .Forecasts(Quantity.PrecipitationRate, now, day.End, 0);

        var decision = Decide(now, station);

        Assert.Equal(GrittingAction.Precautionary, decision.Action);
        Assert.Equal(day.Date, decision.Day);
        Assert.Equal(day.End, decision.BasisUntil);
        Assert.Equal(freeze, decision.FirstFreezeAt!.Value, TimeSpan.FromSeconds(1));
        Assert.Equal(freeze.AddHours(-3.5), decision.WindowEnd!.Value, TimeSpan.FromMinutes(5));
        Assert.Contains(decision.Reasons, r => r.Text.Contains(expected, StringComparison.Ordinal));
    }
}

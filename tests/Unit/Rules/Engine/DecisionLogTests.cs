using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;
using Telemetry.Rules.Engine;

namespace Telemetry.Tests.Unit.Rules.Engine;

public sealed class DecisionLogTests
{
    private static readonly DateTimeOffset Evening = new(2026, 1, 14, 18, 0, 0, TimeSpan.Zero);

    private readonly DecisionLog _log = new();
    private readonly List<Outcome> _given = [];

    [Fact]
    public void A_start_that_should_have_been_is_at_once_whatever_quarter_of_an_hour_it_should_have_been_in()
    {
        Add(0, latestStart: -60, late: true);
        Add(20, latestStart: -90, late: true);
        Add(40, latestStart: -150, late: true);

        Assert.All(_given.Cast<Decision>(), d => Assert.Equal(1, d.Revision));
    }

    [Fact]
    public void A_start_that_is_still_to_come_is_revised_when_it_moves_by_a_quarter_of_an_hour()
    {
        Add(0, latestStart: 120);
        Add(10, latestStart: 106);
        Add(20, latestStart: 105);

        Assert.Equal([1, 2], Revisions);
    }

    [Fact]
    public void A_late_start_that_waits_for_the_rain_to_end_is_revised_when_the_end_moves()
    {
        Add(0, latestStart: 180, late: true, opens: 180);
        Add(10, latestStart: 240, late: true, opens: 240);

        Assert.Equal([1, 2], Revisions);
    }

    [Fact]
    public void What_was_late_and_is_no_longer_is_revised()
    {
        Add(0, latestStart: -60, late: true);
        Add(10, latestStart: 120);

        Assert.Equal([1, 2], Revisions);
    }

    [Fact]
    public void What_becomes_late_by_the_clock_alone_is_given_again_as_late()
    {
        Add(0, latestStart: 70);
        Add(11, latestStart: 70, late: true);

        Assert.Equal([(1, false), (1, true)], _given.Cast<Decision>().Select(d => (d.Revision, d.LateRisk)));
    }

    [Fact]
    public void A_late_start_is_given_again_with_the_window_that_its_new_numbers_make()
    {
        Add(0, latestStart: -10, late: true);
        Add(11, latestStart: -50, late: true);

        Assert.Equal([(1, -10.0), (1, -50.0)], _given.Cast<Decision>().Select(d => (d.Revision, (d.WindowEnd!.Value - Evening).TotalMinutes)));
    }

    private IEnumerable<int> Revisions => _given.Cast<Decision>().Select(d => d.Revision).Distinct();

    private void Add(int minute, int latestStart, bool late = false, int? opens = null) => _log.Add(
        new Decision
        {
            Route = new RouteId("r1"),
            Day = new DateOnly(2026, 1, 14),
            Revision = 0,
            DecidedAt = Evening.AddMinutes(minute),
            Action = GrittingAction.Precautionary,
            SpreadRate = 10,
            Treatments = Treatments.One,
            WindowStart = Evening.AddMinutes(opens ?? latestStart - 120),
            WindowEnd = Evening.AddMinutes(latestStart),
            FirstFreezeAt = Evening.AddMinutes(latestStart + 150),
            LateRisk = late,
            Confidence = 1,
            Reasons = [],
            Inputs = [],
            RuleVersion = "test",
        },
        _given);
}

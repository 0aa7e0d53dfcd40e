using CsCheck;
using Telemetry.Domain.Alerts;
using static Telemetry.Domain.Alerts.AlertState;

namespace Telemetry.Tests.Unit.Rules.Alerts;

public sealed class AlertLifeCycleTests
{
    private static readonly double[] Values = [20, 75, 85, 96];

    [Fact]
    public void Goes_from_pending_to_raised_to_clearing_to_cleared_by_its_hold_times()
    {
        var given = new AlertTimeline(new ThresholdRule(raiseAfter: 5, clearAfter: 10))
            .Reads(1, "s1", 85).Reads(12, "s1", 60)
            .Expects("s1", Pending, 1, 1).Expects("s1", Raised, 6, 6, AlertSeverity.Major)
            .Expects("s1", Clearing, 12, 12).Expects("s1", Cleared, 22, 22)
            .Nothing(23, 40).Run(40);

        Assert.Equal([null, 6.0, 6, 6], given.Select(g => (g.Alert.RaisedAt - AlertTimeline.Start)?.TotalMinutes));
        Assert.All(given, g => Assert.Equal(g.Given < 12 ? 85 : 60, Assert.Single(g.Alert.Basis).Value));
    }

    [Fact]
    public void A_pending_that_does_not_last_lapses_and_begins_anew() =>
        new AlertTimeline(new ThresholdRule(raiseAfter: 5, clearAfter: 0))
            .Reads(1, "s1", 85).Reads(4, "s1", 60).Reads(8, "s1", 85)
            .Expects("s1", Pending, 1, 1).Expects("s1", Lapsed, 4, 4)
            .Expects("s1", Pending, 8, 8).Expects("s1", Raised, 13, 13)
            .Run(20);

    [Fact]
    public void Flapping_about_the_threshold_is_one_alert()
    {
        var timeline = new AlertTimeline(new ThresholdRule(raiseAfter: 0, clearAfter: 10));
        for (var minute = 1; minute <= 60; minute++)
        {
            timeline.Reads(minute, "s1", minute % 2 == 0 ? 79 : 81);
        }

        timeline.Expects("s1", Raised, 1, 1).Nothing(2, 60).Run(60);
    }

    [Fact]
    public void Flapping_across_the_deadband_is_one_episode_until_it_has_been_clear_for_the_clearing_time()
    {
        var timeline = new AlertTimeline(new ThresholdRule(raiseAfter: 0, clearAfter: 10));
        for (var minute = 1; minute <= 60; minute++)
        {
            timeline.Reads(minute, "s1", minute % 4 < 2 ? 60 : 85);
        }

        var given = timeline.Expects("s1", Cleared, 70, 72).Reads(61, "s1", 60).Run(75);
        Assert.Single(given.Where(g => g.Alert.RaisedAt is not null).Select(g => g.Alert.RaisedAt).Distinct());
    }

    [Fact]
    public void A_vanished_series_makes_the_alert_stale_and_never_clears_it() =>
        new AlertTimeline(new ThresholdRule(raiseAfter: 0, clearAfter: 0))
            .Reads(1, "s1", 85)
            .Expects("s1", Raised, 1, 1).Expects("s1", Stale, 32, 32).Nothing(33, 1400)
            .Reads(1401, "s1", 60).Expects("s1", Cleared, 1401, 1401)
            .Run(1410);

    [Fact]
    public void Stale_becomes_raised_again_when_it_is_known_to_hold_or_not_known_to_be_over() =>
        new AlertTimeline(new ThresholdRule(raiseAfter: 0, clearAfter: 5))
            .Reads(1, "s1", 85).Expects("s1", Stale, 32, 32)
            .Reads(40, "s1", 75).Expects("s1", Raised, 40, 40)
            .Reads(41, "s1", 60).Expects("s1", Clearing, 41, 41).Expects("s1", Cleared, 46, 46)
            .Run(60);

    [Fact]
    public void Clearing_that_loses_sight_is_stale_and_starts_its_time_again() =>
        new AlertTimeline(new ThresholdRule(raiseAfter: 0, clearAfter: 60))
            .Reads(1, "s1", 85).Reads(2, "s1", 60).Expects("s1", Clearing, 2, 2)
            .Expects("s1", Stale, 33, 33)
            .Reads(50, "s1", 60).Reads(75, "s1", 60).Reads(100, "s1", 60).Expects("s1", Clearing, 50, 50).Expects("s1", Cleared, 110, 110)
            .Run(120);

    [Fact]
    public void Nothing_is_pending_while_nothing_is_known() =>
        new AlertTimeline(new ThresholdRule(raiseAfter: 40, clearAfter: 0))
            .Reads(1, "s1", 85).Expects("s1", Pending, 1, 1).Expects("s1", Lapsed, 32, 32)
            .Reads(100, "s1", 85).Expects("s1", Pending, 100, 100).Nothing(101, 125)
            .Run(125);

    [Fact]
    public void Worse_is_said_at_once_and_milder_after_the_clearing_time() =>
        new AlertTimeline(new ThresholdRule(raiseAfter: 0, clearAfter: 10))
            .Reads(1, "s1", 85).Reads(3, "s1", 96).Reads(5, "s1", 85)
            .Expects("s1", Raised, 1, 1, AlertSeverity.Major)
            .Expects("s1", Raised, 3, 3, AlertSeverity.Critical)
            .Expects("s1", Raised, 13, 13, AlertSeverity.Major)
            .Nothing(14, 30).Run(30);

    [Fact]
    public void A_restart_in_mid_hold_keeps_the_time_already_held() =>
        new AlertTimeline(new ThresholdRule(raiseAfter: 20, clearAfter: 20))
            .Reads(1, "s1", 85).Restarts(10).Reads(15, "s1", 85)
            .Expects("s1", Pending, 1, 1).Expects("s1", Raised, 21, 21)
            .Reads(25, "s1", 60).Expects("s1", Clearing, 25, 25).Restarts(35).Expects("s1", Cleared, 45, 45)
            .Run(60);

    [Fact]
    public void Late_data_that_would_have_cleared_takes_the_raise_back() =>
        new AlertTimeline(new ThresholdRule(raiseAfter: 5, clearAfter: 0))
            .Reads(1, "s1", 85)
            .Expects("s1", Pending, 1, 1).Expects("s1", Raised, 6, 6)

            // Observed at 4, delivered at 10: the bin was emptied before the hold time was over.
            .ReadsLate(10, "s1", 4, 30)
            .Expects("s1", Lapsed, 10, 10).ExpectsWithdrawal("s1", Raised, 10, 10)
            .Nothing(11, 30).Run(30);

    [Fact]
    public void Data_later_than_the_lateness_leaves_what_was_said_and_speaks_for_now() =>
        new AlertTimeline(new ThresholdRule(raiseAfter: 0, clearAfter: 0))
            .Reads(1, "s1", 85).Expects("s1", Raised, 1, 1)
            .ReadsLate(28, "s1", 4, 30)
            .Expects("s1", Cleared, 28, 28).Nothing(29, 30).Run(30);

    [Fact]
    public void A_storm_of_a_thousand_devices_raises_and_clears_each_of_them_once()
    {
        const int Devices = 1000;
        var timeline = new AlertTimeline(new ThresholdRule(raiseAfter: 2, clearAfter: 2), Devices);
        for (var i = 1; i <= Devices; i++)
        {
            timeline.Reads(1, $"s{i}", 90).Reads(10, $"s{i}", 20);
        }

        var given = timeline.Restarts(2).Run(15);

        foreach (var state in new[] { Pending, Raised, Clearing, Cleared })
        {
            Assert.Equal(Devices, given.Where(g => g.Alert.State == state).Select(g => g.Alert.Subject).Distinct().Count());
        }

        Assert.Equal(4 * Devices, given.Count);
    }

    /// <summary>However readings are delayed within the lateness, and wherever the host is restarted, the same is on record in the end.</summary>
    [Fact]
    public void Delays_within_the_lateness_and_restarts_change_nothing_in_the_end() =>
        Gen.Select(
                Gen.Select(Gen.Int[1, 90], Gen.Int[0, 3].Select(i => Values[i]), Gen.Int[0, 14]).List[1, 25],
                Gen.Int[0, 110],
                Gen.Int[0, 8], Gen.Int[0, 8])
            .Sample((readings, restart, raiseAfter, clearAfter) =>
            {
                var once = readings.GroupBy(r => r.Item1).Select(g => g.First()).ToList();
                var punctual = new AlertTimeline(new ThresholdRule(raiseAfter, clearAfter));
                var delayed = new AlertTimeline(new ThresholdRule(raiseAfter, clearAfter)).Restarts(restart);
                foreach (var (minute, value, delay) in once)
                {
                    punctual.Reads(minute, "s1", value);
                    delayed.ReadsLate(minute + delay, "s1", minute, value);
                }

                Assert.Equal(AlertTimeline.Final(punctual.Run(120)), AlertTimeline.Final(delayed.Run(120)));
            }, iter: 300);
}

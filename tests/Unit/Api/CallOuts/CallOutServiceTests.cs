using CsCheck;
using Microsoft.Extensions.Logging;
using Telemetry.Domain.Alerts;
using static Telemetry.Tests.Unit.Api.CallOuts.CallOutTimeline;

namespace Telemetry.Tests.Unit.Api.CallOuts;

/// <summary>The host that looks: while it warms up, when its store fails, and when it is killed.</summary>
public sealed class CallOutServiceTests
{
    private const string B1 = "alert/rule/b1";

    [Fact]
    public async Task Calls_nobody_while_the_rules_warm_up_and_at_once_when_they_have()
    {
        var night = new CallOutTimeline().Warms(0, until: 30).Alert(5, "b1").Alert(6, "b2").Alert(20, "b2", AlertState.Cleared);

        Assert.Equal([$"30 L1 {B1}", $"45 L2 {B1}"], await night.RunAsync(50));
    }

    [Fact]
    public async Task After_a_start_a_decision_waits_until_the_gateways_have_sent_what_they_kept_and_an_alert_does_not()
    {
        var night = new CallOutTimeline { Policy = { SettleAfterStart = TimeSpan.FromMinutes(2) } }
            .Decides(0, Decision(route: "r1"), Decision(route: "r2"))
            .Restarts(9)
            .Decides(10, Decision(2, rate: 20, route: "r1"), Decision(2, rate: 20, route: "r2"))
            .Alert(10, "b1")
            .Decides(11, Decision(2, rate: 20, route: "r2") with { Withdrawn = true });

        Assert.Equal([$"10 L1 {B1}", "12 L1 decision/r1/2026-01-14"], await night.RunAsync(20));
    }

    [Fact]
    public async Task A_store_that_fails_is_said_once_and_nothing_is_lost_or_told_twice()
    {
        var night = new CallOutTimeline();
        night.Alert(5, "b1")
            .At(10, () => night.Log.Failure = new IOException("the disk is gone"))
            .Alert(12, "b2")
            .At(30, () => night.Log.Failure = null);

        Assert.Equal([$"5 L1 {B1}", "30 L1 alert/rule/b2", $"30 L2 {B1}", "45 L2 alert/rule/b2"], await night.RunAsync(50));
        Assert.Equal([LogLevel.Error, LogLevel.Information], night.Logger.Lines.Select(l => l.Level));
        Assert.Null(night.Status.Trouble);
    }

    [Fact]
    public async Task Its_trouble_is_known_while_it_lasts()
    {
        var night = new CallOutTimeline();
        night.At(3, () => night.Log.Failure = new IOException("the disk is gone"));

        await night.RunAsync(4);

        Assert.Equal(("the disk is gone", Start.AddMinutes(2)), (night.Status.Trouble, night.Status.Findings?.At));
    }

    [Fact]
    public void Killed_at_any_minutes_it_calls_out_the_same_exactly_once() =>
        Gen.Select(Story, Gen.Int[0, Minutes].Array[0, 12], Gen.Int[1, 3]).Sample(
            (story, restarts, looks) =>
            {
                var undisturbed = Told(story, [], looks);
                Assert.Equal(undisturbed, Told(story, restarts, looks));
            },
            iter: 100,
            print: t => $"{string.Join("; ", t.Item1.Select(e => e.ToString()))} restarts {string.Join(",", t.Item2)} looks {t.Item3}");

    private const int Minutes = 90;

    private static readonly Gen<Step[]> Story = Gen.Select(
            Gen.Int[0, Minutes - 1], Gen.Int[0, 9], Gen.Int[1, 3], Gen.Int[0, 3], (minute, kind, which, value) => new Step(minute, kind, which, value))
        .Array[1, 25];

    private static IReadOnlyList<string> Told(Step[] story, int[] restarts, int looks)
    {
        var night = new CallOutTimeline(levels: 3) { Policy = { LeastSeverity = AlertSeverity.Major, RepeatEvery = TimeSpan.FromMinutes(20) } };
        foreach (var step in story.Select((s, i) => s with { Number = i }))
        {
            step.Tell(night);
        }

        foreach (var minute in restarts)
        {
            night.Restarts(minute);
        }

        var told = night.RunAsync(Minutes, looks).GetAwaiter().GetResult();
        var texts = night.CallOutsAsync().GetAwaiter().GetResult().SelectMany(c => c.Items).Select(i => $"{i.Concern}: {i.Title} {i.Text}");
        return [.. told, .. texts];
    }

    /// <summary>Something that happens in a story.</summary>
    private sealed record Step(int Minute, int Kind, int Which, int Value)
    {
        public int Number { get; init; }

        public void Tell(CallOutTimeline night)
        {
            var subject = $"b{Which}";
            var rate = new double?[] { 8, 10, 15, 20 }[Value];
            _ = Kind switch
            {
                0 => night.Alert(Minute, subject, severity: Value > 1 ? AlertSeverity.Critical : AlertSeverity.Major),
                1 => night.Alert(Minute, subject, AlertState.Cleared, Value > 1 ? AlertSeverity.Critical : AlertSeverity.Major),
                2 => night.Alert(Minute, subject, at: Math.Max(0, Minute - Value), withdrawn: true),
                3 => night.Acknowledges(Minute, subject),
                4 => night.Shelves(Minute, subject, until: Minute + 10 + Value),
                5 => night.AcknowledgesDecision(Minute, Value + 1),
                6 => night.Decides(Minute, Decision(Value + 1, rate) with { Withdrawn = true }),
                7 => night.Decides(Minute, Decision(Value + 1, rate, late: Which == 3) with { ReassessedAt = Start.AddMinutes(Minute) }),
                8 when Value == 0 => night.Away(Minute, "level1").Back(Minute + 5, "level1"),
                _ => night.Decides(Minute, Decision(Which, rate)),
            };
        }
    }
}

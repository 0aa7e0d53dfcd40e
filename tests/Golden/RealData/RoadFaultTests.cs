using System.Collections.Concurrent;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Readings;

namespace Telemetry.Tests.Golden.RealData;

/// <summary>Each fault of a road sensor that is known from practice, put into a measured night that froze (docs/winter-verification.md#faults).</summary>
public sealed class RoadFaultTests
{
    private const string Header = "| fault | what is sent | suspect | failed | refused | stands at 15:00 | 18:00 | 22:00, freezes | 06:00 | told of |\n|---|---|---|---|---|---|---|---|---|---|";

    private static readonly ConcurrentDictionary<string, Lazy<FaultedNight>> Nights = new();

    public static TheoryData<string> Faults => [.. RoadFault.All.Select(f => f.Name)];

    [Fact]
    public void The_documented_outcomes_are_what_comes_out() =>
        Documentation.Has("winter-verification.md", $"{Header}\n{string.Join('\n', RoadFault.All.Select(f => Night(f.Name).Row()))}");

    [Theory]
    [MemberData(nameof(Faults))]
    public void No_fault_gives_a_confident_no_action_on_the_night_that_freezes(string fault) =>
        Assert.DoesNotContain(Night(fault).Night(), d => d.Action == GrittingAction.NoAction);

    [Fact]
    public void A_stuck_sensor_is_suspect_after_3_hours_and_failed_after_9_and_the_route_is_treated_all_the_same()
    {
        var night = Night("stuck warm");

        Assert.Equal(RoadFault.Evening.AddHours(3), Local(night.Flagged[0]));
        Assert.Equal(RoadFault.Evening.AddHours(9), Local(night.Flagged.First(f => f.Flag == Flag.Fail && Local(f) > RoadFault.Evening)));
        Assert.All(night.Night().Take(10), d => Assert.Equal(GrittingAction.Precautionary, d.Action));
    }

    [Theory]
    [InlineData("stuck at 0 while snow melts")]
    [InlineData("duplicate")]
    [InlineData("late")]
    public void What_is_no_fault_is_not_flagged_and_moves_no_decision(string fault)
    {
        var (night, clean) = (Night(fault), Night("none"));

        Assert.Empty(night.Flagged);
        Assert.Empty(night.Refused);
        if (fault != "stuck at 0 while snow melts")
        {
            // A late reading is there at 50 past.
            Assert.All(Enumerable.Range(0, 16).Select(h => RoadFault.Evening.AddHours(h).AddMinutes(50)), at => Assert.Equal(What(clean.At(at)), What(night.At(at))));
        }
    }

    [Fact]
    public void A_spike_fails_alone_and_its_decision_lasts_until_the_next_reading()
    {
        var (night, clean) = (Night("spike"), Night("none"));

        Assert.Equal(RoadFault.Evening.AddHours(2), Local(Assert.Single(night.Flagged)));
        Assert.Equal(What(clean.At(RoadFault.Evening.AddMinutes(119))), What(night.At(RoadFault.Evening.AddMinutes(119))));
        Assert.All(Enumerable.Range(3, 13).Select(h => RoadFault.Evening.AddHours(h).AddMinutes(1)), at => Assert.Equal(What(clean.At(at)), What(night.At(at))));
    }

    [Theory]
    [InlineData("clock an hour ahead", RejectReason.FutureTime)]
    [InlineData("no-value numbers", RejectReason.InvalidValue)]
    [InlineData("sign lost", RejectReason.InvalidValue)]
    public void What_can_not_be_is_refused_on_receipt(string fault, RejectReason reason)
    {
        var night = Night(fault);

        Assert.NotEmpty(night.Refused);
        Assert.All(night.Refused, r => Assert.Equal(reason, r.Reason));
        Assert.Empty(night.Flagged);
        Assert.Contains(night.Alerts, a => a.Rule == "sensor-silent");
    }

    [Fact]
    public void Fahrenheit_fails_at_every_reading() =>
        Assert.All(Night("Fahrenheit").Flagged, f => Assert.Equal(Flag.Fail, f.Flag));

    private static FaultedNight Night(string fault) =>
        Nights.GetOrAdd(fault, static name => new Lazy<FaultedNight>(() => FaultedNight.Run(RoadFault.All.Single(f => f.Name == name)))).Value;

    private static DateTime Local(CheckedReading reading) => reading.Reading.ObservedAt.ToOffset(TimeSpan.FromHours(1)).DateTime;

    private static (GrittingAction, double?, Treatments) What(Decision decision) => (decision.Action, decision.SpreadRate, decision.Treatments);
}

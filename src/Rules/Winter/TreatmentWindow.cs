using Telemetry.Domain.Decisions;

namespace Telemetry.Rules.Winter;

/// <summary>
/// When a treatment may start and when it must, from what is expected and not from the clock, so that it stays put while the
/// evening goes by (docs/sources/winter.md#timing). A window that has passed says what should have been.
/// </summary>
internal readonly record struct TreatmentWindow(DateTimeOffset Start, DateTimeOffset End, bool LateRisk)
{
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(5);

    /// <summary>What lies on the road already: at once, since it was first seen.</summary>
    public static TreatmentWindow AtOnce(DateTimeOffset since, DecisionDay day)
    {
        var start = Floor(Later(since, day.Start));
        return new TreatmentWindow(start, start, true);
    }

    /// <summary>Before the freeze, and if the rain lets us, after it.</summary>
    /// <param name="due">When the road freezes, or where it is not known to, when it is coldest.</param>
    /// <param name="freezes">Whether that is a freeze.</param>
    public static TreatmentWindow Before(
        DateTimeOffset due,
        bool freezes,
        DateTimeOffset? rainEnd,
        TimeSpan treatment,
        DateTimeOffset now,
        DecisionDay day,
        LocalClock clock,
        GrittingPolicyOptions policy,
        List<Reason> reasons)
    {
        var latest = due - treatment - policy.SafetyMargin;
        var earliest = rainEnd ?? day.Start;
        var opens = Later(latest - policy.WindowLength, Later(earliest, day.Start));
        if (policy.AvoidNightStart && clock.IsWithin(latest, policy.AvoidFrom, policy.AvoidUntil))
        {
            var quiet = clock.LastAt(policy.AvoidFrom, latest);
            if (quiet > earliest && quiet > day.Start)
            {
                opens = Earlier(opens, Later(quiet - policy.WindowLength, Later(earliest, day.Start)));
                reasons.Add(new Reason("start-before-night", $"A start before {clock.Say(quiet)} is preferred to one in the night; the latest is {clock.Say(latest)}."));
            }
            else
            {
                reasons.Add(new Reason("night-start", $"The treatment falls into the avoided hours from {policy.AvoidFrom:HH:mm} to {policy.AvoidUntil:HH:mm}: it can't be earlier."));
            }
        }

        var possible = Later(now + policy.Mobilise, earliest);
        var late = possible > latest;
        if (late)
        {
            reasons.Add(new Reason("late-risk", rainEnd > latest
                ? $"Rain ends only at {clock.Say(rainEnd.Value)}, the route takes {Say.Number(treatment.TotalHours)} h and {Say.Whole(policy.SafetyMargin.TotalMinutes)} min margin is kept: part of it may {(freezes ? "freeze" : "be at its coldest")} ({clock.Say(due)}) untreated."
                : $"Unless treated or ordered already the route is late: to be done {Say.Whole(policy.SafetyMargin.TotalMinutes)} min before {(freezes ? "the freeze" : "the road is coldest")} ({clock.Say(due)}) its latest start is {clock.Say(latest)}, and an order needs {Say.Whole(policy.Mobilise.TotalMinutes)} min. Start at once."));
        }
        else
        {
            reasons.Add(new Reason("window", $"{(freezes ? "Freezing" : "Coldest")} at {clock.Say(due)}, less {Say.Number(treatment.TotalHours)} h for the route and {Say.Whole(policy.SafetyMargin.TotalMinutes)} min margin: start by {clock.Say(latest)}."));
        }

        return new TreatmentWindow(Floor(opens), Floor(Later(latest, opens)), late);
    }

    private static DateTimeOffset Floor(DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % Step.Ticks), TimeSpan.Zero);

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;
}

using System.Globalization;
using Telemetry.Domain.Decisions;

namespace Telemetry.Api.CallOuts.Escalation;

/// <summary>Whether a decision asks for more, or for it sooner, than the one before it. docs/call-out.md#what-is-called-out</summary>
internal static class Worsening
{
    /// <summary>How it is worse, in words; null when it is not. An improvement in one thing does not hide a worsening in another.</summary>
    /// <param name="answered">The one before was acknowledged, and crews ordered by it: that its time comes up makes nothing worse.</param>
    public static string? Of(Decision before, Decision after, TimeSpan earlierBy, bool answered = false)
    {
        List<string> worse = [];
        if (after.Action > before.Action)
        {
            worse.Add($"the action rises from {before.Action.Name()} to {after.Action.Name()}");
        }

        if (after.SpreadRate > before.SpreadRate)
        {
            worse.Add(string.Create(CultureInfo.InvariantCulture, $"the spread rate rises from {before.SpreadRate:0.#} to {after.SpreadRate:0.#} g/m²"));
        }

        if (before.Treatments != Treatments.None && after.Treatments > before.Treatments)
        {
            worse.Add($"the treatments rise from {Say(before.Treatments)} to {Say(after.Treatments)}");
        }

        if (before.WindowEnd - after.WindowEnd is { } earlier && earlier >= earlierBy)
        {
            worse.Add(string.Create(CultureInfo.InvariantCulture, $"the latest start comes {earlier.TotalMinutes:0} min earlier"));
        }

        if (after.LateRisk && !before.LateRisk && (!answered || before.FirstFreezeAt - after.FirstFreezeAt >= earlierBy))
        {
            worse.Add("there is no longer time to treat the whole route with its safety margin before it freezes");
        }

        return worse.Count == 0 ? null : string.Join("; ", worse);
    }

    /// <summary>Whether the first decision of a day is called out, and why.</summary>
    public static string? OfFirst(Decision first, bool treatmentsToo) => first switch
    {
        { Action: GrittingAction.Escalate } => "a person has to decide",
        { LateRisk: true } => "there is no time to treat the whole route with its safety margin before it freezes",
        _ when treatmentsToo && first.Action.Treats() => "the day's first decision is to treat",
        _ => null,
    };

    private static string Say(Treatments treatments) => treatments switch
    {
        Treatments.One => "one",
        Treatments.Two => "two",
        _ => "successive",
    };
}

using System.Globalization;
using System.Text;
using Telemetry.Api.Alerts;
using Telemetry.Api.CallOuts.Escalation;
using Telemetry.Api.Endpoints.Alerts;
using Telemetry.Domain.Alerts;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;

namespace Telemetry.Api.CallOuts.Concerns;

/// <summary>A concern in words for those who are woken by it. Times are the council's.</summary>
internal static class ConcernText
{
    /// <summary>Nothing that a decision says weighs as much as a danger to life.</summary>
    private const int WeightOfSeverity = 100;

    public static Concern Of(DecisionMatter matter, Decision decision, CityNetwork network)
    {
        var route = network.FindRoute(decision.Route)?.Name ?? decision.Route.Value;
        return new Concern(
            $"decision/{decision.Route}/{decision.Day:yyyy-MM-dd}",
            matter.Rank,
            matter.FirstRank,
            DateTimeOffset.MinValue,
            (2 * WeightOfSeverity) + (5 * (int)decision.Action) + (decision.LateRisk ? WeightOfSeverity / 2 : 0),
            matter.Since,
            $"{route}: {WhatToDo(decision)}",
            Why(matter, decision, network.TimeZone));
    }

    /// <param name="sameWithin">A call-out so long before the raise was about the same matter.</param>
    public static Concern Of(AlertEpisode episode, TimeSpan sameWithin, CityNetwork network)
    {
        var raised = episode.RaisedAt ?? episode.Last.At;
        var (name, _) = AlertMapping.Place(episode.Last, network);
        var stale = episode.State == AlertState.Stale ? " What it rests on is missing since: nobody can say whether it still holds." : "";
        return new Concern(
            AlertReader.Concern(episode.Rule, episode.Subject),
            (int)episode.Severity,
            0,
            new[] { raised - sameWithin, episode.ShelfEndedAt, episode.AnsweredAt }.Max()!.Value,
            WeightOfSeverity * (int)episode.Severity,
            episode.Transitions.FirstOrDefault(t => t.Outcome.State.IsStanding())?.RecordedAt ?? raised,
            $"{episode.Severity.ToString().ToUpperInvariant()} {Words(episode.Rule)}: {name}",
            $"Raised {At(raised, network.TimeZone)}. {episode.Last.Reason}{stale}");
    }

    // A rule's name as the pages show it.
    private static string Words(string rule) => rule.Length == 0 ? rule : char.ToUpperInvariant(rule[0]) + rule[1..].Replace('-', ' ');

    private static string WhatToDo(Decision decision) => decision.SpreadRate is { } rate
        ? string.Create(CultureInfo.InvariantCulture, $"{decision.Action.Name()} at {rate:0.#} g/m²{decision.Treatments switch
        {
            Treatments.Two => " and two treatments",
            Treatments.Successive => " and successive treatments",
            _ => "",
        }}")
        : decision.Action.Name();

    private static string Why(DecisionMatter matter, Decision decision, TimeZoneInfo zone)
    {
        var text = new StringBuilder();
        text.Append(char.ToUpperInvariant(matter.Worse[0])).Append(matter.Worse.AsSpan(1)).Append('.');
        if (decision.LateRisk)
        {
            text.Append(decision.WindowStart is { } first && first > decision.EventTime
                ? $" Start at {At(first, zone)}: it can't be earlier."
                : " Start at once, unless it is treated already.");
        }
        else if (decision.WindowStart is { } start)
        {
            text.Append(decision.WindowEnd is { } end && end > start ? $" Start between {At(start, zone)} and {At(end, zone)}." : $" Start by {At(start, zone)}.");
        }
        else if (decision.WindowEnd is { } latest)
        {
            text.Append(CultureInfo.InvariantCulture, $" Start by {At(latest, zone)}.");
        }

        if (decision is { MinRst: { } lowest, MinRstAt: { } at })
        {
            text.Append(CultureInfo.InvariantCulture, $" Lowest road surface temperature expected: {lowest.ToString("0.0;−0.0", CultureInfo.InvariantCulture)} °C at {At(at, zone)}.");
        }

        return text.ToString();
    }

    private static string At(DateTimeOffset at, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(at, zone).ToString("HH:mm", CultureInfo.InvariantCulture);
}

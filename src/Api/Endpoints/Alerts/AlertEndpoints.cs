using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Telemetry.Api.Alerts;
using Telemetry.Api.Endpoints.CallOuts;
using Telemetry.Api.Endpoints.Requests;
using Telemetry.Api.Problems;
using Telemetry.Api.Security;
using Telemetry.Domain.Alerts;
using Telemetry.Domain.Network;
using Telemetry.Domain.Storage;

namespace Telemetry.Api.Endpoints.Alerts;

/// <summary>Alerts of every rule.</summary>
internal static class AlertEndpoints
{
    /// <summary>Messages about one alert in its history.</summary>
    private const int MostCallOuts = 200;

    private static readonly TimeSpan DefaultReach = TimeSpan.FromDays(1);
    private static readonly TimeSpan LongestReach = TimeSpan.FromDays(31);
    private static readonly (string Name, AlertSeverity Value)[] Severities = [.. Enum.GetValues<AlertSeverity>().Select(s => (s.ToString(), s))];

    public static void MapAlerts(this IEndpointRouteBuilder api)
    {
        var alerts = api.MapGroup("/alerts").WithTags("Alerts").RequireAuthorization(Policies.Analyst);
        alerts.MapGet("/", Get)
            .WithName("getAlerts")
            .WithSummary("Alerts, one for each episode, newest first")
            .WithDescription(
                "`state=standing`, the default, gives what is raised and not yet known to be over. `state=all` gives also what is pending or was cleared, "
                + "for what ended from `since` on (default: the last day) and began by `until`; at most 31 days at once.");
        alerts.MapGet("/{rule}/{subject}", GetHistory)
            .WithName("getAlertHistory")
            .WithSummary("Everything on record about one rule's alert about one subject")
            .WithDescription("Its episodes, every transition with the readings it rests on, what people did and what was sent. At most the newest 1,000 transitions (`Telemetry:Alerts:MaxHistory`).");
    }

    private static async Task<Results<Ok<AlertsDto>, ProblemHttpResult>> Get(
        [Description("standing (default) or all.")] string? state,
        [Description("With `state=all`: what ended at or after this event time, or has not (RFC 3339 with zone). Default: a day ago.")] string? since,
        [Description("What began at or before this event time (RFC 3339 with zone). Default: now.")] string? until,
        [Description("Name of a rule, such as hoar-frost.")] string? rule,
        [Description("Least severity: Information, Warning, Major or Critical.")] string? severity,
        [Description("Id of a site, sensor, gateway or bin.")] string? subject,
        AlertReader reader,
        INetworkProvider networks,
        TimeProvider clock,
        IOptions<ApiOptions> options,
        IOptions<AlertsOptions> bounds,
        CancellationToken cancellation)
    {
        var errors = new RequestErrors();
        var now = clock.GetUtcNow();
        var all = QueryText.Choice(state, "state", errors, ("standing", false), ("all", true)) ?? false;
        var to = QueryText.Time(until, "until", errors) ?? now;
        var from = QueryText.Time(since, "since", errors) ?? to - DefaultReach;
        var least = QueryText.Choice(severity, "severity", errors, Severities) ?? AlertSeverity.Information;
        if (!all && since is not null)
        {
            errors.Add("since", "goes with state=all: what stands, stands now");
        }

        if (from > to)
        {
            errors.Add("until", "must not be before since");
        }
        else if (to - from > LongestReach)
        {
            errors.Add("until", $"must be at most {LongestReach.Days} days after since");
        }

        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var episodes = (all ? await reader.ReadSinceAsync(from, cancellation) : await reader.ReadOpenAsync(cancellation))
            .Where(e => all ? e.State != AlertState.Lapsed : e.State.IsStanding())
            .Where(e => e.First.At <= to && e.Severity >= least && (rule is null || e.Rule == rule) && (subject is null || e.Subject == subject))
            .OrderByDescending(e => e.RaisedAt ?? e.First.At).ThenByDescending(e => e.Id).ToList();
        var shown = episodes.Take(bounds.Value.MaxEpisodes).ToList();
        var calledOut = await reader.ReadCalledOutAsync(shown, cancellation);
        return TypedResults.Ok(new AlertsDto(
            now,
            options.Value.SimulatedTime,
            episodes.Count > shown.Count,
            [.. shown.Select(e => e.ToDto(networks.Current, calledOut.TryGetValue(e.Id, out var told) ? told : null))]));
    }

    private static async Task<Results<Ok<AlertHistoryDto>, ProblemHttpResult>> GetHistory(
        [Description("Name of the rule.")] string rule,
        [Description("Id of a site, sensor, gateway or bin.")] string subject,
        AlertReader reader,
        ICallOutStore callOuts,
        IOutcomeLog log,
        INetworkProvider networks,
        TimeProvider clock,
        IOptions<ApiOptions> options,
        CancellationToken cancellation)
    {
        var (records, episodes) = await reader.ReadHistoryAsync(rule, subject, cancellation);
        if (records.Count == 0)
        {
            return NeverWas(rule, subject);
        }

        var calledOut = await reader.ReadCalledOutAsync(episodes, cancellation);
        var actions = (await log.ReadActionsAsync(records.Min(r => r.Outcome.RaisedAt ?? r.Outcome.At), cancellation))
            .Where(a => a.Outcome.Rule == rule && a.Outcome.Subject == subject);
        var sent = await callOuts.ReadCallOutsAsync(null, MostCallOuts, AlertReader.Concern(rule, subject), cancellation);
        return TypedResults.Ok(new AlertHistoryDto(
            clock.GetUtcNow(),
            options.Value.SimulatedTime,
            [.. episodes.Reverse().Select(e => e.ToDto(networks.Current, calledOut.TryGetValue(e.Id, out var told) ? told : null))],
            [.. records.Select(r => r.ToDto())],
            [.. actions.Select(a => a.ToDto())],
            [.. sent.Select(c => c.ToDto())]));
    }

    /// <summary>There never was such an alert, which is no proof that there is such a rule or subject.</summary>
    public static ProblemHttpResult NeverWas(string rule, string subject) =>
        ApiProblem.NotFound($"There never was an alert of the rule '{QueryText.Short(rule)}' about '{QueryText.Short(subject)}'. Alerts are listed at /api/v1/alerts.");
}

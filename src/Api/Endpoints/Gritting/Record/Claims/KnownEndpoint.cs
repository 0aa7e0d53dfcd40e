using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Telemetry.Api.Endpoints.Requests;
using Telemetry.Api.Problems;
using Telemetry.Api.Security;
using Telemetry.Domain.Network;
using Telemetry.Domain.Storage;

namespace Telemetry.Api.Endpoints.Gritting.Record.Claims;

/// <summary>What was known at an instant: what stood, and what there was to know.</summary>
internal static class KnownEndpoint
{
    public static void MapKnown(this IEndpointRouteBuilder api) =>
        api.MapGet("/gritting/record/{day}/{route}/known", Get)
            .WithTags("Gritting")
            .RequireAuthorization(Policies.Highways)
            .WithRequestTimeout(ApiTimeouts.Stream)
            .WithName("getKnown")
            .WithSummary("What was known of a route at an instant")
            .WithDescription("The decision that stood then with its inputs and orders; the readings of its stations that had been received by then, from 48 h before on and with the flags as they then were; and the newest forecast then.");

    private static async Task<Results<Ok<KnownDto>, ProblemHttpResult>> Get(
        [Description("Local date on which the decision day starts, such as 2026-01-14.")] string day,
        [Description("Route id.")] string route,
        [Description("The instant (RFC 3339 with zone). Needed.")] string? knownAt,
        IOutcomeLog log,
        DecisionFollowUps followUps,
        ClaimStations stations,
        INetworkProvider networks,
        IOptions<ApiOptions> options,
        CancellationToken cancellation)
    {
        var errors = new RequestErrors();
        var date = QueryText.RequiredDate(day, "day", errors);
        var known = QueryText.Time(knownAt, "knownAt", errors, required: true);
        if (errors.Any || known is not { } at)
        {
            return errors.ToProblem();
        }

        var id = new RouteId(Identifier.IsValid(route) ? route : "");
        var now = networks.Current.FindRoute(id);
        var records = (await log.ReadDecisionHistoryAsync(id, date, cancellation)).Where(r => r.RecordedAt <= at).ToList();
        if (now is null && records.Count == 0)
        {
            return ApiProblem.NotFound($"'{QueryText.Short(route)}' is no route of the network, and nothing was on record for it on {date:yyyy-MM-dd} by then.");
        }

        var followUp = await followUps.ReadAsync(records, at, cancellation);
        var standing = DecisionHistory.Of(records, now, followUp).FirstOrDefault(r => r.Status == "standing");
        var sites = standing is null
            ? now?.Stations.Select(s => (s.Site, s.OffsetK)) ?? []
            : standing.Inputs.Select(i => (new SiteId(i.Site), i.OffsetK));
        return TypedResults.Ok(new KnownDto(
            route, now?.ToDto(), date, at, options.Value.SimulatedTime, standing, await stations.ReadKnownAsync(sites, at, cancellation)));
    }
}

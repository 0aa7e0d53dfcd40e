using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Telemetry.Api.Endpoints.Requests;
using Telemetry.Api.Security;
using Telemetry.Domain.Live;
using Telemetry.Domain.Network;

namespace Telemetry.Api.Endpoints.Sites;

/// <summary>Every site, and whether it is heard from.</summary>
internal static class SiteEndpoints
{
    public static void MapSites(this IEndpointRouteBuilder api) =>
        api.MapGet("/sites", Get)
            .WithTags("Network")
            .RequireAuthorization(Policies.Analyst)
            .WithName("getSites")
            .WithSummary("Every site with how fresh its sensors are")
            .WithDescription("From memory. A sensor is silent after three of its intervals. Alerts about a site are at `/alerts`.");

    private static Results<Ok<SitesDto>, ProblemHttpResult> Get(
        [Description("road, air or bin. Default: all.")] string? siteKind,
        INetworkProvider networks,
        ILatestReadings latest,
        TimeProvider clock,
        IOptions<ApiOptions> options)
    {
        var errors = new RequestErrors();
        var kind = QueryText.Choice(siteKind, "siteKind", errors, ("road", SiteKind.Road), ("air", SiteKind.Air), ("bin", SiteKind.Bin));
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var network = networks.Current;
        var now = clock.GetUtcNow();
        return TypedResults.Ok(new SitesDto(
            now,
            options.Value.SimulatedTime,
            network.TimeZone.Id,
            [.. network.Sites.Where(s => kind is null || s.Kind == kind).Select(s => SiteState.Of(s, network, latest, now))]));
    }
}

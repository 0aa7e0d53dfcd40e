using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Telemetry.Api.Endpoints.Requests;
using Telemetry.Api.Network;
using Telemetry.Api.Problems;
using Telemetry.Api.Security;

namespace Telemetry.Api.Endpoints.Map;

/// <summary>The network to draw: where things are, and nothing of how they are.</summary>
internal static class MapEndpoints
{
    public const string ContentType = "application/geo+json";

    public static void MapMap(this IEndpointRouteBuilder api) =>
        api.MapGet("/map", Get)
            .WithTags("Network")
            .RequireAuthorization(Policies.Public)
            .WithName("getMap")
            .WithSummary("Gritting routes and sites as GeoJSON")
            .WithDescription(
                "Geometry and names alone, as the network file gives them, so that it changes only with that file (see the ETag). "
                + "What stands about a route is at `/gritting/decisions`, about a site at `/sites` and `/alerts`.")
            .Produces<MapDto>(StatusCodes.Status200OK, ContentType)
            .Produces(StatusCodes.Status304NotModified);

    private static Results<JsonHttpResult<MapDto>, StatusCodeHttpResult, ProblemHttpResult> Get(HttpContext context, NetworkProvider provider)
    {
        if (provider.File is not { } file)
        {
            return ApiProblem.NotFound("No network file was ever imported.");
        }

        return EntityTag.IsKnown(context, $"\"map-{file.Sha256}\"")
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Json(provider.Current.ToMap(), JsonSerializerOptions.Web, ContentType);
    }
}

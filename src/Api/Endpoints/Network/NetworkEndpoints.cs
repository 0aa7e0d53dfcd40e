using System.Security.Claims;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Telemetry.Api.Endpoints.Requests;
using Telemetry.Api.Network;
using Telemetry.Api.Problems;
using Telemetry.Api.Security;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;

namespace Telemetry.Api.Endpoints.Network;

/// <summary>What the council has in the field.</summary>
internal static class NetworkEndpoints
{
    public static void MapNetwork(this IEndpointRouteBuilder api)
    {
        var network = api.MapGroup("/network").WithTags("Network");
        network.MapGet("/", Get)
            .RequireAuthorization(Policies.Public)
            .WithName("getNetwork")
            .WithSummary("The network file in force")
            .WithDescription("As it was imported. Its schema is docs/network.schema.json. The ETag is the SHA-256 of its content.")
            .Produces<object>(StatusCodes.Status200OK, "application/json")
            .Produces(StatusCodes.Status304NotModified);
        network.MapPut("/", Put)
            .RequireAuthorization(Policies.Admin)
            .WithMetadata(new RequestSizeLimitAttribute(NetworkFileReader.MaxBytes))
            .WithName("putNetwork")
            .WithSummary("Put a network file in force")
            .WithDescription("All or nothing, and idempotent. Every error is told at once under its JSON path. With If-Match, only if that file is still in force.")
            .Accepts<object>("application/json");
        api.MapGet("/quantities", GetQuantities)
            .WithTags("Network")
            .RequireAuthorization(Policies.Public)
            .WithName("getQuantities")
            .WithSummary("Every quantity that can be measured, with its unit and range");
    }

    private static Results<ContentHttpResult, StatusCodeHttpResult, ProblemHttpResult> Get(HttpContext context, NetworkProvider provider)
    {
        if (provider.File is not { } file)
        {
            return ApiProblem.NotFound("No network file was ever imported.");
        }

        return EntityTag.IsKnown(context, Tag(file.Sha256))
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Text(file.Json, "application/json", Encoding.UTF8);
    }

    private static async Task<Results<Ok<NetworkImportDto>, ProblemHttpResult>> Put(
        HttpRequest request, ClaimsPrincipal user, NetworkImport import, NetworkProvider provider, CancellationToken cancellation)
    {
        if (!RequestBody.Is(request, "application/json"))
        {
            return ApiProblem.UnsupportedMedia("application/json");
        }

        if (request.Headers.IfMatch.Count > 0 && !request.Headers.IfMatch.Contains(provider.File is { } current ? Tag(current.Sha256) : "*"))
        {
            return ApiProblem.PreconditionFailed("Another network file is in force by now.");
        }

        var body = await RequestBody.ReadAsync(request, cancellation);
        var result = await import.ImportAsync(body, user.Identity?.Name ?? "", cancellation);
        if (result.File is not { } file)
        {
            var errors = new RequestErrors();
            foreach (var error in result.Errors)
            {
                errors.Add(error.Path, error.Message);
            }

            return errors.ToProblem();
        }

        var network = provider.Current;
        return TypedResults.Ok(new NetworkImportDto(
            file.Sha256, result.Changed, file.ImportedAt, file.ImportedBy,
            network.Gateways.Count, network.Sites.Count, network.Sensors.Count, network.Routes.Count, network.Bins.Count));
    }

    private static Ok<IEnumerable<QuantityDto>> GetQuantities() =>
        TypedResults.Ok(QuantityCatalogue.All.Select(q => new QuantityDto(q.Name, q.Unit, q.Minimum, q.Maximum, q.Description)));

    private static string Tag(string sha256) => $"\"{sha256}\"";
}

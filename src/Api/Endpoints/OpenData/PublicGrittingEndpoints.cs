using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Telemetry.Api.Endpoints.Bins;
using Telemetry.Api.Endpoints.Requests;
using Telemetry.Api.Problems;
using Telemetry.Api.Security;
using Telemetry.Domain.Network;
using Telemetry.Rules.Winter;

namespace Telemetry.Api.Endpoints.OpenData;

/// <summary>When was my road treated, and why: for everybody.</summary>
internal static class PublicGrittingEndpoints
{
    /// <summary>Nights at once.</summary>
    private const int MostDays = 31;

    private const string About =
        "The decision as it stands, with the order of a duty officer in its place where there is one, and the treatments that were reported. "
        + "No reported treatment does not show that none took place, and a treated road can still be slippery.";

    public static void MapPublicGritting(this IEndpointRouteBuilder api) =>
        api.MapGet("/public/gritting", Get)
            .WithTags("Open data")
            .RequireAuthorization(Policies.Public)
            .WithName("getPublicGritting")
            .WithSummary("When roads were treated, and why, as open data")
            .WithDescription("For each route and night the decision that stands with its reasons, and what was reported as spread. No persons, vehicles, sensors or notes. CSV by `Accept: text/csv`: a row for each treatment, and one for each night without any. May be kept for a minute by anybody on the way.")
            .Produces<PublicGrittingDto>(StatusCodes.Status200OK, "application/json", BinCsv.ContentType);

    private static async Task<Results<Ok<PublicGrittingDto>, ContentHttpResult, ProblemHttpResult>> Get(
        [Description("Local date on which the first decision day starts, such as 2026-01-14. Default: the decision day that is running.")] string? day,
        [Description("How many nights from then on, 1 to 31. Default 1.")] string? days,
        [Description("Route id. Default: every route.")] string? route,
        HttpContext context,
        PublicNights nights,
        INetworkProvider networks,
        IOptions<OpenDataOptions> terms,
        IOptions<ApiOptions> options,
        TimeProvider clock,
        CancellationToken cancellation)
    {
        if (!terms.Value.Gritting)
        {
            return ApiProblem.NotFound("This council does not publish its gritting here.");
        }

        var errors = new RequestErrors();
        var network = networks.Current;
        var date = QueryText.Date(day, "day", errors);
        var count = QueryText.Number(days, "days", 1, MostDays, 1, errors);
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        List<Route> routes = [.. network.Routes.Where(r => string.IsNullOrEmpty(route) || r.Id.Value == route).OrderBy(r => r.Id)];
        if (routes.Count == 0 && !string.IsNullOrEmpty(route))
        {
            return ApiProblem.NotFound($"'{QueryText.Short(route)}' is no route of the network; /api/v1/map has those there are.");
        }

        var now = clock.GetUtcNow();
        var read = await nights.ReadAsync(routes, date ?? DecisionDay.Containing(now, network.TimeZone).Date, count, cancellation);
        context.Response.Headers.CacheControl = "public, max-age=60";
        context.Response.Headers.Vary = "Accept";
        if (terms.Value.LicenceUrl is { Length: > 0 } licence)
        {
            context.Response.Headers.Link = $"<{licence}>; rel=\"license\"";
        }

        return BinCsv.IsWanted(context.Request)
            ? TypedResults.Content(PublicGrittingCsv.Of(read), BinCsv.ContentType)
            : TypedResults.Ok(new PublicGrittingDto(
                terms.Value.Publisher, terms.Value.Licence, terms.Value.LicenceUrl, About, network.TimeZone.Id, now, options.Value.SimulatedTime, read));
    }
}

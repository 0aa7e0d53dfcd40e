using System.ComponentModel;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Telemetry.Api.Endpoints.Requests;
using Telemetry.Api.Problems;
using Telemetry.Api.Security;
using Telemetry.Domain.Network;
using Telemetry.Rules.Winter;

namespace Telemetry.Api.Endpoints.Gritting.Record.Claims;

/// <summary>The claim file: one file to answer a claim with, years later.</summary>
internal static class ClaimEndpoint
{
    public static void MapClaims(this IEndpointRouteBuilder api) =>
        api.MapGet("/gritting/record/{day}/{route}/claim", Get)
            .Produces<ClaimDto>(StatusCodes.Status200OK, "application/json", "text/html")
            .WithTags("Gritting")
            .RequireAuthorization(Policies.Highways)
            .WithRequestTimeout(ApiTimeouts.Stream)
            .WithName("getClaimFile")
            .WithSummary("Everything on record about one route in one decision day, as one file")
            .WithDescription("Every revision with its reasons and inputs, what people ordered, what was spread, who was called out, the stations' readings and forecasts, the record's entries and how to check them without this software. HTML without scripts and outside references, to print or send; or JSON, with every reading and value. The whole record is verified for it.");

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Get(
        [Description("Local date on which the decision day starts, such as 2026-01-14.")] string day,
        [Description("Route id.")] string route,
        [Description("json (default) or html.")] string? format,
        ClaimReader reader,
        INetworkProvider networks,
        IOptions<GrittingPolicyOptions> policy,
        IOptions<JsonOptions> json,
        CancellationToken cancellation)
    {
        var errors = new RequestErrors();
        var date = QueryText.RequiredDate(day, "day", errors);
        var html = QueryText.Choice(format, "format", errors, ("json", false), ("html", true)) ?? false;
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        if (!Identifier.IsValid(route) || await reader.ReadAsync(new RouteId(route), date, cancellation) is not { } claim)
        {
            return ApiProblem.NotFound($"'{QueryText.Short(route)}' is no route of the network, and nothing is on record for it on {date:yyyy-MM-dd}.");
        }

        var name = $"gritting-{route}-{date:yyyy-MM-dd}";
        return html
            ? TypedResults.File(Encoding.UTF8.GetBytes(new ClaimHtml(claim, networks.Current.TimeZone, policy.Value).ToString()), "text/html; charset=utf-8", name + ".html")
            : TypedResults.File(JsonSerializer.SerializeToUtf8Bytes(claim, json.Value.SerializerOptions), "application/json", name + ".json");
    }
}

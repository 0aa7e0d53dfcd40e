using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Telemetry.Api.Alerts;
using Telemetry.Api.Endpoints.Requests;
using Telemetry.Api.OpenApi;
using Telemetry.Api.Problems;
using Telemetry.Api.Security;
using Telemetry.Domain.Alerts;

namespace Telemetry.Api.Endpoints.Alerts;

/// <summary>What people do about alerts: acknowledge, shelve, unshelve.</summary>
internal static class AlertActionEndpoints
{
    private const string AcknowledgeExample = """{"by":"Sam Taylor","reason":"Crew 2 is on its way"}""";
    private const string ShelveExample = """{"by":"Sam Taylor","reason":"Road works at the station","until":"2026-01-15T08:00:00Z"}""";
    private const string UnshelveExample = """{"by":"Sam Taylor","reason":"Road works are over"}""";

    public static void MapAlertActions(this IEndpointRouteBuilder api)
    {
        var alert = api.MapGroup("/alerts/{rule}/{subject}").WithTags("Alerts").RequireAuthorization(Policies.Highways);
        alert.MapPost("/acknowledge", Acknowledge)
            .WithName("acknowledgeAlert")
            .WithSummary("Say that an alert was seen and is taken care of")
            .WithDescription("It calls nobody out any more, until it becomes graver or is raised anew. 409 when it does not stand, or somebody has acknowledged it already.")
            .WithMetadata(new RequestExample("application/json", AcknowledgeExample))
            .Accepts<AcknowledgePostDto>("application/json")
            .ProducesProblem(StatusCodes.Status409Conflict);
        alert.MapPost("/shelve", Shelve)
            .WithName("shelveAlert")
            .WithSummary("Put an alert aside until a time")
            .WithDescription("Until then it calls nobody out, also when it clears and is raised anew; then it comes back by itself. A further shelving replaces the one before.")
            .WithMetadata(new RequestExample("application/json", ShelveExample))
            .Accepts<ShelvePostDto>("application/json");
        alert.MapPost("/unshelve", Unshelve)
            .WithName("unshelveAlert")
            .WithSummary("Take an alert back off the shelf")
            .WithMetadata(new RequestExample("application/json", UnshelveExample))
            .Accepts<AcknowledgePostDto>("application/json")
            .ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<Results<Ok<OperatorActionDto>, ProblemHttpResult>> Acknowledge(
        [Description("Name of the rule.")] string rule,
        [Description("Id of a site, sensor, gateway or bin.")] string subject,
        HttpRequest request,
        AlertReader reader,
        OperatorActions actions,
        CancellationToken cancellation)
    {
        var errors = new RequestErrors();
        var body = await OperatorActionRequest.ReadAsync<AcknowledgePostDto>(request, errors, cancellation);
        var (by, reason) = OperatorActionRequest.Read(body?.By, body?.Reason, errors);
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var (records, episodes) = await reader.ReadHistoryAsync(rule, subject, cancellation);
        if (records.Count == 0)
        {
            return AlertEndpoints.NeverWas(rule, subject);
        }

        if (episodes is not [.., var last] || !last.State.IsStanding())
        {
            return ApiProblem.Conflict($"{rule} about {subject} does not stand now, so there is nothing to acknowledge.");
        }

        return last.Acknowledged is { } before
            ? ApiProblem.Conflict(string.Create(CultureInfo.InvariantCulture, $"{before.By} has acknowledged it at {before.At.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC: {before.Reason}"))
            : TypedResults.Ok(await actions.AboutAlertAsync(OperatorActionKind.Acknowledge, rule, subject, by, reason, null, cancellation));
    }

    private static async Task<Results<Ok<OperatorActionDto>, ProblemHttpResult>> Shelve(
        [Description("Name of the rule.")] string rule,
        [Description("Id of a site, sensor, gateway or bin.")] string subject,
        HttpRequest request,
        AlertReader reader,
        OperatorActions actions,
        TimeProvider clock,
        IOptions<AlertsOptions> options,
        CancellationToken cancellation)
    {
        var errors = new RequestErrors();
        var body = await OperatorActionRequest.ReadAsync<ShelvePostDto>(request, errors, cancellation);
        var (by, reason) = OperatorActionRequest.Read(body?.By, body?.Reason, errors);
        var until = errors.Any ? null : QueryText.Time(body!.Until, "$.until", errors, required: true);
        var now = clock.GetUtcNow();
        if (until <= now)
        {
            errors.Add("$.until", "must be in the future");
        }
        else if (until > now + options.Value.MaxShelve)
        {
            errors.Add("$.until", string.Create(CultureInfo.InvariantCulture, $"must be at most {options.Value.MaxShelve.TotalHours:0.#} h ahead, by {now + options.Value.MaxShelve:yyyy-MM-dd'T'HH:mm:ss'Z'}"));
        }

        if (errors.Any)
        {
            return errors.ToProblem();
        }

        return (await reader.ReadHistoryAsync(rule, subject, cancellation)).Records.Count == 0
            ? AlertEndpoints.NeverWas(rule, subject)
            : TypedResults.Ok(await actions.AboutAlertAsync(OperatorActionKind.Shelve, rule, subject, by, reason, until, cancellation));
    }

    private static async Task<Results<Ok<OperatorActionDto>, ProblemHttpResult>> Unshelve(
        [Description("Name of the rule.")] string rule,
        [Description("Id of a site, sensor, gateway or bin.")] string subject,
        HttpRequest request,
        AlertReader reader,
        OperatorActions actions,
        CancellationToken cancellation)
    {
        var errors = new RequestErrors();
        var body = await OperatorActionRequest.ReadAsync<AcknowledgePostDto>(request, errors, cancellation);
        var (by, reason) = OperatorActionRequest.Read(body?.By, body?.Reason, errors);
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var (records, episodes) = await reader.ReadHistoryAsync(rule, subject, cancellation);
        if (records.Count == 0)
        {
            return AlertEndpoints.NeverWas(rule, subject);
        }

        return episodes is [.., { Shelved: not null }]
            ? TypedResults.Ok(await actions.AboutAlertAsync(OperatorActionKind.Unshelve, rule, subject, by, reason, null, cancellation))
            : ApiProblem.Conflict($"{rule} about {subject} is on no shelf.");
    }
}

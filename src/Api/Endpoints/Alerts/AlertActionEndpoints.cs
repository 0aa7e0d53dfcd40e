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

    private static Task<Results<Ok<OperatorActionDto>, ProblemHttpResult>> Acknowledge(
        [Description("Name of the rule.")] string rule,
        [Description("Id of a site, sensor, gateway or bin.")] string subject,
        HttpRequest request,
        AlertReader reader,
        OperatorActions actions,
        CancellationToken cancellation) => ActAsync<AcknowledgePostDto>(
            OperatorActionKind.Acknowledge,
            (rule, subject),
            request,
            (_, _) => null,
            last => last is null || !last.State.IsStanding() ? $"{rule} about {subject} does not stand now, so there is nothing to acknowledge."
                : last.Acknowledged is { } before ? OperatorActionRequest.AlreadyAcknowledged(before.By, before.At, before.Reason)
                : null,
            reader,
            actions,
            cancellation);

    private static Task<Results<Ok<OperatorActionDto>, ProblemHttpResult>> Shelve(
        [Description("Name of the rule.")] string rule,
        [Description("Id of a site, sensor, gateway or bin.")] string subject,
        HttpRequest request,
        AlertReader reader,
        OperatorActions actions,
        TimeProvider clock,
        IOptions<AlertsOptions> options,
        CancellationToken cancellation) => ActAsync<ShelvePostDto>(
            OperatorActionKind.Shelve,
            (rule, subject),
            request,
            (body, errors) => UntilOf(body, clock.GetUtcNow(), options.Value.MaxShelve, errors),
            _ => null,
            reader,
            actions,
            cancellation);

    private static Task<Results<Ok<OperatorActionDto>, ProblemHttpResult>> Unshelve(
        [Description("Name of the rule.")] string rule,
        [Description("Id of a site, sensor, gateway or bin.")] string subject,
        HttpRequest request,
        AlertReader reader,
        OperatorActions actions,
        CancellationToken cancellation) => ActAsync<AcknowledgePostDto>(
            OperatorActionKind.Unshelve,
            (rule, subject),
            request,
            (_, _) => null,
            last => last?.Shelved is null ? $"{rule} about {subject} is on no shelf." : null,
            reader,
            actions,
            cancellation);

    /// <param name="until">Of a body that is signed: until when; what is wrong with it is told.</param>
    /// <param name="conflict">Why it can't be done to the last episode as it is; null when it can.</param>
    private static async Task<Results<Ok<OperatorActionDto>, ProblemHttpResult>> ActAsync<TPost>(
        OperatorActionKind kind,
        (string Rule, string Subject) alert,
        HttpRequest request,
        Func<TPost, RequestErrors, DateTimeOffset?> until,
        Func<AlertEpisode?, string?> conflict,
        AlertReader reader,
        OperatorActions actions,
        CancellationToken cancellation)
        where TPost : class, ISignedPost
    {
        var errors = new RequestErrors();
        var (body, by, reason) = await OperatorActionRequest.ReadSignedAsync<TPost>(request, errors, cancellation);
        var end = errors.Any ? null : until(body!, errors);
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var (records, episodes) = await reader.ReadHistoryAsync(alert.Rule, alert.Subject, cancellation);
        if (records.Count == 0)
        {
            return AlertEndpoints.NeverWas(alert.Rule, alert.Subject);
        }

        return conflict(episodes.Count == 0 ? null : episodes[^1]) is { } why
            ? ApiProblem.Conflict(why)
            : TypedResults.Ok(await actions.AboutAlertAsync(kind, alert.Rule, alert.Subject, by, reason, end, cancellation));
    }

    private static DateTimeOffset? UntilOf(ShelvePostDto body, DateTimeOffset now, TimeSpan longest, RequestErrors errors)
    {
        var until = QueryText.Time(body.Until, "$.until", errors, required: true);
        if (until <= now)
        {
            errors.Add("$.until", "must be in the future");
        }
        else if (until > now + longest)
        {
            errors.Add("$.until", string.Create(CultureInfo.InvariantCulture, $"must be at most {longest.TotalHours:0.#} h ahead, by {now + longest:yyyy-MM-dd'T'HH:mm:ss'Z'}"));
        }

        return until;
    }
}

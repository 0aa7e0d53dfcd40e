using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Telemetry.Api.Endpoints.Requests;
using Telemetry.Api.OpenApi;
using Telemetry.Api.Problems;
using Telemetry.Api.Security;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Live;
using Telemetry.Domain.Network;
using Telemetry.Domain.Storage;
using Telemetry.Rules.Winter;

namespace Telemetry.Api.Endpoints.Gritting.Spreading;

/// <summary>What was spread, as reported.</summary>
internal static class TreatmentEndpoints
{
    private const string Json = "application/json";
    private const string Csv = "text/csv";
    private const string Example =
        """[{"id":"run-1187","route":"p1-snake","started_at":"2026-01-14T16:10:00Z","ended_at":"2026-01-14T17:40:00Z","material":"pre-wet-salt","spread_rate_g_m2":10,"tonnes":2.1,"vehicle":"WX21 ABC","operator":"J. Hill","note":"Second pass on the summit"}]""";

    public static void MapTreatments(this IEndpointRouteBuilder api)
    {
        var treatments = api.MapGroup("/gritting/treatments").WithTags("Gritting").RequireAuthorization(Policies.Highways);
        treatments.MapPost("/", Post)
            .WithName("postTreatments")
            .WithSummary("Report what was spread")
            .WithDescription("One treatment or a list of up to 5,000, as JSON or as CSV with the same names as columns. All or none are taken, and every error is told with its path or line. A report sent again under its id is the same report; 409 names ids that are on record with other content. What is said is recorded as said: the answer names how it differs from what stood.")
            .WithMetadata(new RequestExample(Json, Example))
            .Accepts<TreatmentPostDto[]>(Json, Csv)
            .ProducesProblem(StatusCodes.Status409Conflict);
        treatments.MapGet("/", Get)
            .WithName("getTreatments")
            .WithSummary("What was reported as spread in a decision day")
            .WithDescription("By start, each with how it differs from what stood for its route when it began.");
    }

    private static async Task<Results<Ok<TreatmentsReceiptDto>, ProblemHttpResult>> Post(
        HttpRequest request,
        INetworkProvider networks,
        ITreatmentLog log,
        TreatmentDifferences differences,
        ILiveFeed feed,
        TimeProvider clock,
        CancellationToken cancellation)
    {
        if (!RequestBody.Is(request, Json, Csv))
        {
            return ApiProblem.UnsupportedMedia(Json, Csv);
        }

        var errors = new RequestErrors();
        var network = networks.Current;
        var body = await RequestBody.ReadAsync(request, cancellation);
        var reader = new TreatmentRequest(network, clock.GetUtcNow(), request.HttpContext.User.Identity?.Name, errors);
        var reports = RequestBody.Is(request, Json) ? reader.ReadJson(body.Span) : reader.ReadCsv(body.Span);
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var receipt = await log.AddAsync(clock.GetUtcNow(), reports, cancellation);
        if (receipt.Conflicting.Count > 0)
        {
            return ApiProblem.Conflict($"Nothing was taken: on record with other content are {string.Join(", ", receipt.Conflicting.Take(20))}"
                + $"{(receipt.Conflicting.Count > 20 ? $" and {receipt.Conflicting.Count - 20} more" : "")}. What is on record is never changed: report under another id, with a note.");
        }

        feed.Publish(receipt.Added);
        var added = await differences.DescribeAsync(
            [.. receipt.Added.Select(a => new LoggedOutcome<TreatmentReport>(a.Id, a.RecordedAt, (TreatmentReport)a.Outcome))], network, cancellation);
        return TypedResults.Ok(new TreatmentsReceiptDto(added.Count, receipt.Repeated, added));
    }

    private static async Task<Results<Ok<TreatmentsDto>, ProblemHttpResult>> Get(
        [Description("Local date on which the decision day starts, such as 2026-01-14. Default: the decision day that is running.")] string? day,
        [Description("Route id. Default: every route.")] string? route,
        INetworkProvider networks,
        ITreatmentLog log,
        TreatmentDifferences differences,
        TimeProvider clock,
        CancellationToken cancellation)
    {
        var errors = new RequestErrors();
        var date = QueryText.Date(day, "day", errors);
        var network = networks.Current;
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var wanted = date ?? DecisionDay.Containing(clock.GetUtcNow(), network.TimeZone).Date;
        var reports = await log.ReadAsync(wanted, string.IsNullOrEmpty(route) ? null : new RouteId(route), cancellation);
        return TypedResults.Ok(new TreatmentsDto(wanted, network.TimeZone.Id, await differences.DescribeAsync(reports, network, cancellation)));
    }
}

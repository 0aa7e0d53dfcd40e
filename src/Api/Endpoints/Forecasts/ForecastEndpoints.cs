using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Telemetry.Api.Endpoints.Requests;
using Telemetry.Api.OpenApi;
using Telemetry.Api.Problems;
using Telemetry.Api.Security;
using Telemetry.Domain.Journal;
using Telemetry.Domain.Network;
using Telemetry.Domain.Storage;

namespace Telemetry.Api.Endpoints.Forecasts;

/// <summary>Hourly site forecasts: each issue is kept for ever with its issue time.</summary>
internal static class ForecastEndpoints
{
    private const int MaxDays = 92;

    private const string Example =
        """{"site":"a57-snake","issuedAt":"2026-01-14T15:00:00Z","source":"Met Office","values":[{"validAt":"2026-01-14T16:00:00Z","air_temperature":1.5,"dew_point":0.2,"precipitation_rate":0}]}""";

    public static void MapForecasts(this IEndpointRouteBuilder api)
    {
        var forecasts = api.MapGroup("/forecasts").WithTags("Forecasts");
        forecasts.MapPost("/", Post)
            .RequireAuthorization(Policies.Highways)
            .WithMetadata(new RequestExample("application/json", Example))
            .WithName("postForecast")
            .WithSummary("Hand in forecasts")
            .WithDescription("Answered once they are durable. The rules see them in the order in which they were handed in. A newer issue stands beside an older one and changes nothing of it.")
            .Accepts<ForecastPostDto>("application/json", ForecastBody.Csv, ForecastBody.Xml)
            .Produces<ForecastReceiptDto>(StatusCodes.Status201Created);
        forecasts.MapGet("/{site}", GetLatest)
            .RequireAuthorization(Policies.Analyst)
            .WithName("getForecast")
            .WithSummary("The newest forecast of a site");
        forecasts.MapGet("/{site}/issues", GetIssues)
            .RequireAuthorization(Policies.Analyst)
            .WithName("getForecastIssues")
            .WithSummary("When forecasts of a site were issued, newest first");
        forecasts.MapGet("/{site}/issues/{issuedAt}", GetIssue)
            .RequireAuthorization(Policies.Analyst)
            .WithName("getForecastIssue")
            .WithSummary("One forecast as issued");
    }

    private static async Task<Results<Created<ForecastReceiptDto>, ProblemHttpResult>> Post(
        HttpRequest request,
        [Description("Site id; only for METRo XML, which names none.")] string? site,
        [Description("Who made the forecast; for CSV and XML. JSON names it itself.")] string? source,
        INetworkProvider networks,
        IJournal journal,
        TimeProvider clock,
        CancellationToken cancellation)
    {
        if (!RequestBody.Is(request, ForecastBody.Types))
        {
            return ApiProblem.UnsupportedMedia(ForecastBody.Types);
        }

        var errors = new RequestErrors();
        var body = await RequestBody.ReadAsync(request, cancellation);
        var now = clock.GetUtcNow();
        var issues = ForecastBody.Read(request, body, site, source, networks.Current, now, errors);
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        List<ForecastReceivedDto> received = [];
        foreach (var issue in issues)
        {
            var position = await journal.AppendDurablyAsync(new ForecastRecord(now, issue), cancellation);
            received.Add(new ForecastReceivedDto(issue.Site.Value, issue.IssuedAt, issue.Values.Count, position.Sequence));
        }

        return TypedResults.Created($"/api/v1/forecasts/{issues[0].Site}", new ForecastReceiptDto(received));
    }

    private static async Task<Results<Ok<ForecastDto>, ProblemHttpResult>> GetLatest(
        [Description("Site id.")] string site,
        [Description("The newest that had been received by then (RFC 3339 with zone). Default: now.")] string? knownAt,
        INetworkProvider networks,
        IForecastStore store,
        CancellationToken cancellation)
    {
        var errors = new RequestErrors();
        var known = QueryText.Time(knownAt, "knownAt", errors);
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        if (networks.Current.FindSite(new SiteId(site)) is not { } place)
        {
            return NoSite(site);
        }

        return await store.ReadLatestAsync(place.Id, known, cancellation) is { } issue
            ? TypedResults.Ok(issue.ToDto())
            : ApiProblem.NotFound($"There is no forecast for {place.Id}{(known is null ? "" : " that was known by then")}.");
    }

    private static async Task<Results<Ok<ForecastIssuesDto>, ProblemHttpResult>> GetIssues(
        [Description("Site id.")] string site,
        [Description("Start of the window of issue times (RFC 3339 with zone), itself not in it. Default: 7 days before `to`.")] string? from,
        [Description("End of the window, itself in it. Default: now.")] string? to,
        INetworkProvider networks,
        IForecastStore store,
        TimeProvider clock,
        CancellationToken cancellation)
    {
        var errors = new RequestErrors();
        var end = QueryText.Time(to, "to", errors) ?? clock.GetUtcNow();
        var start = QueryText.Time(from, "from", errors) ?? end.AddDays(-7);
        if (start >= end || end - start > TimeSpan.FromDays(MaxDays))
        {
            errors.Add("from", $"must be before to, and at most {MaxDays} days");
        }

        if (errors.Any)
        {
            return errors.ToProblem();
        }

        return networks.Current.FindSite(new SiteId(site)) is { } place
            ? TypedResults.Ok(new ForecastIssuesDto(place.Id.Value, start, end, await store.ReadIssueTimesAsync(place.Id, start, end, cancellation)))
            : NoSite(site);
    }

    private static async Task<Results<Ok<ForecastDto>, ProblemHttpResult>> GetIssue(
        [Description("Site id.")] string site,
        [Description("Issue time (RFC 3339 with zone).")] string issuedAt,
        INetworkProvider networks,
        IForecastStore store,
        CancellationToken cancellation)
    {
        var errors = new RequestErrors();
        var issued = QueryText.Time(issuedAt, "issuedAt", errors, required: true);
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        if (networks.Current.FindSite(new SiteId(site)) is not { } place)
        {
            return NoSite(site);
        }

        return await store.ReadAsync(place.Id, issued!.Value, cancellation) is { } issue
            ? TypedResults.Ok(issue.ToDto())
            : ApiProblem.NotFound($"There is no forecast for {place.Id} of that issue time.");
    }

    private static ProblemHttpResult NoSite(string site) => ApiProblem.NotFound($"'{QueryText.Short(site)}' is no site of the network.");
}

using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Telemetry.Api.Endpoints.Requests;
using Telemetry.Api.Problems;
using Telemetry.Api.Security;
using Telemetry.Domain.Readings;
using Telemetry.Domain.Storage;

namespace Telemetry.Api.Endpoints.DeadLetters;

/// <summary>Messages that were not admitted: why, and driving them again.</summary>
internal static class DeadLetterEndpoints
{
    private const int MaxPage = 500;
    private const int DefaultPage = 50;

    /// <summary>Dead letters driven again in one request: the caller goes on with the cursor.</summary>
    private const int RedriveBatch = 200;

    private static readonly (string Name, RejectReason Value)[] Reasons = [.. Enum.GetValues<RejectReason>().Select(r => (r.ToString(), r))];

    public static void MapDeadLetters(this IEndpointRouteBuilder api)
    {
        var letters = api.MapGroup("/dead-letters").WithTags("Dead letters").RequireAuthorization(Policies.Admin);
        letters.MapGet("/", GetPage)
            .WithName("getDeadLetters")
            .WithSummary("Messages that were not admitted, newest first, each with its reasons");
        letters.MapGet("/{id:long}", GetOne)
            .WithName("getDeadLetter")
            .WithSummary("One dead letter with its payload");
        letters.MapPost("/{id:long}/redrive", RedriveOne)
            .WithName("redriveDeadLetter")
            .WithSummary("Drive one dead letter again, for instance after the network was mended")
            .WithDescription("It is decoded and admitted anew as a message received now; what was stored of it before is a duplicate. A reading without a time of its own is stamped with the time of the redrive and marked time_assumed: look at the payload first.");
        letters.MapPost("/redrive", RedriveMany)
            .WithName("redriveDeadLetters")
            .WithSummary("Drive those with one reason again that were not driven yet")
            .WithDescription("200 at a time, newest first; go on with `cursor`, or without, while `next` is given: one that is rejected again becomes a new dead letter with `redriveOf`, which is not driven by itself. Drive its origin again by its id.");
    }

    private static async Task<Results<Ok<DeadLettersDto>, ProblemHttpResult>> GetPage(
        [Description("A reason, such as UnknownSensor.")] string? reason,
        [Description("Gateway id.")] string? gateway,
        [Description("Rows of the page, 1 to 500. Default 50.")] string? limit,
        [Description("`next` of the page before.")] string? cursor,
        IDeadLetterStore store,
        CancellationToken cancellation)
    {
        var errors = new RequestErrors();
        var named = QueryText.Choice(reason, "reason", errors, Reasons);
        var rows = QueryText.Number(limit, "limit", 1, MaxPage, DefaultPage, errors);
        var before = Before(cursor, errors);
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var (kept, dropped) = await store.CountAsync(cancellation);
        var page = await store.ReadAsync(new DeadLetterQuery(named, string.IsNullOrEmpty(gateway) ? null : gateway, before, rows + 1), cancellation);
        var next = page.Count > rows ? After(page[rows - 1].Id) : null;
        return TypedResults.Ok(new DeadLettersDto(kept, dropped, [.. page.Take(rows).Select(l => l.ToDto())], next));
    }

    private static async Task<Results<Ok<DeadLetterWithPayloadDto>, ProblemHttpResult>> GetOne(
        [Description("Id of the dead letter.")] long id, IDeadLetterStore store, CancellationToken cancellation) =>
        await store.FindAsync(id, cancellation) is { } letter ? TypedResults.Ok(letter.ToWholeDto()) : NotThere(id);

    private static async Task<Results<Ok<RedriveDto>, ProblemHttpResult>> RedriveOne(
        [Description("Id of the dead letter.")] long id, IDeadLetterStore store, Redrive redrive, CancellationToken cancellation)
    {
        if (await store.FindAsync(id, cancellation) is not { } letter)
        {
            return NotThere(id);
        }

        var (admitted, rejected) = await redrive.OneAsync(letter, cancellation);
        return TypedResults.Ok(new RedriveDto(1, admitted, rejected ? 1 : 0, null));
    }

    private static async Task<Results<Ok<RedriveDto>, ProblemHttpResult>> RedriveMany(
        [Description("The reason, such as UnknownSensor.")] string? reason,
        [Description("`next` of the answer before.")] string? cursor,
        [Description("Drive those too that were driven before, last before this time: for instance when the network was mended a second time (2026-01-14T18:00:00Z).")] string? drivenBefore,
        IDeadLetterStore store,
        Redrive redrive,
        TimeProvider clock,
        CancellationToken cancellation)
    {
        var errors = new RequestErrors();
        var named = QueryText.Choice(reason, "reason", errors, Reasons);
        var before = Before(cursor, errors);
        var since = QueryText.Time(drivenBefore, "drivenBefore", errors);
        if (since > clock.GetUtcNow())
        {
            errors.Add("drivenBefore", "lies in the future: what is driven now would be driven without end");
        }

        if (string.IsNullOrEmpty(reason))
        {
            errors.Add("reason", "is required");
        }

        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var page = await store.ReadAsync(
            new DeadLetterQuery(named, null, before, RedriveBatch) { ToDrive = true, DrivenBefore = since }, cancellation);
        var (driven, admitted, still) = (0, 0, 0);
        foreach (var letter in page)
        {
            var (readings, rejected) = await redrive.OneAsync(letter, cancellation);
            driven++;
            admitted += readings;
            still += rejected ? 1 : 0;
        }

        return TypedResults.Ok(new RedriveDto(driven, admitted, still, page.Count == RedriveBatch ? After(page[^1].Id) : null));
    }

    private static ProblemHttpResult NotThere(long id) =>
        ApiProblem.NotFound(string.Create(CultureInfo.InvariantCulture, $"There is no dead letter {id}; the oldest are dropped beyond the bound."));

    private static string After(long id) => Cursor.Encode(id.ToString(CultureInfo.InvariantCulture));

    private static long? Before(string? cursor, RequestErrors errors)
    {
        if (string.IsNullOrEmpty(cursor))
        {
            return null;
        }

        if (Cursor.Decode(cursor, 1) is [var text] && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            return id;
        }

        errors.Add("cursor", "is not a cursor given by this address");
        return null;
    }
}

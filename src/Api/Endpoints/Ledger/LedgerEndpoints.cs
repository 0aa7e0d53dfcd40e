using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Telemetry.Api.Endpoints.Requests;
using Telemetry.Api.Health;
using Telemetry.Api.Security;
using Telemetry.Domain.Storage;

namespace Telemetry.Api.Endpoints.Ledger;

/// <summary>The account of every reading.</summary>
internal static class LedgerEndpoints
{
    private const int MaxDays = 31;

    public static void MapLedger(this IEndpointRouteBuilder api) =>
        api.MapGet("/ledger", Get)
            .WithTags("Ledger")
            .RequireAuthorization(Policies.Analyst)
            .WithName("getLedger")
            .WithSummary("received = accepted + duplicate + conflict + rejected, by hour of receipt and gateway")
            .WithDescription("Counts readings, but for `undecodable`, which counts messages. Hours are those that begin in [from, to). Default: the last 24 hours. At most 31 days at once.");

    private static async Task<Results<Ok<LedgerDto>, ProblemHttpResult>> Get(
        [Description("First hour (RFC 3339 with zone). Default: 24 hours before `to`.")] string? from,
        [Description("End, itself not in it (RFC 3339 with zone). Default: now.")] string? to,
        ITimeSeriesStore store,
        IGapLog gaps,
        IPipelineState pipeline,
        TimeProvider clock,
        CancellationToken cancellation)
    {
        var errors = new RequestErrors();
        var end = QueryText.Time(to, "to", errors) ?? clock.GetUtcNow();
        var start = QueryText.Time(from, "from", errors) ?? end.AddDays(-1);
        if (start >= end)
        {
            errors.Add("from", "must be before to");
        }
        else if (end - start > TimeSpan.FromDays(MaxDays))
        {
            errors.Add("from", $"must be at most {MaxDays} days before to");
        }

        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var inFlight = LedgerAccount.InFlight(pipeline);
        var possibleGaps = (await gaps.ReadGapsAsync(start, end, cancellation)).Select(g => new PossibleGapDto(g.At, g.Source, g.Since, g.Reason)).ToList();
        var entries = (await store.ReadLedgerAsync(start, end, cancellation)).Select(LedgerAccount.Entry).ToList();
        return TypedResults.Ok(new LedgerDto(start, end, entries.TrueForAll(e => e.Balance == 0), LedgerAccount.Total(entries), inFlight, entries, possibleGaps));
    }
}

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

        var inFlight = InFlight(pipeline);
        var possibleGaps = (await gaps.ReadGapsAsync(start, end, cancellation)).Select(g => new PossibleGapDto(g.At, g.Source, g.Since, g.Reason)).ToList();
        var entries = (await store.ReadLedgerAsync(start, end, cancellation)).Select(Entry).ToList();
        return TypedResults.Ok(new LedgerDto(start, end, entries.TrueForAll(e => e.Balance == 0), Total(entries), inFlight, entries, possibleGaps));
    }

    private static InFlightDto InFlight(IPipelineState pipeline)
    {
        var store = pipeline.Store.Position;
        var head = Math.Max(store, pipeline.JournalHead);
        return new InFlightDto(head, store, head - store);
    }

    private static LedgerEntryDto Entry(LedgerEntry e) => new(
        e.Hour, e.Gateway.Value, e.Received, e.Accepted, e.Duplicate, e.Conflict, e.Rejected, e.Undecodable,
        e.Received - e.Accepted - e.Duplicate - e.Conflict - e.Rejected);

    private static LedgerTotalDto Total(List<LedgerEntryDto> entries) => new(
        entries.Sum(e => e.Received),
        entries.Sum(e => e.Accepted),
        entries.Sum(e => e.Duplicate),
        entries.Sum(e => e.Conflict),
        entries.Sum(e => e.Rejected),
        entries.Sum(e => e.Undecodable),
        entries.Sum(e => e.Balance));
}

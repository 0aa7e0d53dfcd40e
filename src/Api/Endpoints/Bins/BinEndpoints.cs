using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Telemetry.Api.Endpoints.Requests;
using Telemetry.Api.Problems;
using Telemetry.Api.Security;
using Telemetry.Domain.Network;
using Telemetry.Domain.Storage;

namespace Telemetry.Api.Endpoints.Bins;

/// <summary>Bins: how full, to collect and why, fills and emptyings.</summary>
internal static class BinEndpoints
{
    private const int MaxFillDays = 31;

    private const int MaxEmptyingDays = 366;

    public static void MapBins(this IEndpointRouteBuilder api)
    {
        var bins = api.MapGroup("/bins").WithTags("Bins").RequireAuthorization(Policies.Analyst);
        bins.MapGet("/", GetAll)
            .WithName("getBins")
            .WithSummary("Every bin: how full now, to collect and why, alerts, last emptied")
            .WithDescription(
                "A fill is a percentage of what its `basis` calls full, which differs between bins. `toCollect` is null, with a reason, when it is not known: "
                + "a bin whose sensor is silent or gives no fill is never shown as one that need not be collected.");
        bins.MapGet("/{bin}/fills", GetFills)
            .WithName("getBinFills")
            .WithSummary("Fills of one bin in a window")
            .WithDescription("One for each reading of its sensor, with what its 100 % means and how fast it fills; those that give no percentage say why. At most 31 days at once. CSV by `Accept: text/csv`.")
            .Produces<FillsDto>(StatusCodes.Status200OK, "application/json", BinCsv.ContentType);
        bins.MapGet("/{bin}/emptyings", GetEmptyings)
            .WithName("getBinEmptyings")
            .WithSummary("Emptyings of one bin in a window")
            .WithDescription("By what its sensor saw, confirmed by a further reading. At most 366 days at once. CSV by `Accept: text/csv`.")
            .Produces<EmptyingsDto>(StatusCodes.Status200OK, "application/json", BinCsv.ContentType);
    }

    private static async Task<Ok<BinsDto>> GetAll(BinBoard board, TimeProvider clock, IOptions<ApiOptions> options, CancellationToken cancellation) =>
        TypedResults.Ok(new BinsDto(clock.GetUtcNow(), options.Value.SimulatedTime, await board.ReadAsync(cancellation)));

    private static async Task<Results<Ok<FillsDto>, ContentHttpResult, ProblemHttpResult>> GetFills(
        [Description("Bin id.")] string bin,
        [Description("Start of the window (RFC 3339 with zone), itself not in it.")] string? from,
        [Description("End of the window (RFC 3339 with zone), itself in it.")] string? to,
        HttpRequest request,
        INetworkProvider networks,
        IBinLog log,
        TimeProvider clock,
        IOptions<ApiOptions> options,
        CancellationToken cancellation)
    {
        return await AnswerAsync(
            bin, from, to, MaxFillDays, request, networks.Current, log.ReadFillsAsync, BinCsv.Of,
            (window, fills) => new FillsDto(clock.GetUtcNow(), options.Value.SimulatedTime, bin, window.From, window.To, [.. fills.Select(f => f.ToDto())]),
            cancellation);
    }

    private static async Task<Results<Ok<EmptyingsDto>, ContentHttpResult, ProblemHttpResult>> GetEmptyings(
        [Description("Bin id.")] string bin,
        [Description("Start of the window (RFC 3339 with zone), itself not in it.")] string? from,
        [Description("End of the window (RFC 3339 with zone), itself in it.")] string? to,
        HttpRequest request,
        INetworkProvider networks,
        IBinLog log,
        TimeProvider clock,
        IOptions<ApiOptions> options,
        CancellationToken cancellation)
    {
        return await AnswerAsync(
            bin, from, to, MaxEmptyingDays, request, networks.Current, log.ReadEmptyingsAsync, BinCsv.Of,
            (window, emptyings) => new EmptyingsDto(
                clock.GetUtcNow(), options.Value.SimulatedTime, bin, window.From, window.To, [.. emptyings.Select(e => e.ToDto())]),
            cancellation);
    }

    private static async Task<Results<Ok<TDto>, ContentHttpResult, ProblemHttpResult>> AnswerAsync<TOutcome, TDto>(
        string bin,
        string? from,
        string? to,
        int maxDays,
        HttpRequest request,
        CityNetwork network,
        Func<BinId, DateTimeOffset, DateTimeOffset, CancellationToken, Task<IReadOnlyList<TOutcome>>> read,
        Func<IReadOnlyList<TOutcome>, string> csv,
        Func<(DateTimeOffset From, DateTimeOffset To), IReadOnlyList<TOutcome>, TDto> dto,
        CancellationToken cancellation)
    {
        if (Read(bin, from, to, maxDays, network, out var window) is { } problem)
        {
            return problem;
        }

        var found = await read(window.Bin, window.From, window.To, cancellation);
        return BinCsv.IsWanted(request)
            ? TypedResults.Content(csv(found), BinCsv.ContentType)
            : TypedResults.Ok(dto((window.From, window.To), found));
    }

    /// <summary>A window of a bin that is or was in the network; or the problem with it.</summary>
    private static ProblemHttpResult? Read(
        string bin, string? from, string? to, int maxDays, CityNetwork network, out (BinId Bin, DateTimeOffset From, DateTimeOffset To) window)
    {
        window = default;
        var id = new BinId(bin);
        if (network.Bins.All(b => b.Id != id))
        {
            return ApiProblem.NotFound($"'{QueryText.Short(bin)}' is no bin of the network; they are listed at /api/v1/bins");
        }

        var errors = new RequestErrors();
        var start = QueryText.Time(from, "from", errors, required: true);
        var end = QueryText.Time(to, "to", errors, required: true);
        if (start >= end)
        {
            errors.Add("to", "must be after from");
        }
        else if (end - start > TimeSpan.FromDays(maxDays))
        {
            errors.Add("to", $"must be at most {maxDays} days after from");
        }

        if (errors.Any)
        {
            return errors.ToProblem();
        }

        window = (id, start!.Value, end!.Value);
        return null;
    }
}

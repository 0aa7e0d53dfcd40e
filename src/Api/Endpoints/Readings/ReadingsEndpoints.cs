using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Telemetry.Api.Endpoints.Requests;
using Telemetry.Api.Health;
using Telemetry.Api.Security;
using Telemetry.Domain.Network;
using Telemetry.Domain.Storage;

namespace Telemetry.Api.Endpoints.Readings;

/// <summary>Stored readings, single or in buckets.</summary>
internal static class ReadingsEndpoints
{
    private static readonly TimeSpan KeepsUp = TimeSpan.FromMinutes(1);

    public static void MapReadings(this IEndpointRouteBuilder api) =>
        api.MapGet("/readings", Get)
            .WithTags("Readings")
            .RequireAuthorization(Policies.Analyst)
            .WithName("getReadings")
            .WithSummary("Readings of sensors in a window, single or in buckets")
            .WithDescription(
                "Windows and buckets are open at their start and closed at their end. Single readings are ordered by time, then sensor, then quantity; "
                + "buckets by sensor, then quantity, then time, and an empty bucket is given with `value: null` and `count: 0`. "
                + "Units are UCUM and stand beside each value. Streamed: an answer that fails midway ends in a broken connection, never in a whole-looking page.")
            .Produces<ReadingsPageDto>(StatusCodes.Status200OK, "application/json", "application/x-ndjson", "text/csv")
            .WithRequestTimeout(ApiTimeouts.Stream);

    private static Results<ReadingsAnswer, ProblemHttpResult> Get(
        [AsParameters] ReadingsParameters query,
        HttpRequest request,
        INetworkProvider networks,
        ITimeSeriesStore store,
        IPipelineState pipeline,
        TimeProvider clock,
        IOptions<ApiOptions> options,
        ILogger<ReadingsAnswer> logger)
    {
        var errors = new RequestErrors();
        var network = networks.Current;
        var understood = ReadingsRequestReader.Read(query, request, network, options.Value, errors);
        return understood is null
            ? errors.ToProblem()
            : new ReadingsAnswer(understood, store, network, new BucketReader(store, network), options.Value.SimulatedTime, StoredUpTo(pipeline, clock), options.Value.Timeout, logger);
    }

    /// <summary>Null while the store keeps up: a batch on its way is no news.</summary>
    private static DateTimeOffset? StoredUpTo(IPipelineState pipeline, TimeProvider clock)
    {
        var store = pipeline.Store;
        return store.OldestUnreadAt is { } unread && clock.GetUtcNow() - unread > KeepsUp ? store.At ?? unread : null;
    }
}

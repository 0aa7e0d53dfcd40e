using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Telemetry.Api.Endpoints.Requests;
using Telemetry.Api.Live;
using Telemetry.Api.Security;
using Telemetry.Domain.Storage;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace Telemetry.Api.Endpoints.Events;

/// <summary>The live stream of outcomes.</summary>
internal static class EventEndpoints
{
    public static void MapEvents(this IEndpointRouteBuilder api) =>
        api.MapGet("/events", GetAsync)
            .WithTags("Events")
            .RequireAuthorization(Policies.Highways)
            .WithName("getEvents")
            .WithSummary("Decisions, alerts, indices, fills, emptyings, actions and call-outs as they are made (server-sent events)")
            .WithDescription(
                "`event` is decision, alert, index, fill, emptying, action (what a person did), call-out (a message to people, and again when a delivery of it ends) or heartbeat; `id` is the outcome's record; `data` is the JSON that the outcome's own address gives. "
                + "Without Last-Event-ID the stream begins now. With it, it goes on after that record: nothing is left out or sent twice, whatever happened in between; beyond the record's end it begins now. "
                + "A watcher that does not keep up is cut, and resumes.")
            .Produces<string>(StatusCodes.Status200OK, "text/event-stream")
            .DisableRequestTimeout();

    private static async Task<Results<EventStream, ProblemHttpResult>> GetAsync(
        [Description("Kinds with commas: decision, alert, index, fill, emptying, action, call-out, treatment. Default: all.")] string? kinds,
        [FromHeader(Name = "Last-Event-ID"), Description("Id of the last event the caller has; browsers send it by themselves.")] string? lastEventId,
        [FromQuery(Name = "lastEventId"), Description("The same, for callers that can't set a header.")] string? lastEventIdInQuery,
        IOutcomeLog log,
        LiveFeed feed,
        LiveEventFormat format,
        IOptions<LiveOptions> options,
        IOptions<JsonOptions> json,
        TimeProvider clock,
        LiveClients clients,
        CancellationToken cancellation)
    {
        var errors = new RequestErrors();
        var wanted = QueryText.Names(kinds is null ? null : [kinds]).ToHashSet(StringComparer.Ordinal);
        foreach (var unknown in wanted.Except(LiveEventFormat.Kinds))
        {
            errors.Add("kinds", $"'{QueryText.Short(unknown)}' is none of {string.Join(", ", LiveEventFormat.Kinds)}");
        }

        var after = 0L;
        var resume = string.IsNullOrEmpty(lastEventId) ? lastEventIdInQuery : lastEventId;
        var resumes = !string.IsNullOrEmpty(resume);
        if (resumes && !long.TryParse(resume, NumberStyles.None, CultureInfo.InvariantCulture, out after))
        {
            errors.Add("Last-Event-ID", "is no id of an event of this stream");
        }

        if (errors.Any)
        {
            return errors.ToProblem();
        }

        // An id beyond the end is of a record that was deleted or restored since: nothing would come until the new one has grown past it.
        var last = await log.ReadLastIdAsync(cancellation);
        after = resumes ? Math.Min(after, last) : last;

        return new EventStream(
            after, wanted.Count == 0 ? LiveEventFormat.Kinds.ToHashSet() : wanted, log, feed, format, options.Value, json, clock, clients);
    }
}

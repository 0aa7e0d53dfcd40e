using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Telemetry.Api.CallOuts;
using Telemetry.Api.Endpoints.Requests;
using Telemetry.Api.Notifications;
using Telemetry.Api.Security;
using Telemetry.Domain.CallOuts;
using Telemetry.Domain.Storage;

namespace Telemetry.Api.Endpoints.CallOuts;

/// <summary>The log of what was sent to people, and the trial of the way.</summary>
internal static class CallOutEndpoints
{
    private const int MaxPage = 500;
    private const int DefaultPage = 50;

    public static void MapCallOuts(this IEndpointRouteBuilder api)
    {
        var callOuts = api.MapGroup("/call-outs").WithTags("Call-outs").RequireAuthorization(Policies.Admin);
        callOuts.MapGet("/", Get)
            .WithName("getCallOuts")
            .WithSummary("What was sent to people, newest first, and what became of it");
        callOuts.MapPost("/test", Test)
            .WithName("testCallOut")
            .WithSummary("Send a marked trial message to every recipient, and tell what became of it")
            .WithDescription("Each is tried once, at the same time. The trial is in the log like any call-out, and escalates nothing. Without recipients in the settings nothing is sent and `ok` is false.");
    }

    private static async Task<Results<Ok<CallOutsDto>, ProblemHttpResult>> Get(
        [Description("Rows of the page, 1 to 500. Default 50.")] string? limit,
        [Description("`next` of the page before.")] string? cursor,
        ICallOutStore store,
        TimeProvider clock,
        IOptions<ApiOptions> options,
        IOptions<CallOutOptions> policy,
        IOptions<NotificationOptions> notifications,
        CancellationToken cancellation)
    {
        var errors = new RequestErrors();
        var rows = QueryText.Number(limit, "limit", 1, MaxPage, DefaultPage, errors);
        long? before = null;
        if (!string.IsNullOrEmpty(cursor))
        {
            before = Cursor.Decode(cursor, 1) is [var text] && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
            if (before is null)
            {
                errors.Add("cursor", "is none that this address gave");
            }
        }

        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var page = await store.ReadCallOutsAsync(before, rows + 1, null, cancellation);
        var shown = page.Take(rows).ToList();
        return TypedResults.Ok(new CallOutsDto(
            clock.GetUtcNow(),
            options.Value.SimulatedTime,
            Levels(policy.Value),
            Recipients(notifications.Value),
            [.. shown.Select(c => c.ToDto())],
            page.Count > rows ? Cursor.Encode(shown[^1].Id.ToString(CultureInfo.InvariantCulture)) : null));
    }

    private static async Task<Ok<CallOutTestDto>> Test(CallOutTrial trial, TimeProvider clock, IOptions<ApiOptions> options, CancellationToken cancellation)
    {
        var callOut = await trial.RunAsync(cancellation);
        return TypedResults.Ok(new CallOutTestDto(
            clock.GetUtcNow(),
            options.Value.SimulatedTime,
            callOut is not null && callOut.Outcome.Deliveries.All(d => d.State == DeliveryState.Delivered),
            callOut?.ToDto()));
    }

    private static List<CallOutRecipientDto> Recipients(NotificationOptions notifications) =>
    [
        .. notifications.Recipients
            .OrderBy(r => r.Key, StringComparer.Ordinal)
            .Select(r => new CallOutRecipientDto(r.Key, CallOutMapping.Name(r.Value.Channel ?? CallOutChannel.Webhook))),
    ];

    private static List<CallOutLevelDto> Levels(CallOutOptions policy) =>
    [
        .. policy.Levels.Select((level, i) => new CallOutLevelDto(
            i + 1, level.Recipients, (i + 1 < policy.Levels.Count ? level.Wait : policy.RepeatEvery).TotalSeconds)),
    ];
}

using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Telemetry.Api.Endpoints.Requests;
using Telemetry.Api.Security;
using Telemetry.Domain.Storage;

namespace Telemetry.Api.Endpoints.Alerts;

/// <summary>Alerts of every rule.</summary>
internal static class AlertEndpoints
{
    public static void MapAlerts(this IEndpointRouteBuilder api) =>
        api.MapGet("/alerts", Get)
            .WithTags("Alerts")
            .RequireAuthorization(Policies.Analyst)
            .WithName("getAlerts")
            .WithSummary("Alerts that stand, and with `since` all transitions from then on");

    private static async Task<Results<Ok<AlertsDto>, ProblemHttpResult>> Get(
        [Description("Give also every transition from this event time on (RFC 3339 with zone).")] string? since,
        IOutcomeLog log,
        TimeProvider clock,
        IOptions<ApiOptions> options,
        CancellationToken cancellation)
    {
        var errors = new RequestErrors();
        var from = QueryText.Time(since, "since", errors);
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var alerts = await log.ReadAlertsAsync(from, cancellation);
        return TypedResults.Ok(new AlertsDto(
            clock.GetUtcNow(),
            options.Value.SimulatedTime,
            [.. alerts.OrderByDescending(a => a.Outcome.At).ThenByDescending(a => a.Id).Select(a => a.ToDto())]));
    }
}

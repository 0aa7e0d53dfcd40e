using Microsoft.AspNetCore.Http.HttpResults;
using Telemetry.Api.Health;
using Telemetry.Api.Security;

namespace Telemetry.Api.Endpoints.SystemState;

/// <summary>How the host, its stores and the gateways are doing.</summary>
internal static class SystemEndpoints
{
    public static void MapSystem(this IEndpointRouteBuilder api)
    {
        // The uptime counts from here, not from the first question.
        _ = api.ServiceProvider.GetRequiredService<HostStart>();
        api.MapGet("/system", Get)
            .WithTags("System")
            .RequireAuthorization(Policies.Analyst)
            .WithName("getSystem")
            .WithSummary("Health with its causes, pipeline, journal, gateways, dead letters, ledger and storage in one answer")
            .WithDescription("From memory and small tables: it reads no history and may be asked every few seconds. A store that does not answer in time leaves its part null and is named in `unavailable`; the rest is given.");
    }

    private static async Task<Ok<SystemDto>> Get(SystemOverview overview, CancellationToken cancellation) =>
        TypedResults.Ok(await overview.ReadAsync(cancellation));
}

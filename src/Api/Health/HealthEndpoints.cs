using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Telemetry.Api.Security;

namespace Telemetry.Api.Health;

/// <summary>/health/live: the process answers. /health/ready: it does its work, each check with its cause. /metrics.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = WriteAsync })
            .RequireAuthorization(Policies.Public);
        routes.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = WriteAsync })
            .RequireAuthorization(Policies.Public);

        // Not "loopback": behind a reverse proxy everybody comes from there. docs/adr/0010-keys-and-policies.md
        routes.MapPrometheusScrapingEndpoint("/metrics").RequireAuthorization(Policies.Admin);
    }

    private static Task WriteAsync(HttpContext context, HealthReport report) =>
        context.Response.WriteAsJsonAsync(HealthDto.Of(report), context.RequestAborted);
}

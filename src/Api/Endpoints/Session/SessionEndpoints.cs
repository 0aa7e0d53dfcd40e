using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Telemetry.Api.Security;
using Telemetry.Domain.Network;

namespace Telemetry.Api.Endpoints.Session;

/// <summary>What a client must know before it asks for anything else: it can then say which key a page needs, and offer no deed that would be refused.</summary>
internal static class SessionEndpoints
{
    public static void MapSession(this IEndpointRouteBuilder api) =>
        api.MapGet("/session", Get)
            .WithTags("Session")
            .RequireAuthorization(Policies.Public)
            .WithName("getSession")
            .WithSummary("Who the key belongs to, what it may do, and the host's time and zone")
            .WithDescription("Without a key: what a caller without one may do. A key that is not in force is answered 401.");

    private static Ok<SessionDto> Get(
        ClaimsPrincipal user, INetworkProvider networks, TimeProvider clock, IOptions<ApiOptions> api, IOptionsMonitor<SecurityOptions> security)
    {
        var isKnown = user.Identity is { IsAuthenticated: true };
        var role = isKnown ? user.FindFirstValue(ClaimTypes.Role) : null;
        return TypedResults.Ok(new SessionDto(
            clock.GetUtcNow(),
            api.Value.SimulatedTime,
            networks.Current.TimeZone.Id,
            isKnown ? user.Identity?.Name : null,
            role ?? security.CurrentValue.AnonymousReading.ToString(),
            role ?? nameof(ApiRole.Public)));
    }
}

using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace Telemetry.Api.Security;

/// <summary>Settles whether a caller has a role. A key that is presented and not in force is never taken for no key.</summary>
internal sealed class RoleRequirementHandler(IOptionsMonitor<SecurityOptions> options) : AuthorizationHandler<RoleRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, RoleRequirement requirement)
    {
        if (context.Resource is not HttpContext http)
        {
            return Task.CompletedTask;
        }

        if (RoleOf(context.User, http.Request) is { } role && role >= requirement.Least)
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }

    private ApiRole? RoleOf(ClaimsPrincipal user, HttpRequest request)
    {
        if (user.Identity is { IsAuthenticated: true })
        {
            return Enum.TryParse<ApiRole>(user.FindFirstValue(ClaimTypes.Role), out var role) ? role : null;
        }

        if (PresentedKey.Of(request) is not null)
        {
            return null;
        }

        return HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)
            ? options.CurrentValue.AnonymousReading
            : ApiRole.Public;
    }
}

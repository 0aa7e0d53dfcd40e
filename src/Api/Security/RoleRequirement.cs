using Microsoft.AspNetCore.Authorization;

namespace Telemetry.Api.Security;

/// <summary>The caller has at least a role.</summary>
internal sealed record RoleRequirement(ApiRole Least) : IAuthorizationRequirement;

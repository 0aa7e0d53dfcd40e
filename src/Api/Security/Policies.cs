namespace Telemetry.Api.Security;

/// <summary>Names of the authorization policies: one for each role.</summary>
internal static class Policies
{
    public const string Public = nameof(ApiRole.Public);
    public const string Analyst = nameof(ApiRole.Analyst);
    public const string Highways = nameof(ApiRole.Highways);
    public const string Admin = nameof(ApiRole.Admin);
}

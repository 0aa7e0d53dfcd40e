namespace Telemetry.Api.Security;

/// <summary>Who may use the HTTP API.</summary>
internal sealed class SecurityOptions
{
    public const string Section = "Telemetry:Security";

    /// <summary>
    /// What a caller without a key may READ (GET and HEAD). Default Public. Any more opens that role's reading to whoever
    /// reaches the port; <c>--demo</c> sets Admin, on loopback. Writing always needs a key.
    /// </summary>
    public ApiRole AnonymousReading { get; set; } = ApiRole.Public;
}

namespace Telemetry.Api.Endpoints;

/// <summary>Names of the timeout policies.</summary>
internal static class ApiTimeouts
{
    /// <summary>For streamed answers.</summary>
    public const string Stream = "stream";
}

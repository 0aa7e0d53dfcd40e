namespace Telemetry.Api.Replay;

/// <summary>What to replay and where to write what came of it.</summary>
internal sealed record ReplayRequest(FileInfo Network, FileInfo Readings, FileInfo? Forecasts, DirectoryInfo Out)
{
    /// <summary>What was spread, and when that was reported; null where nobody kept it.</summary>
    public FileInfo? Treatments { get; init; }
}

namespace Telemetry.Api.Backups;

/// <summary>What a file of a backup is. The stores give their own names.</summary>
internal static class BackupRole
{
    public const string Journal = "journal";
    public const string TimeSeries = "time series";
    public const string Records = "records";
    public const string Network = "network";
    public const string Settings = "settings";
}

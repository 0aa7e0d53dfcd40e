namespace Telemetry.Api.Backups;

/// <summary>A backup or a restore that is not begun, with what would be right. Nothing was changed.</summary>
internal sealed class BackupRefusedException(string message) : Exception(message);

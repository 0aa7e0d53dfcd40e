namespace Telemetry.Api.Backups;

/// <summary>One file of a backup.</summary>
/// <param name="Path">Below the backup's folder, with '/'.</param>
/// <param name="Role">journal, time series, records, network or settings: what it is restored to.</param>
/// <param name="Sha256">In lower hex.</param>
internal sealed record BackupFile(string Path, string Role, long Bytes, string Sha256);

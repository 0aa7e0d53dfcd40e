using System.ComponentModel.DataAnnotations;

namespace Telemetry.Api.Backups;

/// <summary>Where a running host writes backups.</summary>
internal sealed class BackupOptions
{
    public const string Section = "Telemetry:Backup";

    /// <summary>
    /// Default <c>data/backups</c>. A running host writes each backup into a folder of its own below it, and nowhere else; the command
    /// then moves it to where it was asked for. On another disk than the data, a backup survives that disk.
    /// </summary>
    [Required]
    public string Directory { get; set; } = "data/backups";
}

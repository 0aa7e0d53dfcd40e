using System.ComponentModel.DataAnnotations;

namespace Telemetry.Storage.Records;

/// <summary>The record store: outcomes, forecasts, dead letters, network files and keys.</summary>
public sealed class RecordsOptions
{
    public const string Section = "Telemetry:Records";

    /// <summary>The SQLite file; its folder is made when missing. Default <c>data/records.db</c>. Readable by its owner only, since it holds key hashes.</summary>
    [Required]
    public string Path { get; set; } = "data/records.db";

    /// <summary>How long a write waits for another one. Default 30 s; less fails sooner when a backup tool holds the file.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan BusyTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Most dead letters kept; beyond it the oldest are dropped and counted. Default 100,000; more costs disk up to <see cref="DeadLetterBytes"/>.</summary>
    [Range(1, 100_000_000)]
    public int DeadLetters { get; set; } = 100_000;

    /// <summary>Most payload bytes of dead letters kept; beyond it the oldest are dropped and counted. Default 256 MB (268,435,456).</summary>
    [Range(1_048_576, 1L << 40)]
    public long DeadLetterBytes { get; set; } = 256L * 1024 * 1024;
}

using System.ComponentModel.DataAnnotations;

namespace Telemetry.Ingest.Journal;

/// <summary>Where the journal is, how long it keeps, and what it may take.</summary>
public sealed class JournalOptions
{
    public const string Section = "Telemetry:Journal";

    /// <summary>
    /// Default <c>data/journal</c>. A directory of its own on a local disk that honours fsync; on another disk than the
    /// time series a commit is faster. Changed while it holds records, the old ones are left behind.
    /// </summary>
    [Required]
    public string Directory { get; set; } = "data/journal";

    /// <summary>
    /// Default 64 MB, taken on disk at once when a segment begins. Smaller: space is given back in smaller steps,
    /// more files. Larger: fewer pauses to make a file.
    /// </summary>
    [Range(64L * 1024, 1L << 30)]
    public long SegmentBytes { get; set; } = 64L * 1024 * 1024;

    /// <summary>Default 7 days. How long what every consumer has read is kept, so that a view can be rebuilt. Longer costs disk.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "3650.00:00:00")]
    public TimeSpan RetainFor { get; set; } = TimeSpan.FromDays(7);

    /// <summary>Default 4 GB. Above it, what every consumer has read is deleted before <see cref="RetainFor"/>. More costs disk.</summary>
    [Range(0L, long.MaxValue)]
    public long RetainBytes { get; set; } = 4L << 30;

    /// <summary>
    /// Default 32 GB: the most it may take when a consumer is behind. When it is reached nothing is taken or acknowledged
    /// until there is room: at 200 bytes a record this is 160 million unread records. More costs disk; less stops sooner.
    /// </summary>
    [Range(1L << 20, long.MaxValue)]
    public long MaxBytes { get; set; } = 32L << 30;

    /// <summary>
    /// Default 0.5: from this share of <see cref="MaxBytes"/> held for a consumer that has not read it, the host says that it is
    /// degraded and when it will be full. Lower says so sooner, also after a short outage.
    /// </summary>
    [Range(0.01, 1)]
    public double WarnShare { get; set; } = 0.5;

    /// <summary>Default 0.8: from this share on it is an error in the log: somebody has to act. Not below <see cref="WarnShare"/>.</summary>
    [Range(0.01, 1)]
    public double AlarmShare { get; set; } = 0.8;

    /// <summary>
    /// Default 1 GB. With less free on its disk, whoever fills it, the host says that it is degraded. Below one segment nothing more
    /// can be taken once the present one is full. Higher says so sooner.
    /// </summary>
    [Range(0L, long.MaxValue)]
    public long MinFreeBytes { get; set; } = 1L << 30;

    /// <summary>
    /// Default 5 ms between the beginnings of commits under load; a record that comes after a pause is committed at once.
    /// Longer: fewer syncs, later acknowledgements. Zero: a sync as often as the disk can.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:01")]
    public TimeSpan CommitInterval { get; set; } = TimeSpan.FromMilliseconds(5);

    /// <summary>Default 16 MB of records not yet durable; who appends more waits. More memory rides out longer pauses of the disk.</summary>
    [Range(64L * 1024, 1L << 30)]
    public long PendingBytes { get; set; } = 16L * 1024 * 1024;

    /// <summary>
    /// Default false: on opening, what some consumer has still to read is checked; the rest is checked when it is read.
    /// True checks all: at about 1 GB/s from memory, or as fast as the disk, before the host is ready.
    /// </summary>
    public bool VerifyAllOnOpen { get; set; }

    /// <summary>
    /// Default 0. Only for a journal that was lost and begins again: the highest position that a store reports, so that
    /// positions never go backwards. Ignored when there are records.
    /// </summary>
    [Range(0L, long.MaxValue / 2)]
    public long StartAfter { get; set; }

    /// <summary>
    /// Default 262,144 strings (ids, topics) held so that reading makes no new ones; about 2 MB and the strings. Fewer than
    /// there are sensors costs a string for many a reading.
    /// </summary>
    [Range(1024, 1 << 24)]
    public int InternedStrings { get; set; } = 262_144;

    /// <summary>
    /// Default 48 h. After a stop, the missed minutes' ticks are laid up to this far back, so that rules see each minute.
    /// Longer makes a start after a long stop slower; beyond it the minutes are left out, with a warning.
    /// </summary>
    [Range(typeof(TimeSpan), "00:01:00", "31.00:00:00")]
    public TimeSpan MaxTickCatchUp { get; set; } = TimeSpan.FromHours(48);

    /// <summary>Records that are checked and read together. Not for configuration: tests make it small.</summary>
    internal int FrameBytes { get; set; } = 256 * 1024;
}

using System.ComponentModel.DataAnnotations;

namespace Telemetry.Rules.Waste;

/// <summary>When a bin with a collection schedule counts as missed.</summary>
public sealed class MissedCollectionOptions
{
    public const string Section = "Telemetry:Waste:MissedCollection";

    /// <summary>
    /// Time after the scheduled one before a bin counts as missed, default 2 h; at least two intervals of its sensor and the time
    /// that an emptying takes to be confirmed, since an emptying is only seen then. More tells later, less raises on a round that is a little behind.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan Grace { get; set; } = TimeSpan.FromHours(2);

    /// <summary>
    /// An emptying counts for a collection from this long before the local day begins, default 6 h: a round may start on the
    /// evening before.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan EarlyBy { get; set; } = TimeSpan.FromHours(6);
}

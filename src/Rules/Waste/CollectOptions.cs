using System.ComponentModel.DataAnnotations;

namespace Telemetry.Rules.Waste;

/// <summary>When a bin is to be collected and when it overflows. What the network file says of a bin goes before.</summary>
public sealed class CollectOptions
{
    public const string Section = "Telemetry:Waste:Collect";

    /// <summary>
    /// Fill from which a bin without a `collectAtPercent` of its own is to be collected, default 80: 8 of 10 is what BigBelly bins
    /// at Wyndham are set to (docs/sources/waste.md#thresholds). Less collects emptier bins, more leaves less time before they overflow.
    /// </summary>
    [Range(1.0, 100.0)]
    public double AtPercent { get; set; } = 80;

    /// <summary>
    /// Longest time between two emptyings of a bin without a `collectAfterDays` of its own. Default none: fill alone decides. Set
    /// it where waste smells before the bin is full.
    /// </summary>
    [Range(typeof(TimeSpan), "01:00:00", "366.00:00:00")]
    public TimeSpan? After { get; set; }

    /// <summary>
    /// Points of fill below the threshold at which it is left again, default 5: waste settles, and an echo wanders by two or so.
    /// Less raises and clears in turn, more keeps a bin on the list after it was pressed down.
    /// </summary>
    [Range(0.0, 50.0)]
    public double DeadbandPercent { get; set; } = 5;

    /// <summary>Fill at which a bin overflows, default 100: what its calibration calls full, or nearer to the sensor.</summary>
    [Range(50.0, 100.0)]
    public double OverflowAtPercent { get; set; } = 100;

    /// <summary>
    /// A fill counts as known for this many of its sensor's intervals, default 3, as a sensor counts as silent. Fewer makes alerts
    /// stale on ordinary loss, more trusts an old fill for longer.
    /// </summary>
    [Range(1, 100)]
    public int KnownForIntervals { get; set; } = 3;
}

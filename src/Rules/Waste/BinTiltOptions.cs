using System.ComponentModel.DataAnnotations;

namespace Telemetry.Rules.Waste;

/// <summary>When a bin counts as tilted.</summary>
public sealed class BinTiltOptions
{
    public const string Section = "Telemetry:Waste:Tilt";

    /// <summary>Default 45° from upright (docs/sources/waste.md#tilt). Less raises on a slope, more only when it lies.</summary>
    [Range(1.0, 180.0)]
    public double FromDegrees { get; set; } = 45;

    /// <summary>How far below it must come back, default 10°.</summary>
    [Range(0.0, 90.0)]
    public double DeadbandDegrees { get; set; } = 10;

    /// <summary>
    /// How long it must be so, by two readings at least, default 10 min: a bin on the lift of its lorry is tilted for one. Less
    /// raises at each emptying, more tells later of a bin that was knocked over.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan HeldFor { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>A tilt counts as known for this many of its sensor's intervals, default 3.</summary>
    [Range(1, 100)]
    public int KnownForIntervals { get; set; } = 3;
}

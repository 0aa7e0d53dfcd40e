using System.ComponentModel.DataAnnotations;

namespace Telemetry.Rules.Waste;

/// <summary>When a fall of the fill is an emptying, and not an echo gone astray.</summary>
public sealed class EmptyingOptions
{
    public const string Section = "Telemetry:Waste:Emptying";

    /// <summary>
    /// Smallest fall, in points of fill, default 20. Of 4,846 real collections 17 began from less (docs/waste.md#edinburgh);
    /// less takes waste that settles for an emptying, more misses bins that are emptied nearly empty.
    /// </summary>
    [Range(5.0, 100.0)]
    public double LeastFallPercent { get; set; } = 20;

    /// <summary>
    /// Largest share of the fill that may be left, default 0.5: what a crew empties is empty, but a sensor that reads once a
    /// day sees it partly filled again. More takes a pressed-down load for an emptying.
    /// </summary>
    [Range(0.0, 0.95)]
    public double MostLeftShare { get; set; } = 0.5;

    /// <summary>
    /// How long the fill must stay down, with one more reading at least, before it is called an emptying. Default 15 min: a lid
    /// left open or a bin on the lift reads low for minutes. Longer is surer and tells later.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan ConfirmFor { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// A rise by <see cref="LeastFallPercent"/> or more that is faster than this, in points of fill an hour, waits for the next
    /// reading: it is an echo when that has come back down, and a fall was none when the fill comes back so. Default 15:
    /// ninety-nine in a hundred of Edinburgh's bins fill slower (docs/sources/waste.md#rates). Less has more real rises wait for one
    /// reading, more takes echoes for waste.
    /// </summary>
    [Range(1.0, 10_000.0)]
    public double FastestRisePerHour { get; set; } = 15;
}

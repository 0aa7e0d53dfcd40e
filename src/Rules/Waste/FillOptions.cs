using System.ComponentModel.DataAnnotations;

namespace Telemetry.Rules.Waste;

/// <summary>How a distance becomes a fill, and fills a rate.</summary>
public sealed class FillOptions
{
    public const string Section = "Telemetry:Waste:Fill";

    /// <summary>
    /// How far beyond the empty distance a reading is still taken as 0 %, in percent of the depth between empty and full.
    /// Default 10. Beyond it no fill is given: a missed echo or an open lid reads as far away, never as empty. More takes such
    /// readings as an empty bin, less gives no fill after a careless calibration. Own: docs/sources/waste.md#beyond-empty
    /// </summary>
    [Range(0.0, 100.0)]
    public double BeyondEmptyPercent { get; set; } = 10;

    /// <summary>
    /// From this tilt of the sensor on a distance is no fill. Default 45°, as for the alert on a tilted bin
    /// (docs/sources/waste.md#tilt). Less discards the readings of a sensor mounted at an angle.
    /// </summary>
    [Range(1.0, 180.0)]
    public double TiltedFromDegrees { get; set; } = 45;

    /// <summary>
    /// Shortest time that the readings of a rate cover. Default 6 h: within less, two points of noise in the fill weigh as much
    /// as two hours of filling do (docs/sources/waste.md#rates). Less tells a rate sooner after an emptying and worse.
    /// </summary>
    [Range(typeof(TimeSpan), "00:10:00", "7.00:00:00")]
    public TimeSpan RateOverAtLeast { get; set; } = TimeSpan.FromHours(6);

    /// <summary>Farthest time to the threshold that is named. Default 14 days; a rate that needs longer is told as too far off.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "366.00:00:00")]
    public TimeSpan RateUpTo { get; set; } = TimeSpan.FromDays(14);
}

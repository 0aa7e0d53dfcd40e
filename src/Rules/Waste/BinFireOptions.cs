using System.ComponentModel.DataAnnotations;

namespace Telemetry.Rules.Waste;

/// <summary>When the temperature in a container says fire. No authority names a figure: docs/sources/waste.md#fire.</summary>
public sealed class BinFireOptions
{
    public const string Section = "Telemetry:Waste:Fire";

    /// <summary>Whether a temperature at or above <see cref="AtCelsius"/> is a fire. Default true.</summary>
    public bool ByTemperature { get; set; } = true;

    /// <summary>Default 60 °C, the low end of what is proposed (own). Less raises on hot days in the sun, more waits for a bigger fire.</summary>
    [Range(30.0, 200.0)]
    public double AtCelsius { get; set; } = 60;

    /// <summary>
    /// Whether a rise by <see cref="RiseByKelvin"/> within <see cref="RiseWithin"/> is a fire. Default true. It needs a sensor that
    /// sends at least twice in that time, or at once when it warms.
    /// </summary>
    public bool ByRise { get; set; } = true;

    /// <summary>Default 10 K. Less raises when the sun comes out, more misses a smouldering start.</summary>
    [Range(1.0, 100.0)]
    public double RiseByKelvin { get; set; } = 10;

    /// <summary>Default 10 min.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "02:00:00")]
    public TimeSpan RiseWithin { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// How far below <see cref="AtCelsius"/> the temperature must be before the alert may clear, default 5 K, and it must not still be
    /// up by half of <see cref="RiseByKelvin"/>.
    /// </summary>
    [Range(0.0, 50.0)]
    public double DeadbandKelvin { get; set; } = 5;

    /// <summary>How long it must have been so before the alert clears, default 30 min: a fire that is out may start again.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan ClearAfter { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>A temperature counts as known for this many of its sensor's intervals, default 3.</summary>
    [Range(1, 100)]
    public int KnownForIntervals { get; set; } = 3;
}

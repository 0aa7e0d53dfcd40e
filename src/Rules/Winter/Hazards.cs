using Telemetry.Domain.Network;
using Telemetry.Domain.Readings;

namespace Telemetry.Rules.Winter;

/// <summary>Conditions with everything judged that the steps ask for: the one input of <see cref="AlgorithmSteps"/>, made from a what-if or from a route's moment.</summary>
internal readonly record struct Hazards
{
    /// <summary>Null: there is no basis at all.</summary>
    public required double? MinimumRst { get; init; }

    /// <summary>Whether <see cref="MinimumRst"/> rests on a trusted road sensor, so that it may speak against what lies on the road.</summary>
    public required bool RstTrusted { get; init; }

    /// <summary>Chance that the road freezes, 0 to 1; null: by <see cref="MinimumRst"/> and the policy's standard deviation.</summary>
    public double? FreezingChance { get; init; }

    public double? PresentRst { get; init; }

    public double? Air { get; init; }

    public SurfaceState? Surface { get; init; }

    public double? SnowDepthMm { get; init; }

    public bool FreezingRainFalls { get; init; }

    public bool FreezingRainFell { get; init; }

    public bool FreezingRainExpected { get; init; }

    /// <summary>Fresh snow in the window, mm; zero for none, infinite where the depth is not known.</summary>
    public double FreshSnowMm { get; init; }

    /// <summary>Lowest RST from the first snow on.</summary>
    public double SnowRst { get; init; }

    public required SurfaceMoisture Moisture { get; init; }

    /// <summary>Why the road counts as so moist, in plain English.</summary>
    public required string MoistureBecause { get; init; }

    public required SaltType Salt { get; init; }

    /// <summary>Something that would be needed for "no action" is missing: the mildest answer is to monitor.</summary>
    public bool AtLeastMonitor { get; init; }

    public bool Footway { get; init; }

    /// <summary>A footway of the second class.</summary>
    public bool FootwaySecond { get; init; }

    /// <summary>For such a footway: whether ice or snow has been measured all through the policy's hours; null when that can't be told.</summary>
    public bool? IceLasted { get; init; }

    /// <summary>A route of the second priority.</summary>
    public bool Secondary { get; init; }

    /// <summary>For a secondary route: whether the road has measured at or below zero all through the policy's hours; null when that can't be told.</summary>
    public bool? FrozenForLong { get; init; }

    /// <summary>Null while the policy gives no credit for salt on the road.</summary>
    public ResidualSalt? Residual { get; init; }

    /// <summary>Null where nothing is known of it: then it can spread any rate.</summary>
    public Spreader? Spreader { get; init; }

    /// <summary>For a footway: whether the road stays at or below zero for the policy's hours from the first ice on; null when the basis ends before.</summary>
    public bool? IceStays { get; init; }
}

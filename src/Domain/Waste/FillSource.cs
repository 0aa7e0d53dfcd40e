namespace Telemetry.Domain.Waste;

/// <summary>Where a fill comes from.</summary>
public enum FillSource
{
    /// <summary>Computed here from a distance and the bin's calibration.</summary>
    Distance,

    /// <summary>A percentage that the device itself computed, by a calibration that only its vendor knows.</summary>
    Reported,
}

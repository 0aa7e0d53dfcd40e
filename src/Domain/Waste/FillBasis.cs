namespace Telemetry.Domain.Waste;

/// <summary>
/// What a fill rests on, and so what its 100 % means. It is kept with each fill: percentages of two bins, vendors or
/// calibrations compare only through it (docs/sources/waste.md#percent).
/// </summary>
/// <param name="CalibratedFrom">Since when the calibration is in force; null for the bin's first.</param>
/// <param name="EmptyDistanceMm">Distance of 0 %, mm; null for a reported fill.</param>
/// <param name="FullDistanceMm">Distance of 100 %, mm; null for a reported fill.</param>
/// <param name="DeadZoneMm">Distance below which the sensor measures nothing, mm; null for a reported fill.</param>
/// <param name="FullPercentOfCapacity">How much of the capacity is in the bin at 100 %, %.</param>
/// <param name="CapacityLitres">The bin's capacity, l.</param>
public sealed record FillBasis(
    FillSource Source,
    DateTimeOffset? CalibratedFrom,
    double? EmptyDistanceMm,
    double? FullDistanceMm,
    double? DeadZoneMm,
    double FullPercentOfCapacity,
    double CapacityLitres);

namespace Telemetry.Api.Endpoints.Bins;

/// <summary>What a fill rests on: percentages of two bins or two calibrations compare only through it.</summary>
/// <param name="Source">Distance: computed from a distance by the bin's calibration. Reported: a percentage that the device computed.</param>
/// <param name="CalibratedFrom">Since when the calibration is in force; null for the bin's first.</param>
/// <param name="EmptyDistanceMm">Distance of 0 %; null for a reported fill.</param>
/// <param name="FullDistanceMm">Distance of 100 %; null for a reported fill.</param>
/// <param name="DeadZoneMm">Distance below which the sensor measures nothing; null for a reported fill.</param>
/// <param name="FullPercentOfCapacity">How much of the capacity is in the bin at 100 %.</param>
internal sealed record FillBasisDto(
    string Source,
    DateTimeOffset? CalibratedFrom,
    double? EmptyDistanceMm,
    double? FullDistanceMm,
    double? DeadZoneMm,
    double FullPercentOfCapacity,
    double CapacityLitres);

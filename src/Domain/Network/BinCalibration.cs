namespace Telemetry.Domain.Network;

/// <summary>How a bin's distance becomes a fill from a date on: a sensor moved, a liner added or a lid changed makes a new one.</summary>
/// <param name="ValidFrom">From then on (UTC, itself in); null for the first, which holds from the beginning.</param>
/// <param name="EmptyDistanceMm">Distance measured when empty, mm.</param>
/// <param name="FullDistanceMm">Distance measured when full, mm; at least the dead zone.</param>
/// <param name="DeadZoneMm">Distance below which the sensor measures nothing, mm.</param>
/// <param name="FullPercentOfCapacity">How much of the capacity is in the bin at 100 % fill, %.</param>
public sealed record BinCalibration(
    DateTimeOffset? ValidFrom, double EmptyDistanceMm, double FullDistanceMm, double DeadZoneMm, double FullPercentOfCapacity);

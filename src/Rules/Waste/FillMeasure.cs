using Telemetry.Domain.Network;
using Telemetry.Domain.Readings;
using Telemetry.Domain.Waste;
using Telemetry.Rules.EventTime;

namespace Telemetry.Rules.Waste;

/// <summary>
/// A bin's reading as a fill: 100 · (empty − distance) / (empty − full), held within 0 and 100, by the calibration in force when
/// it was observed. Source: docs/sources/waste.md#fill.
/// </summary>
internal static class FillMeasure
{
    public static FillSample OfDistance(Bin bin, in Observation reading, double? tiltDegrees, FillOptions options)
    {
        if (reading.Flag == Flag.Fail)
        {
            return new FillSample(reading.At, null, null, FillNote.Distrusted, reading.Flag, reading.ReceivedAt);
        }

        var calibration = bin.CalibrationAt(reading.At);
        var depth = calibration.EmptyDistanceMm - calibration.FullDistanceMm;
        var distance = reading.Value;
        var fill = 100 * (calibration.EmptyDistanceMm - distance) / depth;
        var (percent, note) = distance switch
        {
            _ when tiltDegrees >= options.TiltedFromDegrees => (null, FillNote.Tilted),
            <= 0 => (null, FillNote.NoEcho),
            _ when distance < calibration.DeadZoneMm => (100, FillNote.InDeadZone),
            _ when fill >= 100 => (100, FillNote.Full),
            _ when fill >= 0 => (Rounded(fill), FillNote.Measured),
            _ when fill >= -options.BeyondEmptyPercent => (0, FillNote.BelowEmpty),
            _ => ((double?)null, FillNote.BeyondEmpty),
        };
        return new FillSample(reading.At, percent, distance, note, reading.Flag, reading.ReceivedAt);
    }

    public static FillSample OfReported(in Observation reading) => reading switch
    {
        { Flag: Flag.Fail } => new(reading.At, null, null, FillNote.Distrusted, reading.Flag, reading.ReceivedAt),
        { Value: >= 100 } => new(reading.At, 100, null, FillNote.Full, reading.Flag, reading.ReceivedAt),
        _ => new(reading.At, Rounded(reading.Value), null, FillNote.Measured, reading.Flag, reading.ReceivedAt),
    };

    /// <summary>What the fill of a reading at that instant rests on.</summary>
    public static FillBasis Basis(Bin bin, FillSource source, DateTimeOffset at)
    {
        var calibration = bin.CalibrationAt(at);
        return source == FillSource.Reported
            ? new FillBasis(source, calibration.ValidFrom, null, null, null, calibration.FullPercentOfCapacity, bin.CapacityLitres)
            : new FillBasis(
                source,
                calibration.ValidFrom,
                calibration.EmptyDistanceMm,
                calibration.FullDistanceMm,
                calibration.DeadZoneMm,
                calibration.FullPercentOfCapacity,
                bin.CapacityLitres);
    }

    /// <summary>Waste in the bin, l, to a tenth.</summary>
    public static double? Litres(double? percent, FillBasis basis) =>
        percent is { } fill ? Rounded(fill / 100 * basis.FullPercentOfCapacity / 100 * basis.CapacityLitres) : null;

    // A millimetre is about 0.1 % of a bin: more digits would only make two equal fills differ.
    private static double Rounded(double value) => Math.Round(value, 1, MidpointRounding.AwayFromZero);
}

namespace Telemetry.Domain.Network;

/// <summary>A waste container, how its sensor's distance becomes a fill, and when it should be collected.</summary>
/// <param name="EmptyDistanceMm">Distance measured when empty, mm, by the first calibration.</param>
/// <param name="FullDistanceMm">Distance measured when full, mm, by the first calibration.</param>
public sealed record Bin(
    BinId Id,
    SiteId Site,
    SensorId Sensor,
    string Stream,
    double CapacityLitres,
    double EmptyDistanceMm,
    double FullDistanceMm)
{
    /// <summary>Distance below which the sensor measures nothing, mm; 0 when the file does not say.</summary>
    public double DeadZoneMm { get; init; }

    /// <summary>
    /// How much of the capacity is in the bin at 100 % fill, %. Not always 100: one vendor's "100 %" is a bin that is 80 %
    /// full (docs/sources/waste.md#percent), so fills compare only by what their 100 % means.
    /// </summary>
    public double FullPercentOfCapacity { get; init; } = 100;

    /// <summary>The calibrations after the first, each in force from its date on, oldest first.</summary>
    public IReadOnlyList<BinCalibration> Recalibrations { get; init; } = [];

    /// <summary>Fill from which the bin is to be collected, %; null leaves it to the setting for all bins.</summary>
    public double? CollectAtPercent { get; init; }

    /// <summary>Longest time between two emptyings; null when the bin may stand as long as it is not full.</summary>
    public TimeSpan? CollectAfter { get; init; }

    /// <summary>Since when the bin stands there, empty then; null when not known.</summary>
    public DateTimeOffset? InServiceSince { get; init; }

    /// <summary>When the crew is due; null for a bin that is collected on demand only.</summary>
    public CollectionSchedule? Collection { get; init; }

    /// <summary>The calibration in force at an instant. There always is one: the first holds from the beginning.</summary>
    public BinCalibration CalibrationAt(DateTimeOffset at)
    {
        for (var i = Recalibrations.Count - 1; i >= 0; i--)
        {
            if (Recalibrations[i].ValidFrom <= at)
            {
                return Recalibrations[i];
            }
        }

        return new BinCalibration(null, EmptyDistanceMm, FullDistanceMm, DeadZoneMm, FullPercentOfCapacity);
    }
}

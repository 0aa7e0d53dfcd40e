using Telemetry.Domain.Quantities;

namespace Telemetry.Domain.Network;

/// <summary>How a bin of a network file is calibrated: the bin's own fields, and <c>calibrations</c> for what changed later.</summary>
internal static class NetworkFileCalibrations
{
    private const double WholePercent = 100;

    /// <summary>The fields that a bin and each of its later calibrations share; null when one is wrong.</summary>
    /// <param name="from">The bin or the calibration.</param>
    /// <param name="validFrom">Null for the bin's own fields.</param>
    /// <param name="inherited">What a calibration does not repeat; null for the bin's own fields.</param>
    public static BinCalibration? ReadOne(NetworkFileObject from, DateTimeOffset? validFrom, BinCalibration? inherited)
    {
        var empty = from.Number("emptyDistanceMm", 0, Quantity.Distance.Maximum, "mm", exclusiveMinimum: true);
        var full = from.Number("fullDistanceMm", 0, Quantity.Distance.Maximum, "mm");
        var dead = from.Has("deadZoneMm") ? from.Number("deadZoneMm", 0, Quantity.Distance.Maximum, "mm") : inherited?.DeadZoneMm ?? 0;
        var means = from.Has("fullPercentOfCapacity")
            ? from.Number("fullPercentOfCapacity", 0, WholePercent, "%", exclusiveMinimum: true)
            : inherited?.FullPercentOfCapacity ?? WholePercent;
        if (empty <= full)
        {
            from.Fail("emptyDistanceMm", "must be above fullDistanceMm: the sensor looks down at the waste");
        }

        if (full < dead)
        {
            from.Fail("fullDistanceMm", "must be at least deadZoneMm: below it the sensor measures nothing, so a full bin would never be seen");
        }

        return empty is null || full is null || dead is null || means is null
            ? null
            : new BinCalibration(validFrom, empty.Value, full.Value, dead.Value, means.Value);
    }

    public static List<BinCalibration> ReadLater(NetworkFileObject bin, BinCalibration? first, NetworkFileErrors errors)
    {
        List<BinCalibration> later = [];
        DateTimeOffset? before = null;
        foreach (var (element, path) in bin.Items("calibrations", required: false))
        {
            if (NetworkFileObject.Open(
                    element, path, errors, "validFrom", "emptyDistanceMm", "fullDistanceMm", "deadZoneMm", "fullPercentOfCapacity") is not { } from)
            {
                continue;
            }

            var validFrom = from.Instant("validFrom", required: true);
            if (validFrom <= before)
            {
                from.Fail("validFrom", "must be after that of the calibration before it");
            }

            before = validFrom ?? before;
            if (ReadOne(from, validFrom, first) is { } calibration)
            {
                later.Add(calibration);
            }
        }

        return later;
    }
}

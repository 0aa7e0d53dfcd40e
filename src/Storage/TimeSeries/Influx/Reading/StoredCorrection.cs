using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Domain.Storage;

namespace Telemetry.Storage.TimeSeries.Influx.Reading;

/// <summary>A correction as it lies in the store, times in microseconds since 1970.</summary>
/// <param name="Batch">Position of the batch that wrote it.</param>
/// <param name="Ordinal">
/// Which one of its reading and kind, from 0, in the order of the journal: the same however the journal is cut into batches, so that
/// the repeat of a batch that was never committed writes over what that had left.
/// </param>
internal readonly record struct StoredCorrection(
    SensorId Sensor, Quantity Quantity, long Observed, CorrectionKind Kind, double? Value, byte? Flag, byte? Test, long Recorded, long Batch = 0, long Ordinal = 0)
{
    /// <summary>Corrections in one microsecond whose number the nanoseconds hold.</summary>
    public const int PerPage = 1000;

    public RowOrder Order => new(Observed, Sensor, Quantity);

    /// <summary>Within the order of readings by when it was recorded, then as written.</summary>
    public int CompareTo(in StoredCorrection other)
    {
        var byReading = Order.CompareTo(other.Order);
        if (byReading != 0)
        {
            return byReading;
        }

        return (Recorded, Batch, Kind, Ordinal).CompareTo((other.Recorded, other.Batch, other.Kind, other.Ordinal));
    }

    /// <summary>Whether both say the same of one reading: a conflict once a value, a revision or a re-decode once a time.</summary>
    public bool SaysTheSameAs(in StoredCorrection other) =>
        Kind == other.Kind && Nullable.Equals(Value, other.Value) && Flag == other.Flag && Test == other.Test
        && (Kind == CorrectionKind.Conflict || Recorded == other.Recorded);

    public CorrectionRow ToRow() => new(
        Sensor, Quantity, Micros.ToTime(Observed), CorrectionKinds.NameOf(Kind), Value, (Flag?)Flag, (QcTest?)Test, Micros.ToTime(Recorded));
}

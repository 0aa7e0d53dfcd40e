using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Domain.Storage;

namespace Telemetry.Storage.TimeSeries.Influx.Reading;

/// <summary>A reading as it lies in the store, times in microseconds since 1970.</summary>
internal readonly record struct RawRow(
    SensorId Sensor, Quantity Quantity, long Observed, double Value, byte Flag, byte Test, byte Marks, long Received, long Stored)
{
    public RowOrder Order => new(Observed, Sensor, Quantity);

    public ReadingRow ToReading() => new(
        Sensor, Quantity, Micros.ToTime(Observed), Value, (Flag)Flag, (QcTest)Test, (ReadingMarks)Marks, Micros.ToTime(Received), Micros.ToTime(Stored));
}

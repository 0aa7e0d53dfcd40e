using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Storage;

namespace Telemetry.Storage.TimeSeries.Influx.Reading;

/// <summary>The store's order: by time, then sensor, then quantity, by name.</summary>
internal readonly record struct RowOrder(long Observed, SensorId Sensor, Quantity Quantity) : IComparable<RowOrder>
{
    public int CompareTo(RowOrder other)
    {
        var byTime = Observed.CompareTo(other.Observed);
        if (byTime != 0)
        {
            return byTime;
        }

        var bySensor = Sensor.CompareTo(other.Sensor);
        return bySensor != 0 ? bySensor
            : ReferenceEquals(Quantity, other.Quantity) ? 0
            : string.CompareOrdinal(Quantity.Name, other.Quantity.Name);
    }

    /// <summary>Whether it comes after where a page ended.</summary>
    public bool IsAfter(ReadingCursor cursor)
    {
        var byTime = Observed.CompareTo(Micros.Of(cursor.ObservedAt));
        if (byTime != 0)
        {
            return byTime > 0;
        }

        var bySensor = string.CompareOrdinal(Sensor.Value, cursor.Sensor);
        return bySensor > 0 || (bySensor == 0 && string.CompareOrdinal(Quantity.Name, cursor.Quantity) > 0);
    }
}

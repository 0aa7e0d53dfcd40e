using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;

namespace Telemetry.Storage.TimeSeries.Influx.Rollups;

/// <summary>A sensor's quantity, in the store's order.</summary>
internal readonly record struct SeriesName(SensorId Sensor, Quantity Quantity) : IComparable<SeriesName>
{
    public int CompareTo(SeriesName other)
    {
        var bySensor = Sensor.CompareTo(other.Sensor);
        return bySensor != 0 ? bySensor : string.CompareOrdinal(Quantity.Name, other.Quantity.Name);
    }
}

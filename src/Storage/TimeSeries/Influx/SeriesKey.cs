using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;

namespace Telemetry.Storage.TimeSeries.Influx;

/// <summary>What names a series. Ordered by sensor, then quantity, by name: the order of the store.</summary>
internal readonly record struct SeriesKey(string Sensor, byte Quantity)
{
    public SeriesKey(SensorId sensor, Quantity quantity)
        : this(sensor.Value, quantity.Code)
    {
    }
}

using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Storage.TimeSeries.Influx.Lines;

namespace Telemetry.Storage.TimeSeries.Influx;

/// <summary>One quantity of one sensor, with what must be remembered of it to write to it without asking first.</summary>
internal sealed class Series(SensorId sensor, Quantity quantity)
{
    private SeriesPrefix? _prefix;

    public SensorId Sensor => sensor;

    public Quantity Quantity => quantity;

    /// <summary>No reading of this series is newer: one that is has not been stored before. Microseconds since 1970.</summary>
    public long HighWater { get; set; } = long.MinValue;

    /// <summary>What its lines begin with; encoded when first written to.</summary>
    public SeriesPrefix Prefix => _prefix ??= PrefixOf(InfluxSchema.Raw(quantity));

    public SeriesPrefix PrefixOf(string measurement) => Prefixes.Of(measurement, (InfluxSchema.Sensor, sensor.Value));
}

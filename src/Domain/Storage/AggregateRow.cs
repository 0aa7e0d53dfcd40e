using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;

namespace Telemetry.Domain.Storage;

/// <summary>One bucket: (start, end], with how many readings it rests on. Buckets without a reading are not given by the store.</summary>
public readonly record struct AggregateRow(
    SensorId Sensor, Quantity Quantity, DateTimeOffset Start, DateTimeOffset End, double Value, long Count, long Suspect, long Failed);

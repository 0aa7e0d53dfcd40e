using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;

namespace Telemetry.Domain.Storage;

/// <summary>One bucket: (start, end], with how many readings it rests on. Buckets without a reading are not given by the store.</summary>
/// <param name="Value">Null where no reading of the bucket may count, for instance when all of them failed: a gap is never a number.</param>
/// <param name="Count">Readings that <paramref name="Value"/> rests on.</param>
/// <param name="Suspect">Suspect readings in the bucket, whether they count or not.</param>
/// <param name="Failed">Failed readings in the bucket; they never count.</param>
public readonly record struct AggregateRow(
    SensorId Sensor, Quantity Quantity, DateTimeOffset Start, DateTimeOffset End, double? Value, long Count, long Suspect, long Failed);

using Telemetry.Domain.Journal;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;

namespace Telemetry.Ingest.Decoding.Again;

/// <summary>One reading that the present decoders give otherwise than those that first read its message.</summary>
/// <param name="Position">The message in the journal.</param>
/// <param name="Before">The value as journalled; null when it was not there.</param>
/// <param name="After">The value decoded now; null when it is not there.</param>
public readonly record struct ReDecodeDifference(
    ReDecodeChange Change, JournalPosition Position, SensorId Sensor, Quantity Quantity, DateTimeOffset ObservedAt, double? Before, double? After);

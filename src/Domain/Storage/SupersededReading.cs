using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;

namespace Telemetry.Domain.Storage;

/// <summary>A stored value gives way to another, or to none. Stored as a correction beside the first value.</summary>
/// <param name="Before">The first value as it must stand in the store: where another stands, nothing is superseded.</param>
/// <param name="After">What stands from now on; null when the reading is withdrawn.</param>
/// <param name="Flag">Of <paramref name="After"/>; no later revision of the first value's flag replaces it. Null when withdrawn.</param>
/// <param name="At">When it was decided: before that, the first value was known.</param>
public readonly record struct SupersededReading(
    SensorId Sensor, Quantity Quantity, DateTimeOffset ObservedAt, double Before, double? After, Flag? Flag, QcTest? Test, DateTimeOffset At);

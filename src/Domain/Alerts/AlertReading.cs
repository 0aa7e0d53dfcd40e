using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;

namespace Telemetry.Domain.Alerts;

/// <summary>A reading that a transition rests on.</summary>
/// <param name="Value">In the quantity's canonical unit; null where the reading failed its checks.</param>
public sealed record AlertReading(SensorId Sensor, Quantity Quantity, DateTimeOffset ObservedAt, double? Value, Flag Flag);

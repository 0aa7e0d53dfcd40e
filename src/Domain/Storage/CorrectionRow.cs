using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;

namespace Telemetry.Domain.Storage;

/// <summary>What came after a stored reading: a conflicting value, or a revised flag.</summary>
public readonly record struct CorrectionRow(
    SensorId Sensor, Quantity Quantity, DateTimeOffset ObservedAt, string Kind, double? Value, Flag? Flag, QcTest? Test, DateTimeOffset RecordedAt);

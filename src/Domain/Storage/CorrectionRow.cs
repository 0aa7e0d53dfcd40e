using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;

namespace Telemetry.Domain.Storage;

/// <summary>What came after a stored reading: a conflicting value, a revised flag, or a re-decode.</summary>
/// <param name="Kind"><c>conflict</c>, <c>flag</c>, or <c>redecode</c>: the value that was put in the first one's place, none when it was withdrawn.</param>
public readonly record struct CorrectionRow(
    SensorId Sensor, Quantity Quantity, DateTimeOffset ObservedAt, string Kind, double? Value, Flag? Flag, QcTest? Test, DateTimeOffset RecordedAt);

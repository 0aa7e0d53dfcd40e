using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;

namespace Telemetry.Domain.Storage;

/// <summary>A later reading changed what is thought of an earlier one. Stored as a correction beside the first flag.</summary>
/// <param name="RevisedAt">Receipt of the reading that caused it: before that, the first flag was known.</param>
public readonly record struct FlagRevision(
    SensorId Sensor, Quantity Quantity, DateTimeOffset ObservedAt, Flag Flag, QcTest Test, DateTimeOffset RevisedAt);

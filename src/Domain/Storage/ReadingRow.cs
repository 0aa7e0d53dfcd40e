using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;

namespace Telemetry.Domain.Storage;

/// <summary>A stored reading as a query gives it.</summary>
public readonly record struct ReadingRow(
    SensorId Sensor,
    Quantity Quantity,
    DateTimeOffset ObservedAt,
    double Value,
    Flag Flag,
    QcTest Test,
    ReadingMarks Marks,
    DateTimeOffset ReceivedAt,
    DateTimeOffset StoredAt);

using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;

namespace Telemetry.Domain.Readings;

/// <summary>One value of one quantity by one sensor at one instant.</summary>
/// <param name="ObservedAt">UTC; the END of the interval when the value is a mean.</param>
/// <param name="Value">In the quantity's canonical unit; always finite.</param>
/// <param name="ReceivedAt">UTC, by the host's clock.</param>
public readonly record struct Reading(
    SensorId Sensor,
    Quantity Quantity,
    DateTimeOffset ObservedAt,
    double Value,
    DateTimeOffset ReceivedAt,
    ReadingMarks Marks = ReadingMarks.None);

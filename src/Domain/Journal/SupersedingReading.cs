using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;

namespace Telemetry.Domain.Journal;

/// <summary>One reading that a re-decode puts in the place of what was read before.</summary>
/// <param name="Of">The message it was read of.</param>
/// <param name="First">The value that was read first and lies in the stores; null when there was none, so that the reading is added.</param>
/// <param name="After">The value that stands from now on; null when the reading is withdrawn.</param>
public readonly record struct SupersedingReading(
    JournalPosition Of,
    GatewayId Gateway,
    SensorId Sensor,
    Quantity Quantity,
    DateTimeOffset ObservedAt,
    double? First,
    double? After,
    ReadingMarks Marks = ReadingMarks.None);

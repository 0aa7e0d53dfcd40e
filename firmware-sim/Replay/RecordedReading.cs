using Telemetry.Domain.Quantities;

namespace Telemetry.FirmwareSim.Replay;

/// <summary>One row of a readings file.</summary>
internal readonly record struct RecordedReading(DateTimeOffset ObservedAt, string Sensor, Quantity Quantity, double Value);

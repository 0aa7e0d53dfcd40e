using Telemetry.Domain.Quantities;

namespace Telemetry.FirmwareSim.City;

/// <summary>What one sensor measured at one instant.</summary>
internal sealed record Observation(string Sensor, DateTimeOffset ObservedAt, IReadOnlyList<(Quantity Quantity, double Value)> Values);

using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;

namespace Telemetry.Rules.EventTime;

/// <summary>Stands in for the values of a sensor that quality control has failed.</summary>
/// <param name="Since">Observation time of the first of the failed readings in a row.</param>
public readonly record struct Distrusted(SensorId Sensor, Quantity Quantity, QcTest Test, DateTimeOffset Since);

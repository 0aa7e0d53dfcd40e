using Telemetry.FirmwareSim.City;

namespace Telemetry.FirmwareSim.Scenarios;

/// <summary>What one sensor measures wrongly.</summary>
/// <param name="Sensor">Whose fault it is.</param>
/// <param name="Apply">What it says of an instant instead; null for nothing. A function of the sound sensor and the instant alone.</param>
internal sealed record SensorFault(string Sensor, Func<IInstrument, DateTimeOffset, Observation?> Apply);

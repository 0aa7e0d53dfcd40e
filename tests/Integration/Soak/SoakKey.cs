namespace Telemetry.Tests.Integration.Soak;

/// <summary>By which a reading is told from all others.</summary>
/// <param name="Sensor">Its number in the city.</param>
/// <param name="Quantity">Its number among the city's quantities.</param>
/// <param name="Microseconds">When it was observed, since 1970.</param>
internal readonly record struct SoakKey(short Sensor, byte Quantity, long Microseconds);

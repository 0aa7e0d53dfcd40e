namespace Telemetry.Tests.Integration.Faults;

/// <summary>A reading as the API gives it.</summary>
internal sealed record StoredRow(string Sensor, string Quantity, DateTimeOffset At, double Value, string Flag, string? Test);

namespace Telemetry.Tests.Integration.Kill;

/// <summary>One reading as the gateway published it.</summary>
internal readonly record struct PublishedReading(string Sensor, DateTimeOffset ObservedAt, double Value);

namespace Telemetry.Domain.Storage;

/// <summary>Where a page of readings ended, in the store's order: time, then sensor, then quantity.</summary>
public sealed record ReadingCursor(DateTimeOffset ObservedAt, string Sensor, string Quantity);

namespace Telemetry.Storage.TimeSeries.DuckDb;

/// <summary>What makes two readings the same: sensor, quantity and <c>observedAt</c>.</summary>
internal readonly record struct ReadingKey(int Sensor, byte Quantity, long ObservedAtMicros);

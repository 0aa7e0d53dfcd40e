namespace Telemetry.Storage.TimeSeries.Influx.Rollups;

/// <summary>A part (From, To] of a window, with where its answer comes from. Microseconds since 1970.</summary>
internal readonly record struct RollupSegment(RollupLevel Level, long From, long To);

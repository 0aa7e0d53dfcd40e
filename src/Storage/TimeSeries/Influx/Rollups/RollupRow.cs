namespace Telemetry.Storage.TimeSeries.Influx.Rollups;

/// <summary>An hour or UTC day of a series.</summary>
/// <param name="Start">Microseconds since 1970; readings at it belong to the stretch before.</param>
internal readonly record struct RollupRow(SeriesName Series, long Start, Summary Summary);

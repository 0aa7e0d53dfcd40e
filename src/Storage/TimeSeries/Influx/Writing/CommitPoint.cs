namespace Telemetry.Storage.TimeSeries.Influx.Writing;

/// <summary>How far the store has come.</summary>
/// <param name="Position">Journal position up to which all is stored.</param>
/// <param name="HoursUntil">Hours that end by then are rolled up, unless marked dirty; 0 before the first. Microseconds since 1970.</param>
/// <param name="DaysUntil">The same of UTC days.</param>
internal readonly record struct CommitPoint(long Position, long HoursUntil, long DaysUntil);

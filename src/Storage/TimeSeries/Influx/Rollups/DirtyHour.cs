namespace Telemetry.Storage.TimeSeries.Influx.Rollups;

/// <summary>An hour of a series, by its start in microseconds since 1970: it holds the readings of (start, start + 1 h].</summary>
internal readonly record struct DirtyHour(Series Series, long Start)
{
    /// <summary>The start of the hour that a reading counts to: one on the hour belongs to the hour that ends.</summary>
    public static long StartOf(long observed) => FloorTo(observed - 1, Micros.PerHour);

    /// <summary>The start of the UTC day that an hour lies in.</summary>
    public static long DayOf(long hour) => FloorTo(hour, Micros.PerDay);

    public static long FloorTo(long micros, long width)
    {
        var rest = micros % width;
        return micros - (rest < 0 ? rest + width : rest);
    }
}

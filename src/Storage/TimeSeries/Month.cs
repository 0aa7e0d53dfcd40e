namespace Telemetry.Storage.TimeSeries;

/// <summary>A UTC month, the unit in which readings are kept, ordered and dropped.</summary>
internal readonly record struct Month(int Number) : IComparable<Month>
{
    public DateTimeOffset Start => new(Number / 100, Number % 100, 1, 0, 0, 0, TimeSpan.Zero);

    public DateTimeOffset End => Start.AddMonths(1);

    public static Month Of(DateTimeOffset time) => new((time.UtcDateTime.Year * 100) + time.UtcDateTime.Month);

    public int CompareTo(Month other) => Number.CompareTo(other.Number);

    /// <summary>Whether a reading of this month can lie in (from, to].</summary>
    public bool Overlaps(DateTimeOffset from, DateTimeOffset to) => End > from && Start <= to;
}

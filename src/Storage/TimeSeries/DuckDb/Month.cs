using System.Globalization;

namespace Telemetry.Storage.TimeSeries.DuckDb;

/// <summary>A UTC month, the unit in which readings are kept, ordered and dropped.</summary>
internal readonly record struct Month(int Number) : IComparable<Month>
{
    /// <summary>The tables' suffix, for instance <c>2026_11</c>.</summary>
    public string Suffix => string.Create(CultureInfo.InvariantCulture, $"{Number / 100:0000}_{Number % 100:00}");

    public string Readings => "raw_" + Suffix;

    public string Corrections => "corrections_" + Suffix;

    public DateTimeOffset Start => new(Number / 100, Number % 100, 1, 0, 0, 0, TimeSpan.Zero);

    public DateTimeOffset End => Start.AddMonths(1);

    public static Month Of(DateTimeOffset time) => new((time.UtcDateTime.Year * 100) + time.UtcDateTime.Month);

    public int CompareTo(Month other) => Number.CompareTo(other.Number);

    /// <summary>Whether a reading of this month can lie in (from, to].</summary>
    public bool Overlaps(DateTimeOffset from, DateTimeOffset to) => End > from && Start <= to;
}

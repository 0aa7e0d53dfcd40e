namespace Telemetry.Tests.Contract.TimeSeries.Influx.Lying;

/// <summary>How a refused request is answered, and what becomes of its good lines. docs/sources/storage.md#influx-answers</summary>
public enum Dialect
{
    /// <summary>400, the good lines stored.</summary>
    Partial,

    /// <summary>422, the good lines stored.</summary>
    Unprocessable,

    /// <summary>400, nothing stored.</summary>
    Whole,

    /// <summary>400 with up to 100 guilty lines named, the good lines stored.</summary>
    Naming,

    /// <summary>As before, but the lines that are named are often not those that were sent.</summary>
    NamingWrongly,
}

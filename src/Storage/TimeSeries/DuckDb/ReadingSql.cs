using System.Globalization;
using Telemetry.Domain.Storage;

namespace Telemetry.Storage.TimeSeries.DuckDb;

/// <summary>The SQL of raw readings and corrections. Only numbers are put into it: names are looked up beforehand.</summary>
internal static class ReadingSql
{
    /// <summary>One month's readings: sensor rank, quantity rank, observed, value, flag, test, marks, received, stored.</summary>
    public static string Page(Month month, SeriesSelection series, ReadingQuery query, int limit) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        SELECT s.rank, q.rank, epoch_us(r.observed_at), coalesce(c.value, r.value), coalesce(c.flag, r.flag), coalesce(c.test, r.test), r.marks,
               epoch_us(r.received_at), epoch_us(r.stored_at)
        FROM {month.Readings} r {series.Join} {Revisions(month, query.From, query.To, query.KnownAt)}
        WHERE {series.Filter} AND {Stands} AND {Window("r", query.From, query.To)}{Known("r.received_at", query.KnownAt)}{After(series, query)}
        ORDER BY r.observed_at, s.rank, q.rank LIMIT {limit}
        """);

    /// <summary>One month's corrections: sensor rank, quantity rank, observed, kind, value, flag, test, recorded.</summary>
    public static string Corrections(Month month, SeriesSelection series, ReadingQuery query, int limit) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        SELECT s.rank, q.rank, epoch_us(r.observed_at), r.kind, r.value, r.flag, r.test, epoch_us(r.recorded_at)
        FROM {month.Corrections} r {series.Join}
        WHERE {series.Filter} AND {Window("r", query.From, query.To)}{Known("r.recorded_at", query.KnownAt)}{After(series, query)}
        ORDER BY r.observed_at, s.rank, q.rank, r.recorded_at, r.sequence LIMIT {limit}
        """);

    /// <summary>Leaves out, of readings joined to <see cref="Revisions"/>, those that were withdrawn.</summary>
    public const string Stands = "c.withdrawn IS NOT TRUE";

    /// <summary>
    /// Joins readings <c>r</c> to <c>c</c>, what was known then to stand in their place: of the newest re-decode value, flag and test, or
    /// else the newest revision of the flag, which is of the first value and says nothing of another.
    /// </summary>
    public static string Revisions(Month month, DateTimeOffset from, DateTimeOffset to, DateTimeOffset? knownAt) => $"""
        LEFT JOIN (
            SELECT sensor, quantity, observed_at,
                   {Newest("value", CorrectionKind.ReDecode)} AS value, {Newest("value IS NULL", CorrectionKind.ReDecode)} AS withdrawn,
                   coalesce({Newest("flag", CorrectionKind.ReDecode)}, {Newest("flag", CorrectionKind.Flag)}) AS flag,
                   coalesce({Newest("test", CorrectionKind.ReDecode)}, {Newest("test", CorrectionKind.Flag)}) AS test
            FROM {month.Corrections} k
            WHERE kind <> {(byte)CorrectionKind.Conflict} AND {Window("k", from, to)}{Known("recorded_at", knownAt)}
            GROUP BY sensor, quantity, observed_at
        ) c ON c.sensor = r.sensor AND c.quantity = r.quantity AND c.observed_at = r.observed_at
        """;

    /// <summary>The keys <c>w</c> of a month's readings that were withdrawn and so stand no more.</summary>
    public static string Withdrawn(Month month) => $"""
        SELECT sensor, quantity, observed_at FROM {month.Corrections}
        WHERE kind = {(byte)CorrectionKind.ReDecode}
        GROUP BY sensor, quantity, observed_at HAVING {Newest("value IS NULL", CorrectionKind.ReDecode)}
        """;

    public static string Window(string table, DateTimeOffset from, DateTimeOffset to) =>
        $"{table}.observed_at > {Micros.Sql(Micros.Of(from))} AND {table}.observed_at <= {Micros.Sql(Micros.Of(to))}";

    public static string Known(string column, DateTimeOffset? knownAt) =>
        knownAt is { } at ? $" AND {column} <= {Micros.Sql(Micros.Of(at))}" : string.Empty;

    private static string Newest(string column, CorrectionKind kind) =>
        $"arg_max({column}, (recorded_at, sequence)) FILTER (WHERE kind = {(byte)kind})";

    private static string After(SeriesSelection series, ReadingQuery query) =>
        query.After is { } cursor ? " AND " + series.After(cursor) : string.Empty;
}

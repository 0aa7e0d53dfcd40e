using DuckDB.NET.Data;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Domain.Storage;

namespace Telemetry.Storage.TimeSeries.DuckDb;

/// <summary>Gives out what the tables hold, as it was written.</summary>
internal static class TransferSql
{
    public static IEnumerable<StoredMonth> CountMonths(DuckDBConnection connection, DateTimeOffset receivedBefore)
    {
        foreach (var month in DuckDbSchema.ReadMonths(connection))
        {
            var sql = $"""
                SELECT quantity, sum(readings)::BIGINT, sum(before)::BIGINT, sum(corrections)::BIGINT FROM (
                    SELECT quantity, count(*) AS readings, count(*) FILTER (received_at < {Micros.Sql(Micros.Of(receivedBefore))}) AS before, 0 AS corrections
                    FROM {month.Readings} GROUP BY quantity
                    UNION ALL SELECT quantity, 0, 0, count(*) FROM {month.Corrections} GROUP BY quantity)
                GROUP BY quantity ORDER BY quantity
                """;
            foreach (var row in connection.Query(sql))
            {
                yield return new StoredMonth(month.Start, Known(row.GetByte(0)), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3));
            }
        }
    }

    public static IEnumerable<ReadingRow> Readings(DuckDBConnection connection, Quantity quantity, DateTimeOffset from, DateTimeOffset to, int limit)
    {
        var left = limit;
        foreach (var month in DuckDbSchema.ReadMonths(connection))
        {
            if (left <= 0 || month.End <= from || month.Start >= to)
            {
                continue;
            }

            foreach (var row in connection.Query($"""
                SELECT n.name, epoch_us(r.observed_at), r.value, r.flag, r.test, r.marks, epoch_us(r.received_at), epoch_us(r.stored_at)
                FROM {month.Readings} r JOIN sensors n ON n.id = r.sensor
                WHERE {Window(month.Readings, quantity, from, to, left)}
                ORDER BY r.observed_at, n.name
                """))
            {
                left--;
                yield return new ReadingRow(
                    new SensorId(row.GetString(0)), quantity, Micros.ToTime(row.GetInt64(1)), row.GetDouble(2), (Flag)row.GetByte(3), (QcTest)row.GetByte(4),
                    (ReadingMarks)row.GetByte(5), Micros.ToTime(row.GetInt64(6)), Micros.ToTime(row.GetInt64(7)));
            }
        }
    }

    public static IEnumerable<CorrectionRow> Corrections(DuckDBConnection connection, Quantity quantity, DateTimeOffset from, DateTimeOffset to, int limit)
    {
        var left = limit;
        foreach (var month in DuckDbSchema.ReadMonths(connection))
        {
            if (left <= 0 || month.End <= from || month.Start >= to)
            {
                continue;
            }

            foreach (var row in connection.Query($"""
                SELECT n.name, epoch_us(r.observed_at), r.kind, r.value, r.flag, r.test, epoch_us(r.recorded_at)
                FROM {month.Corrections} r JOIN sensors n ON n.id = r.sensor
                WHERE {Window(month.Corrections, quantity, from, to, left)}
                ORDER BY r.observed_at, n.name, r.recorded_at, r.sequence
                """))
            {
                left--;
                yield return new CorrectionRow(
                    new SensorId(row.GetString(0)),
                    quantity,
                    Micros.ToTime(row.GetInt64(1)),
                    CorrectionKinds.NameOf((CorrectionKind)row.GetByte(2)),
                    row.IsDBNull(3) ? null : row.GetDouble(3),
                    row.IsDBNull(4) ? null : (Flag)row.GetByte(4),
                    row.IsDBNull(5) ? null : (QcTest)row.GetByte(5),
                    Micros.ToTime(row.GetInt64(6)));
            }
        }
    }

    /// <summary>Whole instants: up to and with the one that the limit falls into.</summary>
    private static string Window(string table, Quantity quantity, DateTimeOffset from, DateTimeOffset to, int limit)
    {
        var span = $"quantity = {quantity.Code} AND observed_at >= {Micros.Sql(Micros.Of(from))} AND observed_at < {Micros.Sql(Micros.Of(to))}";
        return $"""
            {span} AND observed_at <= (
                SELECT max(observed_at) FROM (SELECT observed_at FROM {table} WHERE {span} ORDER BY observed_at LIMIT {limit}))
            """;
    }

    private static Quantity Known(byte code) =>
        QuantityCatalogue.Find(code) ?? throw new InvalidDataException($"The time-series file holds quantity {code}, which this version does not know. A newer one wrote it.");
}

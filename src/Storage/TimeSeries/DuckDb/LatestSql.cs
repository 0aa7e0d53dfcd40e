using DuckDB.NET.Data;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Domain.Storage;

namespace Telemetry.Storage.TimeSeries.DuckDb;

/// <summary>The newest reading of every series, newest month first: a series found once is left out of older months.</summary>
internal static class LatestSql
{
    public static IEnumerable<ReadingRow> Read(DuckDBConnection connection)
    {
        var found = new HashSet<(string Sensor, byte Quantity)>();
        foreach (var month in DuckDbSchema.ReadMonths(connection).OrderDescending())
        {
            foreach (var row in connection.Query(Newest(month)))
            {
                var (sensor, code) = (row.GetString(0), row.GetByte(1));
                if (QuantityCatalogue.Find(code) is { } quantity && found.Add((sensor, code)))
                {
                    yield return new ReadingRow(
                        new SensorId(sensor), quantity, Micros.ToTime(row.GetInt64(2)), row.GetDouble(3), (Flag)row.GetByte(4), (QcTest)row.GetByte(5),
                        (ReadingMarks)row.GetByte(6), Micros.ToTime(row.GetInt64(7)), Micros.ToTime(row.GetInt64(8)));
                }
            }
        }
    }

    private static string Newest(Month month) => $"""
        WITH newest AS (SELECT sensor, quantity, max(observed_at) AS observed_at FROM {month.Readings}
            ANTI JOIN ({ReadingSql.Withdrawn(month)}) USING (sensor, quantity, observed_at) GROUP BY sensor, quantity)
        SELECT n.name, r.quantity, epoch_us(r.observed_at), coalesce(c.value, r.value), coalesce(c.flag, r.flag), coalesce(c.test, r.test), r.marks,
               epoch_us(r.received_at), epoch_us(r.stored_at)
        FROM {month.Readings} r JOIN newest USING (sensor, quantity, observed_at) JOIN sensors n ON n.id = r.sensor
        {ReadingSql.Revisions(month, month.Start.AddMicroseconds(-1), month.End, null)}
        """;
}

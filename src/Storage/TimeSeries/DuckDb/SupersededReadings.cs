using DuckDB.NET.Data;
using Telemetry.Domain.Storage;

namespace Telemetry.Storage.TimeSeries.DuckDb;

/// <summary>Finds, inside the open transaction, which stored values give way to others: those that are as they were when it was decided.</summary>
internal static class SupersededReadings
{
    public static void Find(
        DuckDBConnection connection, NameTable sensors, IReadOnlyList<SupersededReading> superseded, IEnumerable<Month> months, CorrectionWriter corrections)
    {
        if (superseded.Count == 0)
        {
            return;
        }

        Stage(connection, sensors, superseded);
        foreach (var month in months)
        {
            foreach (var row in connection.Query($"""
                SELECT s.entry, s.sensor FROM {month.Readings} r JOIN staged_superseded s
                  ON r.sensor = s.sensor AND r.quantity = s.quantity AND r.observed_at = s.observed_at AND r.value = s.stood
                WHERE r.observed_at BETWEEN (SELECT min(observed_at) FROM staged_superseded) AND (SELECT max(observed_at) FROM staged_superseded)
                ORDER BY s.entry
                """))
            {
                var one = superseded[row.GetInt32(0)];
                var key = new ReadingKey(row.GetInt32(1), one.Quantity.Code, Micros.Of(one.ObservedAt));
                corrections.Add(month, new Correction(key, CorrectionKind.ReDecode, one.After, (byte?)one.Flag, (byte?)one.Test, Micros.Of(one.At)));
            }
        }
    }

    private static void Stage(DuckDBConnection connection, NameTable sensors, IReadOnlyList<SupersededReading> superseded)
    {
        connection.Execute(
            "CREATE OR REPLACE TEMP TABLE staged_superseded (entry INTEGER, sensor INTEGER, quantity UTINYINT, observed_at TIMESTAMP, stood DOUBLE)");
        using var appender = connection.CreateAppender("staged_superseded");
        for (var i = 0; i < superseded.Count; i++)
        {
            var one = superseded[i];
            appender.CreateRow().AppendValue(i).AppendValue(sensors.Intern(one.Sensor.Value)).AppendValue(one.Quantity.Code)
                .AppendValue(Micros.ToDateTime(Micros.Of(one.ObservedAt))).AppendValue(one.Before).EndRow();
        }
    }
}

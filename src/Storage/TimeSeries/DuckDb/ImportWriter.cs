using System.Globalization;
using DuckDB.NET.Data;
using Telemetry.Domain.Readings;
using Telemetry.Domain.Storage;

namespace Telemetry.Storage.TimeSeries.DuckDb;

/// <summary>Appends rows of another store as they are, inside the open transaction, and notes how far that has come.</summary>
internal sealed class ImportWriter(NameTable sensors, NameTable gateways)
{
    public static void CreateTable(DuckDBConnection connection) =>
        connection.Execute("CREATE TABLE IF NOT EXISTS import (reached VARCHAR NOT NULL)");

    public static string? ReadReached(DuckDBConnection connection)
    {
        foreach (var row in connection.Query("SELECT reached FROM import"))
        {
            return row.GetString(0);
        }

        return null;
    }

    public void Write(DuckDBConnection connection, StoreImport import, IReadOnlySet<Month> months, out List<Month> created)
    {
        created = [.. import.Readings.Select(r => Month.Of(r.ObservedAt)).Concat(import.Corrections.Select(c => Month.Of(c.ObservedAt)))
            .Distinct().Where(m => !months.Contains(m)).Order()];
        foreach (var month in created)
        {
            DuckDbSchema.CreateMonth(connection, month);
        }

        foreach (var month in import.Readings.GroupBy(r => Month.Of(r.ObservedAt)))
        {
            Append(connection, month.Key, month);
        }

        if (import.Corrections.Count > 0)
        {
            var sequence = DuckDbSchema.ReadMeta(connection, "corrections");
            foreach (var month in import.Corrections.GroupBy(c => Month.Of(c.ObservedAt)))
            {
                sequence = Append(connection, month.Key, month, sequence);
            }

            DuckDbSchema.WriteMeta(connection, "corrections", sequence);
        }

        Append(connection, import.Ledger);
        sensors.Flush(connection);
        gateways.Flush(connection);
        connection.Execute("DELETE FROM import");
        if (import.IsLast)
        {
            DuckDbSchema.WriteMeta(connection, "position", import.Position.Sequence);
        }
        else
        {
            using var appender = connection.CreateAppender("import");
            appender.CreateRow().AppendValue(import.Reached).EndRow();
        }
    }

    private void Append(DuckDBConnection connection, Month month, IEnumerable<ReadingRow> readings)
    {
        using var appender = connection.CreateAppender(month.Readings);
        foreach (var r in readings)
        {
            appender.CreateRow()
                .AppendValue(sensors.Intern(r.Sensor.Value)).AppendValue(r.Quantity.Code).AppendValue(Time(r.ObservedAt))
                .AppendValue(r.Value).AppendValue((byte)r.Flag).AppendValue((byte)r.Test).AppendValue((byte)r.Marks)
                .AppendValue(Time(r.ReceivedAt)).AppendValue(Time(r.StoredAt)).EndRow();
        }
    }

    private long Append(DuckDBConnection connection, Month month, IEnumerable<CorrectionRow> corrections, long sequence)
    {
        using var appender = connection.CreateAppender(month.Corrections);
        foreach (var c in corrections)
        {
            var kind = CorrectionKinds.Of(c.Kind);
            appender.CreateRow()
                .AppendValue(sensors.Intern(c.Sensor.Value)).AppendValue(c.Quantity.Code).AppendValue(Time(c.ObservedAt))
                .AppendValue((byte)kind).AppendValue(c.Value).AppendValue((byte?)c.Flag).AppendValue((byte?)c.Test)
                .AppendValue(Time(c.RecordedAt)).AppendValue(++sequence).EndRow();
        }

        return sequence;
    }

    private void Append(DuckDBConnection connection, IReadOnlyList<LedgerEntry> ledger)
    {
        if (ledger.Count == 0)
        {
            return;
        }

        using var appender = connection.CreateAppender("ledger");
        foreach (var entry in ledger)
        {
            appender.CreateRow()
                .AppendValue(Time(entry.Hour)).AppendValue(gateways.Intern(entry.Gateway.Value)).AppendValue(entry.Received).AppendValue(entry.Accepted)
                .AppendValue(entry.Duplicate).AppendValue(entry.Conflict).AppendValue(entry.Rejected).AppendValue(entry.Undecodable).EndRow();
        }
    }

    private static DateTime Time(DateTimeOffset time) => Micros.ToDateTime(Micros.Of(time));
}

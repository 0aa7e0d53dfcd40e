using DuckDB.NET.Data;

namespace Telemetry.Storage.TimeSeries.DuckDb;

/// <summary>The tables. None has an index: docs/adr/0005-duckdb-without-index.md says why.</summary>
internal static class DuckDbSchema
{
    public const int Version = 1;

    public static void Create(DuckDBConnection connection)
    {
        connection.Execute("""
            CREATE TABLE IF NOT EXISTS meta (name VARCHAR NOT NULL, value BIGINT NOT NULL);
            CREATE TABLE IF NOT EXISTS months (month INTEGER NOT NULL, ordered_rows BIGINT NOT NULL);
            CREATE TABLE IF NOT EXISTS ledger (
                hour TIMESTAMP NOT NULL, gateway INTEGER NOT NULL, received BIGINT NOT NULL, accepted BIGINT NOT NULL,
                duplicate BIGINT NOT NULL, conflict BIGINT NOT NULL, rejected BIGINT NOT NULL, undecodable BIGINT NOT NULL);
            """);
        connection.Execute($"""
            INSERT INTO meta SELECT name, value FROM (VALUES ('schema', {Version}), ('position', 0), ('corrections', 0)) v(name, value)
            WHERE NOT EXISTS (SELECT 1 FROM meta m WHERE m.name = v.name)
            """);
        var found = ReadMeta(connection, "schema");
        if (found != Version)
        {
            throw new InvalidOperationException(
                $"The time-series file has schema {found}; this version reads {Version}. Open it with the version that wrote it.");
        }
    }

    public static long ReadMeta(DuckDBConnection connection, string name) =>
        connection.QueryNumber($"SELECT value FROM meta WHERE name = '{name}'");

    public static void WriteMeta(DuckDBConnection connection, string name, long value) =>
        connection.Execute($"UPDATE meta SET value = {value} WHERE name = '{name}'");

    /// <summary>The months kept, oldest first, as the connection's transaction sees them.</summary>
    public static List<Month> ReadMonths(DuckDBConnection connection)
    {
        var months = new List<Month>();
        foreach (var row in connection.Query("SELECT month FROM months ORDER BY month"))
        {
            months.Add(new Month(row.GetInt32(0)));
        }

        return months;
    }

    public static void CreateMonth(DuckDBConnection connection, Month month) => connection.Execute($"""
        CREATE TABLE {month.Readings} (
            sensor INTEGER NOT NULL, quantity UTINYINT NOT NULL, observed_at TIMESTAMP NOT NULL, value DOUBLE NOT NULL,
            flag UTINYINT NOT NULL, test UTINYINT NOT NULL, marks UTINYINT NOT NULL,
            received_at TIMESTAMP NOT NULL, stored_at TIMESTAMP NOT NULL);
        CREATE TABLE {month.Corrections} (
            sensor INTEGER NOT NULL, quantity UTINYINT NOT NULL, observed_at TIMESTAMP NOT NULL, kind UTINYINT NOT NULL,
            value DOUBLE, flag UTINYINT, test UTINYINT, recorded_at TIMESTAMP NOT NULL, sequence BIGINT NOT NULL);
        INSERT INTO months VALUES ({month.Number}, 0);
        """);

    public static void DropMonth(DuckDBConnection connection, Month month) => connection.Execute($"""
        DROP TABLE {month.Readings};
        DROP TABLE {month.Corrections};
        DELETE FROM months WHERE month = {month.Number};
        """);
}

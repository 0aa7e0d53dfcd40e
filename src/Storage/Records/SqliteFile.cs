using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Telemetry.Domain.Storage;

namespace Telemetry.Storage.Records;

/// <summary>What is particular to SQLite: the file's rights, and the settings that a connection starts with.</summary>
internal sealed class SqliteFile : DbConnectionInterceptor
{
    /// <summary>A commit is on disk when it returns (FULL), and readers do not wait for the writer (WAL).</summary>
    private const string Settings = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;";

    private const string ReadOnlySettings = "PRAGMA synchronous = FULL;";

    /// <summary>The file and those that SQLite keeps beside it while it is open.</summary>
    public static StoreFiles Files(string path) => new("records", [path, path + "-wal", path + "-shm"]);

    /// <summary>Makes the file readable by its owner only; SQLite gives its side files the same rights.</summary>
    public static void CreateForOwner(string path)
    {
        var full = Path.GetFullPath(path);
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            return;
        }

        const UnixFileMode ReadWrite = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Directory.CreateDirectory(Path.GetDirectoryName(full)!, ReadWrite | UnixFileMode.UserExecute);
        if (!File.Exists(full))
        {
            new FileStream(full, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = ReadWrite }).Dispose();
        }

        // By path: opening and closing the file here would release SQLite's locks on it (POSIX locks go with any descriptor).
        File.SetUnixFileMode(full, ReadWrite);
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = SettingsOf(connection);
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = SettingsOf(connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>EF Core looks whether a database exists by a read-only connection, which may not change the journal's mode.</summary>
    private static string SettingsOf(DbConnection connection) =>
        new SqliteConnectionStringBuilder(connection.ConnectionString).Mode == SqliteOpenMode.ReadOnly ? ReadOnlySettings : Settings;
}

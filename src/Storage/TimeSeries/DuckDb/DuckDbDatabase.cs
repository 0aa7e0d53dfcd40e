using DuckDB.NET.Data;

namespace Telemetry.Storage.TimeSeries.DuckDb;

/// <summary>
/// The open file. DuckDB.NET closes a database with its last connection, so one root connection lives as long as this object;
/// it is also the writer's.
/// </summary>
internal sealed class DuckDbDatabase : IDisposable
{
    private const string Log = ".wal";

    private readonly string _connectionString;

    /// <summary>The only other files that DuckDB may touch: a copy, in a folder beside its own file.</summary>
    private readonly string _side;

    public DuckDbDatabase(DuckDbOptions options, TimeProvider time)
    {
        var path = Path.GetFullPath(options.Path);
        _side = Path.Combine(path + ".copy", Path.GetFileName(path));
        CreateFolder(Path.GetDirectoryName(path)!);
        _connectionString = new DuckDBConnectionStringBuilder
        {
            ["Data Source"] = path,
            ["memory_limit"] = options.MemoryLimit,
            ["threads"] = options.Threads,
            ["autoinstall_known_extensions"] = "false",
            ["autoload_known_extensions"] = "false",
        }.ConnectionString;
        try
        {
            Writer = Connect();
            Writer.Execute($"SET allowed_directories = ['{Quoted(Path.GetDirectoryName(_side)!)}/']; SET enable_external_access = false");
        }
        catch (DuckDBException e) when (e.Message.Contains("lock", StringComparison.OrdinalIgnoreCase))
        {
            throw new IOException(
                $"The time-series file {path} is open in another process. Only one host may use it: stop that process, or give this one "
                + $"another file in {DuckDbOptions.Section}:{nameof(DuckDbOptions.Path)}. DuckDB says: {e.Message}",
                e);
        }

        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        Readers = new ReaderPool(Connect, options.Readers, options.QueryTimeout, time);
    }

    public DuckDBConnection Writer { get; }

    public ReaderPool Readers { get; }

    public void Dispose()
    {
        Readers.Dispose();
        Writer.Dispose();
    }

    public static long SizeOf(string path) => LengthOf(path) + LengthOf(path + Log);

    /// <summary>Writes a copy beside the file, as of one transaction. Gives the journal position that it has.</summary>
    public long CopyToSide()
    {
        DeleteSide();
        CreateFolder(Path.GetDirectoryName(_side)!);
        using var connection = Connect();
        connection.Execute($"ATTACH '{Quoted(_side)}' AS side");
        try
        {
            var catalog = connection.QueryText("SELECT current_database()");
            connection.Execute($"COPY FROM DATABASE \"{catalog.Replace("\"", "\"\"", StringComparison.Ordinal)}\" TO side");
            var position = connection.QueryNumber("SELECT value FROM side.meta WHERE name = 'position'");
            connection.Execute("CHECKPOINT side");
            return position;
        }
        finally
        {
            connection.Execute("DETACH side");
        }
    }

    /// <summary>Moves the copy to where it belongs, onto another disk too.</summary>
    public void MoveSideTo(string target)
    {
        OwnersFile.Move(_side, target);
        DeleteSide();
    }

    private void DeleteSide()
    {
        if (Path.GetDirectoryName(_side) is { } folder && Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static long LengthOf(string path) => new FileInfo(path) is { Exists: true } file ? file.Length : 0;

    private static string Quoted(string path) => path.Replace("'", "''", StringComparison.Ordinal);

    private static void CreateFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private DuckDBConnection Connect()
    {
        var connection = new DuckDBConnection(_connectionString);
        connection.Open();
        return connection;
    }
}

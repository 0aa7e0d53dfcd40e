using DuckDB.NET.Data;

namespace Telemetry.Storage.TimeSeries.DuckDb;

/// <summary>
/// The open file. DuckDB.NET closes a database with its last connection, so one root connection lives as long as this object;
/// it is also the writer's.
/// </summary>
internal sealed class DuckDbDatabase : IDisposable
{
    private readonly string _connectionString;

    public DuckDbDatabase(DuckDbOptions options, TimeProvider time)
    {
        var path = Path.GetFullPath(options.Path);
        CreateFolder(Path.GetDirectoryName(path)!);
        _connectionString = new DuckDBConnectionStringBuilder
        {
            ["Data Source"] = path,
            ["memory_limit"] = options.MemoryLimit,
            ["threads"] = options.Threads,
            ["autoinstall_known_extensions"] = "false",
            ["autoload_known_extensions"] = "false",
            ["enable_external_access"] = "false",
        }.ConnectionString;
        try
        {
            Writer = Connect();
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

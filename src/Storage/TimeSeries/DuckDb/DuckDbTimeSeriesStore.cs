using DuckDB.NET.Data;
using Microsoft.Extensions.Options;
using Telemetry.Domain.Journal;
using Telemetry.Domain.Storage;

namespace Telemetry.Storage.TimeSeries.DuckDb;

/// <summary>Readings in one DuckDB file: a table a UTC month without an index, written by one connection in whole batches.</summary>
/// <remarks>Times are kept to the microsecond. Writing and maintenance take turns; queries see the last committed batch.</remarks>
public sealed partial class DuckDbTimeSeriesStore(IOptions<DuckDbOptions> options, TimeProvider time) : ITimeSeriesStore, IDisposable
{
    /// <summary>How long a stop waits for a write: two commits and a checkpoint of the largest batch, and some.</summary>
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _writer = new(1, 1);
    private readonly NameTable _sensors = new("sensors");
    private readonly NameTable _gateways = new("gateways");
    private readonly HashSet<Month> _months = [];
    private volatile DuckDbDatabase? _database;
    private BatchWriter? _batches;
    private JournalPosition _position;
    private bool _whole;
    private bool _disposed;

    /// <summary>A store in another file, with the same settings otherwise.</summary>
    public static DuckDbTimeSeriesStore At(string path, DuckDbOptions options, TimeProvider time) => new(
        Options.Create(new DuckDbOptions
        {
            Path = path,
            MemoryLimit = options.MemoryLimit,
            Threads = options.Threads,
            Readers = options.Readers,
            QueryTimeout = options.QueryTimeout,
        }),
        time);

    public Task<JournalPosition> OpenAsync(CancellationToken cancellation) => WriteExclusivelyAsync(_ => _position, cancellation);

    public Task<StoreReceipt> WriteAsync(StoreBatch batch, CancellationToken cancellation) =>
        WriteExclusivelyAsync(writer => Write(writer, batch), cancellation);

    public Task<int> DeleteMonthsBeforeAsync(DateTimeOffset before, CancellationToken cancellation) =>
        WriteExclusivelyAsync(writer => DeleteMonths(writer, before), cancellation);

    /// <summary>
    /// Orders the tables of months that ended by then by (sensor, quantity, time), where rows came since they were last ordered:
    /// one sensor's past is then read from a few row groups. Holds the writer for about a second per 2 million rows.
    /// </summary>
    /// <returns>How many months were ordered.</returns>
    public async Task<int> CompactClosedMonthsAsync(DateTimeOffset endedBy, CancellationToken cancellation)
    {
        var ordered = 0;
        while (await WriteExclusivelyAsync(writer => OrderOldestMonth(writer, endedBy), cancellation))
        {
            ordered++;
        }

        return ordered;
    }

    public void Dispose()
    {
        // A disk that does not answer holds the writer for ever. The file is then left as a crash leaves it: what was committed is in it.
        if (!_writer.Wait(StopPatience))
        {
            _disposed = true;
            return;
        }

        _disposed = true;
        Close();
        _writer.Release();
    }

    private StoreReceipt Write(DuckDBConnection writer, StoreBatch batch)
    {
        if (batch.Position <= _position)
        {
            return default;
        }

        List<Month> created = [];
        var receipt = InTransaction(writer, () => _batches!.Write(writer, batch, time.GetUtcNow(), _months, out created));
        _sensors.Commit();
        _gateways.Commit();
        _months.UnionWith(created);
        _position = batch.Position;
        return receipt;
    }

    private int DeleteMonths(DuckDBConnection writer, DateTimeOffset before)
    {
        var over = _months.Where(m => m.End <= before).ToList();
        InTransaction(writer, () =>
        {
            foreach (var month in over)
            {
                DuckDbSchema.DropMonth(writer, month);
            }

            return over.Count;
        });
        _months.ExceptWith(over);
        return over.Count;
    }

    private bool OrderOldestMonth(DuckDBConnection writer, DateTimeOffset endedBy)
    {
        foreach (var month in _months.Where(m => m.End <= endedBy).Order())
        {
            var rows = writer.QueryNumber($"SELECT count(*) FROM {month.Readings}");
            if (rows == writer.QueryNumber($"SELECT ordered_rows FROM months WHERE month = {month.Number}"))
            {
                continue;
            }

            InTransaction(writer, () => writer.Execute($"""
                CREATE TABLE ordered AS FROM {month.Readings} ORDER BY sensor, quantity, observed_at;
                DROP TABLE {month.Readings};
                ALTER TABLE ordered RENAME TO {month.Readings};
                UPDATE months SET ordered_rows = {rows} WHERE month = {month.Number};
                """));
            return true;
        }

        return false;
    }

    private T InTransaction<T>(DuckDBConnection writer, Func<T> work)
    {
        writer.Execute("BEGIN TRANSACTION");
        try
        {
            var result = work();
            writer.Execute("COMMIT");
            return result;
        }
        catch (Exception)
        {
            // Whether a failed commit is on disk only the file knows: forget everything and read it again on the next call.
            Close();
            throw;
        }
    }

    private async Task<T> WriteExclusivelyAsync<T>(Func<DuckDBConnection, T> work, CancellationToken cancellation)
    {
        await _writer.WaitAsync(cancellation);
        try
        {
            return await Task.Run(() => work(Open(wholeOnly: true).Writer), CancellationToken.None);
        }
        finally
        {
            _writer.Release();
        }
    }

    /// <param name="wholeOnly">False for whoever goes on with an import.</param>
    private DuckDbDatabase Open(bool wholeOnly)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        var database = _database ?? OpenFile();
        return wholeOnly && !_whole
            ? throw new StoreNotWholeException(
                $"The time-series file {Path.GetFullPath(options.Value.Path)} has only a part of what was to be moved into it. "
                + "Run migrate-store again with the same arguments: it goes on from there.")
            : database;
    }

    private DuckDbDatabase OpenFile()
    {
        var database = new DuckDbDatabase(options.Value, time);
        try
        {
            DuckDbSchema.Create(database.Writer);
            ImportWriter.CreateTable(database.Writer);
            _sensors.Load(database.Writer);
            _gateways.Load(database.Writer);
            _months.Clear();
            _months.UnionWith(DuckDbSchema.ReadMonths(database.Writer));
            _position = new JournalPosition(DuckDbSchema.ReadMeta(database.Writer, "position"));
            _batches = new BatchWriter(_sensors, _gateways);
            _whole = ImportWriter.ReadReached(database.Writer) is null;
            return _database = database;
        }
        catch (Exception)
        {
            database.Dispose();
            throw;
        }
    }

    private void Close()
    {
        _database?.Dispose();
        _database = null;
    }
}

using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using DuckDB.NET.Data;
using Telemetry.Domain.Time;

namespace Telemetry.Storage.TimeSeries.DuckDb;

/// <summary>
/// A bounded number of read connections. A query runs in one transaction, so all its months are seen at one instant; it is
/// interrupted when its caller gives up or its time is over.
/// </summary>
internal sealed class ReaderPool(Func<DuckDBConnection> connect, int readers, TimeSpan timeout, TimeProvider time) : IDisposable
{
    private const int ChunkRows = 1024;
    private static readonly TimeSpan InterruptAgain = TimeSpan.FromMilliseconds(20);
    private readonly SemaphoreSlim _free = new(readers, readers);
    private readonly ConcurrentBag<DuckDBConnection> _idle = [];
    private volatile bool _disposed;

    /// <summary>Rows of a query in the order it gives them, at most a chunk of them in memory.</summary>
    public async IAsyncEnumerable<T> StreamAsync<T>(Func<DuckDBConnection, IEnumerable<T>> query, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await _free.WaitAsync(cancellation);
        DuckDBConnection? connection = null;
        var whole = false;
        try
        {
            using var deadline = new CancellationTokenSource(timeout, time.OfMachine());
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellation);
            connection = Take();
            using var rows = InTransaction(connection, query).GetEnumerator();
            var chunk = new T[ChunkRows];
            int count;
            do
            {
                count = await FillAsync(connection, rows, chunk, deadline, stop, cancellation);
                for (var i = 0; i < count; i++)
                {
                    yield return chunk[i];
                }
            }
            while (count == ChunkRows);
            whole = true;
        }
        finally
        {
            Return(connection, whole);
            _free.Release();
        }
    }

    public void Dispose()
    {
        _disposed = true;
        while (_idle.TryTake(out var connection))
        {
            connection.Dispose();
        }
    }

    private static IEnumerable<T> InTransaction<T>(DuckDBConnection connection, Func<DuckDBConnection, IEnumerable<T>> query)
    {
        connection.Execute("BEGIN TRANSACTION READ ONLY");
        foreach (var row in query(connection))
        {
            yield return row;
        }

        connection.Execute("COMMIT");
    }

    private async Task<int> FillAsync<T>(
        DuckDBConnection connection, IEnumerator<T> rows, T[] chunk, CancellationTokenSource deadline, CancellationTokenSource stop, CancellationToken cancellation)
    {
        try
        {
            stop.Token.ThrowIfCancellationRequested();
            var fill = Task.Run(() => Fill(rows, chunk), CancellationToken.None);
            await Task.WhenAny(fill, Task.Delay(Timeout.InfiniteTimeSpan, stop.Token));

            // An interrupt that falls between two statements of the query is lost, hence again until it has stopped.
            while (!fill.IsCompleted)
            {
                Interrupt(connection);
                await Task.WhenAny(fill, Task.Delay(InterruptAgain, CancellationToken.None));
            }

            return await fill;
        }
        catch (Exception e) when (WasStopped(e) && deadline.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw new TimeoutException($"The query took longer than {timeout}. Ask for a shorter time or fewer sensors.");
        }
        catch (Exception e) when (WasStopped(e) && cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellation);
        }
    }

    /// <summary>An interrupt that meets a statement while it is being prepared is told as an error without a type, later as a cancellation.</summary>
    private static bool WasStopped(Exception error) =>
        error is OperationCanceledException || (error is DuckDBException && error.Message.StartsWith("INTERRUPT", StringComparison.Ordinal));

    private static int Fill<T>(IEnumerator<T> rows, T[] chunk)
    {
        var count = 0;
        while (count < chunk.Length && rows.MoveNext())
        {
            chunk[count++] = rows.Current;
        }

        return count;
    }

    private static void Interrupt(DuckDBConnection connection)
    {
        using var command = connection.CreateCommand();
        command.Cancel();
    }

    private DuckDBConnection Take() => _idle.TryTake(out var connection) ? connection : connect();

    private void Return(DuckDBConnection? connection, bool whole)
    {
        // A query left in the middle has an open transaction: its connection goes with it.
        if (whole && connection is not null && !_disposed)
        {
            _idle.Add(connection);
        }
        else
        {
            connection?.Dispose();
        }
    }
}

using BenchmarkDotNet.Attributes;
using DuckDB.NET.Data;
using Microsoft.Extensions.Options;
using Telemetry.Domain.Journal;
using Telemetry.Domain.Readings;
using Telemetry.Domain.Storage;
using Telemetry.Storage.TimeSeries.DuckDb;

namespace Telemetry.Bench;

/// <summary>
/// Storing readings until committed, per reading: duplicates and conflicts settled, with ledger and position. Beside it
/// DuckDB's bare appender into a table without a key, in batches of the same size.
/// </summary>
public class DuckDbWriteBenchmarks
{
    private const int Batch = 10_000;

    private TemporaryDirectory _directory = null!;
    private DuckDbTimeSeriesStore _store = null!;
    private DuckDBConnection _bare = null!;
    private int _next;

    [GlobalSetup]
    public void Open()
    {
        _directory = new TemporaryDirectory();
        var options = new DuckDbOptions { Path = System.IO.Path.Combine(_directory.Path, "store.duckdb") };
        _store = new DuckDbTimeSeriesStore(Options.Create(options), TimeProvider.System);
        _store.OpenAsync(CancellationToken.None).GetAwaiter().GetResult();
        _bare = new DuckDBConnection($"DataSource={System.IO.Path.Combine(_directory.Path, "bare.duckdb")};memory_limit=512MB;threads=2");
        _bare.Open();
        using var command = _bare.CreateCommand();
        command.CommandText = "CREATE TABLE readings (sensor INTEGER, quantity UTINYINT, observed_at BIGINT, value DOUBLE, received_at BIGINT, flag UTINYINT)";
        command.ExecuteNonQuery();
    }

    [GlobalCleanup]
    public void Close()
    {
        _store.Dispose();
        _bare.Dispose();
        _directory.Dispose();
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Batch)]
    public void Bare_appender_without_a_key()
    {
        using var appender = _bare.CreateAppender("readings");
        for (var i = 0; i < Batch; i++)
        {
            var reading = SomeMessages.Reading(_next++);
            appender.CreateRow()
                .AppendValue(i % SomeMessages.Stations)
                .AppendValue(reading.Quantity.Code)
                .AppendValue(reading.ObservedAt.UtcTicks)
                .AppendValue(reading.Value)
                .AppendValue(reading.ReceivedAt.UtcTicks)
                .AppendValue((byte)0)
                .EndRow();
        }
    }

    [Benchmark(OperationsPerInvoke = Batch)]
    public async Task<StoreReceipt> Write_a_batch_settled_and_accounted_for()
    {
        var readings = new StoredReading[Batch];
        for (var i = 0; i < Batch; i++)
        {
            readings[i] = new StoredReading(SomeMessages.Reading(_next++), Flag.Pass, QcTest.None, SomeMessages.Gateway);
        }

        return await _store.WriteAsync(new StoreBatch(new JournalPosition(_next), readings, [], []), CancellationToken.None);
    }
}

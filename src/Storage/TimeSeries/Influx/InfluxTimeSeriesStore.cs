using System.Globalization;
using Microsoft.Extensions.Options;
using Telemetry.Domain.Journal;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Storage;
using Telemetry.Storage.TimeSeries.Influx.Http;
using Telemetry.Storage.TimeSeries.Influx.Queries;
using Telemetry.Storage.TimeSeries.Influx.Reading;
using Telemetry.Storage.TimeSeries.Influx.Rollups;
using Telemetry.Storage.TimeSeries.Influx.Writing;

namespace Telemetry.Storage.TimeSeries.Influx;

/// <summary>Readings in an InfluxDB: a measurement a quantity, a batch made to count by one commit point, roll-ups kept beside. docs/influxdb.md</summary>
/// <remarks>
/// Times are kept to the microsecond. One host writes to a database. After a failure everything known is forgotten and read
/// again, since only the server knows what it stored.
/// </remarks>
internal sealed partial class InfluxTimeSeriesStore : ITimeSeriesStore, IDisposable
{
    private readonly SemaphoreSlim _writer = new(1, 1);
    private readonly SemaphoreSlim _readers;
    private readonly InfluxClient _client;
    private readonly InfluxOptions _options;
    private readonly TimeProvider _time;
    private readonly CorrectionReader _corrections;
    private readonly RawReader _raw;
    private readonly InfluxBatchWriter _batches;
    private readonly RollupWriter _rollups;
    private volatile InfluxState? _state;

    public InfluxTimeSeriesStore(InfluxClient client, IOptions<InfluxOptions> options, TimeProvider time)
    {
        (_client, _options, _time) = (client, options.Value, time);
        _readers = new SemaphoreSlim(_options.Readers, _options.Readers);
        _corrections = new CorrectionReader(client);
        _raw = new RawReader(client, _corrections);
        _batches = new InfluxBatchWriter(client, _corrections, _options.MaxSeries);
        _rollups = new RollupWriter(client, _raw);
    }

    public Task<JournalPosition> OpenAsync(CancellationToken cancellation) =>
        ExclusivelyAsync(state => Task.FromResult(new JournalPosition(state.Committed)), cancellation);

    public Task<StoreReceipt> WriteAsync(StoreBatch batch, CancellationToken cancellation) => ExclusivelyAsync(
        async state => batch.Position.Sequence <= state.Committed
            ? default
            : await _batches.WriteAsync(state, batch, _time.GetUtcNow(), cancellation),
        cancellation);

    public void Dispose() => _state = null;

    private Task<T> ExclusivelyAsync<T>(Func<InfluxState, Task<T>> work, CancellationToken cancellation) => TransferAsync(
        state => state.Importing is null
            ? work(state)
            : throw new StoreNotWholeException(
                $"The InfluxDB database {_client.Database} has only a part of what was to be moved into it. "
                + "Run migrate-store again with the same arguments: it goes on from there."),
        cancellation);

    /// <summary>One at a time, on a store that may not be whole: what throws leaves the store to be opened anew.</summary>
    private async Task<T> TransferAsync<T>(Func<InfluxState, Task<T>> work, CancellationToken cancellation)
    {
        await _writer.WaitAsync(cancellation);
        try
        {
            return await work(_state ??= await InfluxState.OpenAsync(_client, _time, cancellation));
        }
        catch (Exception)
        {
            _state = null;
            throw;
        }
        finally
        {
            _writer.Release();
        }
    }
}

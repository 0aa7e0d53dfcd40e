using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Telemetry.Domain.Journal;
using Telemetry.Domain.Network;
using Telemetry.Domain.Readings;
using Telemetry.Domain.Storage;
using Telemetry.Rules.Engine;
using Telemetry.Rules.QualityControl;

namespace Telemetry.Ingest.Consumers;

/// <summary>
/// Takes the journal to the time-series store: checks, gathers, writes with the position in one transaction. While the
/// store is away it stands where it is and tries again; nothing else waits for it.
/// </summary>
internal sealed partial class StoreWriter(
    IJournal journal,
    ITimeSeriesStore store,
    INetworkProvider networks,
    LatestReadings latest,
    ConsumerStatuses statuses,
    IOptions<ConsumerOptions> options,
    IOptions<RuleEngineOptions> engineOptions,
    IOptions<QualityControlOptions> quality,
    TimeProvider clock,
    ILogger<StoreWriter> logger) : BackgroundService
{
    /// <summary>Records gathered at a time: those without a reading fill no batch, and a stop must not wait for a whole journal of them.</summary>
    private const int MostRecords = 100_000;

    private readonly ConsumerStatus _status = statuses.Store;
    private readonly RetryDelay _retry = new(options.Value.MaxRetryDelay, Random.Shared);

    /// <summary>When the record at the position was taken in.</summary>
    private DateTimeOffset? _at;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        new ConsumerLoop(_status, _retry, clock, (trouble, delay, error) => StoreAway(logger, trouble, delay, error))
            .RunAsync(FollowAsync, stoppingToken);

    private async Task FollowAsync(CancellationToken cancellation)
    {
        _status.Warming();
        _at = null;
        var network = networks.Current;
        var position = await BoundedAsync(store.OpenAsync, cancellation);
        using var reader = journal.ReadAs(_status.Name, position);
        _status.Committed(position, _at);
        await BoundedAsync(RestoreLatestAsync, cancellation);
        var builder = Warm(network, position, cancellation);
        _status.Following();
        while (ReferenceEquals(network, networks.Current))
        {
            cancellation.ThrowIfCancellationRequested();
            var before = position;
            position = Gather(reader, builder, network, position);
            if (!builder.WorthWriting)
            {
                _status.Passed(position, _at);
                if (position == before && ReferenceEquals(network, networks.Current))
                {
                    await reader.WaitAsync(cancellation);
                }

                continue;
            }

            if (builder.Count > 0 && builder.Count < options.Value.StoreBatchReadings && options.Value.StoreBatchDelay > TimeSpan.Zero)
            {
                await Task.Delay(options.Value.StoreBatchDelay, clock, cancellation);
                position = Gather(reader, builder, network, position);
            }

            var began = clock.GetTimestamp();
            var batch = builder.Take(position);
            var receipt = await BoundedAsync(token => store.WriteAsync(batch, token), cancellation);
            statuses.Settled(receipt, clock.GetElapsedTime(began));
            _retry.Reset();
            Commit(position);
        }
    }

    private async Task<int> RestoreLatestAsync(CancellationToken cancellation)
    {
        var rows = 0;
        await foreach (var row in store.ReadLatestAsync(cancellation))
        {
            var reading = new Reading(row.Sensor, row.Quantity, row.ObservedAt, row.Value, row.ReceivedAt, row.Marks);
            latest.Restore(new CheckedReading(reading, row.Flag, row.Test));
            rows++;
        }

        return rows;
    }

    /// <summary>
    /// Waits for the store as long as it may take, and no longer once the host stops, whether or not the store heeds its token. A write
    /// given up may still come to be: the next opening tells, since the position is written with it.
    /// </summary>
    private async Task<T> BoundedAsync<T>(Func<CancellationToken, Task<T>> ask, CancellationToken cancellation)
    {
        var limit = options.Value.StoreTimeout;
        using var patience = new CancellationTokenSource(limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        var answer = Task.Run(() => ask(either.Token), CancellationToken.None);
        try
        {
            return await answer.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new TimeoutException($"It has not answered for {limit}.");
        }
        finally
        {
            // Whatever it comes to in the end, somebody has to have looked.
            _ = answer.ContinueWith(static late => late.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        }
    }

    private JournalPosition Gather(IJournalReader reader, StoreBatchBuilder builder, CityNetwork network, JournalPosition position)
    {
        // A record that was admitted by a newer network is left to be read again with its checks.
        for (var records = 0;
            records < MostRecords && builder.Count < options.Value.StoreBatchReadings
                && reader.TryRead(out var next, out var record) && ReferenceEquals(network, networks.Current);
            records++)
        {
            position = next;
            _at = record.At;
            builder.Add(record);
        }

        return position;
    }

    /// <summary>Lets the checks see what the engine's look back on, so that both give the same flags.</summary>
    private StoreBatchBuilder Warm(CityNetwork network, JournalPosition position, CancellationToken cancellation)
    {
        var builder = new StoreBatchBuilder(network, quality.Value, engineOptions.Value);
        foreach (var record in journal.ReadPast(position, engineOptions.Value.LookBack))
        {
            cancellation.ThrowIfCancellationRequested();
            builder.Remember(record);
        }

        return builder;
    }

    /// <summary>The store holds everything up to here: the journal need not keep it for the store's sake.</summary>
    private void Commit(JournalPosition position)
    {
        _status.Committed(position, _at);
        journal.ReportCommitted(_status.Name, position);
    }

    [LoggerMessage(2001, LogLevel.Warning, "The time-series store does not take readings; they wait in the journal. Next try in {Delay}. {Cause}")]
    private static partial void StoreAway(ILogger logger, string cause, TimeSpan delay, Exception? firstTime);
}

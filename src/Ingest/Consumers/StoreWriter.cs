using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Telemetry.Domain.Journal;
using Telemetry.Domain.Network;
using Telemetry.Domain.Readings;
using Telemetry.Domain.Storage;
using Telemetry.Domain.Time;
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

    private readonly DrainPace _pace = new(options.Value.DrainShare);
    private readonly StoreRefusals _refusals = new(journal, clock, logger);
    private StoreWay? _way;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await new ConsumerLoop(_status, _retry, clock, (trouble, delay, error) => StoreAway(logger, trouble, delay, error))
            .RunAsync(FollowAsync, stoppingToken);
        _way?.Dispose();
    }

    private async Task FollowAsync(CancellationToken cancellation)
    {
        _status.Warming();
        var way = await GoOnOrBeginAsync(await BoundedAsync(store.OpenAsync, cancellation), cancellation);
        _status.Following();
        while (ReferenceEquals(way.Network, networks.Current))
        {
            cancellation.ThrowIfCancellationRequested();
            await _refusals.JournalWaitingAsync(cancellation);
            var began = clock.GetTimestamp();
            if (way.Unwritten is null)
            {
                var before = way.Read;
                Gather(way);
                if (!way.Builder.WorthWriting)
                {
                    _status.Passed(way.Read, way.At);
                    if (way.Read == before && ReferenceEquals(way.Network, networks.Current))
                    {
                        await way.Reader.WaitAsync(cancellation);
                    }

                    continue;
                }

                if (way.Builder.Count > 0 && way.Builder.Count < options.Value.StoreBatchReadings && options.Value.StoreBatchDelay > TimeSpan.Zero)
                {
                    await Task.Delay(options.Value.StoreBatchDelay, clock, cancellation);
                    Gather(way);
                }

                way.Unwritten = Take(way);
            }

            await WriteAsync(way, way.Unwritten, cancellation);
            if (journal.Head.Sequence - way.Stored.Sequence > options.Value.StoreBatchReadings)
            {
                await Task.Delay(_pace.Rest(clock.GetElapsedTime(began), RulesLag()), clock, cancellation);
            }
        }
    }

    private StoreBatch Take(StoreWay way)
    {
        var (after, to) = (way.Stored, way.Read);
        return way.Builder.Take(to) with { OnRefused = (refused, token) => _refusals.JournalAsync(after, to, refused, token) };
    }

    private async Task WriteAsync(StoreWay way, StoreBatch batch, CancellationToken cancellation)
    {
        var began = clock.GetTimestamp();
        var receipt = await BoundedAsync(token => store.WriteAsync(batch, token), cancellation);
        statuses.Settled(receipt, clock.GetElapsedTime(began));
        _retry.Reset();
        way.Unwritten = null;
        way.Stored = batch.Position;
        Commit(batch.Position, way.At);
    }

    /// <summary>The store holds everything up to here: the journal need not keep it for the store's sake.</summary>
    private void Commit(JournalPosition position, DateTimeOffset? at)
    {
        _status.Committed(position, at);
        journal.ReportCommitted(_status.Name, position);
    }

    private async Task<StoreWay> GoOnOrBeginAsync(JournalPosition stored, CancellationToken cancellation)
    {
        var network = networks.Current;
        if (_way?.GoesOnFrom(stored, network) == true)
        {
            Commit(stored, _way.Unwritten is null ? _way.At : null);
            return _way;
        }

        _way?.Dispose();
        _way = null;
        var reader = journal.ReadAs(_status.Name, stored);
        try
        {
            _status.Committed(stored, null);
            await BoundedAsync(RestoreLatestAsync, cancellation);
            return _way = new StoreWay(network, reader, Warm(network, stored, cancellation), stored);
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    /// <summary>How old the last record is that the rules have worked through, while there are others behind it; null while they do not follow.</summary>
    private TimeSpan? RulesLag()
    {
        var rules = statuses.Rules;
        return !rules.Ready || rules.Trouble is not null ? null
            : rules.Position >= journal.Head ? TimeSpan.Zero
            : clock.GetUtcNow() - rules.At;
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
        using var patience = new CancellationTokenSource(limit, clock.OfMachine());
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

    private void Gather(StoreWay way)
    {
        // A record that was admitted by a newer network is left to be read again with its checks.
        for (var records = 0;
            records < MostRecords && way.Builder.Count < options.Value.StoreBatchReadings
                && way.Reader.TryRead(out var next, out var record) && ReferenceEquals(way.Network, networks.Current);
            records++)
        {
            way.Read = next;
            way.At = record.At;
            way.Builder.Add(record);
        }
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

    [LoggerMessage(2001, LogLevel.Warning, "The time-series store does not take readings; they wait in the journal. Next try in {Delay}. {Cause}")]
    private static partial void StoreAway(ILogger logger, string cause, TimeSpan delay, Exception? firstTime);
}

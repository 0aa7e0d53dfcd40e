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
    /// <summary>
    /// Records without a reading (ticks) after which the position alone is written, so that a city that is quiet for longer
    /// than the journal keeps its records does not come back to a store that asks for deleted ones.
    /// </summary>
    private const int IdleRecords = 1_000;

    private readonly ConsumerStatus _status = statuses.Store;
    private readonly RetryDelay _retry = new(options.Value.MaxRetryDelay, Random.Shared);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await FollowAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                var delay = _retry.Next();
                _status.InTrouble(error.Message);
                StoreAway(logger, delay, error);
                await Task.Delay(delay, clock, stoppingToken);
            }
        }
    }

    private async Task FollowAsync(CancellationToken cancellation)
    {
        _status.Warming();
        var network = networks.Current;
        var position = await store.OpenAsync(cancellation);
        Commit(position);
        await foreach (var row in store.ReadLatestAsync(cancellation))
        {
            var reading = new Reading(row.Sensor, row.Quantity, row.ObservedAt, row.Value, row.ReceivedAt, row.Marks);
            latest.Offer(new CheckedReading(reading, row.Flag, row.Test));
        }

        var builder = Warm(network, position);
        using var reader = journal.ReadAfter(position);
        var written = position;
        _status.Following();
        while (ReferenceEquals(network, networks.Current))
        {
            position = Gather(reader, builder, position);
            if (builder.IsEmpty)
            {
                if (position.Sequence - written.Sequence >= IdleRecords)
                {
                    await store.WriteAsync(builder.Take(position), cancellation);
                    written = position;
                    Commit(position);
                }

                _status.Committed(position);
                await reader.WaitAsync(cancellation);
                continue;
            }

            if (builder.Count < options.Value.StoreBatchReadings && options.Value.StoreBatchDelay > TimeSpan.Zero)
            {
                await Task.Delay(options.Value.StoreBatchDelay, clock, cancellation);
                position = Gather(reader, builder, position);
            }

            var began = clock.GetTimestamp();
            statuses.Settled(await store.WriteAsync(builder.Take(position), cancellation), clock.GetElapsedTime(began));
            written = position;
            _retry.Reset();
            Commit(position);
        }
    }

    private JournalPosition Gather(IJournalReader reader, StoreBatchBuilder builder, JournalPosition position)
    {
        while (builder.Count < options.Value.StoreBatchReadings && reader.TryRead(out var next, out var record))
        {
            position = next;
            switch (record)
            {
                case MessageRecord message:
                    builder.Add(message);
                    break;
                case TickRecord tick when tick.At.Minute == 0:
                    builder.Forget(tick.At - quality.Value.Window);
                    break;
            }
        }

        return position;
    }

    private StoreBatchBuilder Warm(CityNetwork network, JournalPosition position)
    {
        var builder = new StoreBatchBuilder(network, quality.Value, engineOptions.Value.Lateness);
        using var last = journal.ReadAfter(new JournalPosition(Math.Max(0, position.Sequence - 1)));
        if (position == JournalPosition.Start || !last.TryRead(out _, out var at))
        {
            return builder;
        }

        var from = journal.FindPosition(at.At - quality.Value.Window - engineOptions.Value.Lateness);
        using var reader = journal.ReadAfter(new JournalPosition(Math.Max(0, from.Sequence - 1)));
        while (reader.TryRead(out var next, out var record) && next <= position)
        {
            if (record is MessageRecord message)
            {
                builder.Remember(message);
            }
        }

        return builder;
    }

    private void Commit(JournalPosition position)
    {
        _status.Committed(position);
        journal.ReportCommitted(_status.Name, position);
    }

    [LoggerMessage(2001, LogLevel.Warning, "The time-series store does not take readings; they wait in the journal. Next try in {Delay}.")]
    private static partial void StoreAway(ILogger logger, TimeSpan delay, Exception error);
}

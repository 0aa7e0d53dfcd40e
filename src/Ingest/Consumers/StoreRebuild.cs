using Microsoft.Extensions.Options;
using Telemetry.Domain.Journal;
using Telemetry.Domain.Network;
using Telemetry.Domain.Storage;
using Telemetry.Rules.Engine;
using Telemetry.Rules.QualityControl;

namespace Telemetry.Ingest.Consumers;

/// <summary>Takes the whole journal to an empty time-series store, as the store writer of a running host would, and as fast as it can.</summary>
public sealed class StoreRebuild(
    IOptions<ConsumerOptions> options, IOptions<RuleEngineOptions> engineOptions, IOptions<QualityControlOptions> quality)
{
    /// <summary>Records gathered at a time, as those without a reading fill no batch.</summary>
    private const int MostRecords = 100_000;

    /// <param name="progress">Told the position reached and what the store made of the readings, after each batch.</param>
    /// <returns>What the store made of all of them.</returns>
    /// <exception cref="InvalidOperationException">The store is not empty.</exception>
    public async Task<RebuildTotals> RunAsync(
        IJournal journal, ITimeSeriesStore store, CityNetwork network, Action<JournalPosition, RebuildTotals> progress, CancellationToken cancellation)
    {
        var position = await store.OpenAsync(cancellation);
        if (position != JournalPosition.Start)
        {
            throw new InvalidOperationException($"The store to rebuild is not empty: it holds everything up to record {position}.");
        }

        var totals = default(RebuildTotals);
        var builder = new StoreBatchBuilder(network, quality.Value, engineOptions.Value);
        using var reader = journal.ReadAfter(position);
        bool more;
        do
        {
            cancellation.ThrowIfCancellationRequested();
            more = false;
            var records = 0;
            while (records < MostRecords && builder.Count < options.Value.StoreBatchReadings && (more = reader.TryRead(out var next, out var record)))
            {
                records++;
                position = next;
                builder.Add(record!);
            }

            if (records == 0)
            {
                break;
            }

            // The last one too, though it may hold no reading: the store is then at the journal's end.
            totals = totals.And(records, await store.WriteAsync(builder.Take(position), cancellation));
            progress(position, totals);
        }
        while (more);

        return totals;
    }
}

using Telemetry.Domain.Journal;
using Telemetry.Domain.Storage;

namespace Telemetry.Tests.Unit.Ingest.Consumers;

/// <summary>Keeps the batches it was given, unless it is away.</summary>
internal sealed class MemoryStore : ITimeSeriesStore
{
    private readonly Lock _gate = new();
    private readonly List<StoreBatch> _batches = [];

    public volatile bool Away;

    /// <summary>A write is never answered, and heeds no token: a disk that hangs.</summary>
    public volatile bool Hangs;

    /// <summary>The next write is stored and its answer lost.</summary>
    public volatile bool LosesAnswer;

    public JournalPosition Position { get; set; }

    public List<ReadingRow> Latest { get; } = [];

    public int Attempts { get; private set; }

    /// <summary>Fails the next batch once it has told what it refuses.</summary>
    public bool FailsCommit { get; set; }

    /// <summary>Refuses readings of these values.</summary>
    public HashSet<double> Refuses { get; } = [];

    public IReadOnlyList<StoreBatch> Batches
    {
        get
        {
            lock (_gate)
            {
                return [.. _batches];
            }
        }
    }

    public IEnumerable<StoredReading> Readings => Batches.SelectMany(b => b.Readings);

    public Task<JournalPosition> OpenAsync(CancellationToken cancellation)
    {
        Attempts++;
        return Away ? throw new IOException("the file is locked") : Task.FromResult(Position);
    }

    public async Task<StoreReceipt> WriteAsync(StoreBatch batch, CancellationToken cancellation)
    {
        Attempts++;
        if (Away)
        {
            throw new IOException("the file is locked");
        }

        if (Hangs)
        {
            return await new TaskCompletionSource<StoreReceipt>().Task;
        }

        var refused = batch.Readings.Index().Where(r => Refuses.Contains(r.Item.Reading.Value)).Select(r => new RefusedReading(r.Index, "field type conflict")).ToList();
        if (refused.Count > 0)
        {
            await batch.OnRefused!(refused, cancellation);
        }

        if (FailsCommit)
        {
            FailsCommit = false;
            throw new IOException("the connection was lost");
        }

        lock (_gate)
        {
            _batches.Add(batch);
            Position = batch.Position;
        }

        if (LosesAnswer)
        {
            LosesAnswer = false;
            throw new IOException("the connection was lost");
        }

        return new StoreReceipt(batch.Readings.Count - refused.Count, 0, 0, refused.Count);
    }

    public async IAsyncEnumerable<ReadingRow> ReadLatestAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var row in Latest)
        {
            await Task.Yield();
            yield return row;
        }
    }

    public IAsyncEnumerable<ReadingRow> ReadAsync(ReadingQuery query, CancellationToken cancellation) => throw new NotSupportedException();

    public IAsyncEnumerable<AggregateRow> AggregateAsync(AggregateQuery query, CancellationToken cancellation) => throw new NotSupportedException();

    public IAsyncEnumerable<CorrectionRow> ReadCorrectionsAsync(ReadingQuery query, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyList<LedgerEntry>> ReadLedgerAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<int> DeleteMonthsBeforeAsync(DateTimeOffset before, CancellationToken cancellation) => throw new NotSupportedException();
}

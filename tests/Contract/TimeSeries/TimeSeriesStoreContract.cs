using Microsoft.Extensions.Time.Testing;
using Telemetry.Domain.Storage;

namespace Telemetry.Tests.Contract.TimeSeries;

/// <summary>What every time-series store must do. A backend derives one class from each part of it.</summary>
public abstract class TimeSeriesStoreContract : IAsyncLifetime
{
    protected static readonly DateTimeOffset StoredAt = Some.At("2026-11-23T18:00:00Z");

    protected FakeTimeProvider Time { get; } = new(StoredAt);

    protected ITimeSeriesStore Store { get; private set; } = null!;

    private static CancellationToken None => CancellationToken.None;

    public async ValueTask InitializeAsync()
    {
        await PrepareAsync();
        Store = CreateStore();
        await Store.OpenAsync(None);
    }

    public ValueTask DisposeAsync()
    {
        // Null where the test was skipped before it began.
        if (Store is not null)
        {
            CloseStore(Store);
            DeleteData();
        }

        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>What a store needs before it can be created.</summary>
    protected virtual ValueTask PrepareAsync() => ValueTask.CompletedTask;

    /// <summary>A store over the same data each time within one test.</summary>
    protected abstract ITimeSeriesStore CreateStore();

    protected abstract void CloseStore(ITimeSeriesStore store);

    protected abstract void DeleteData();

    protected async Task ReopenAsync()
    {
        CloseStore(Store);
        Store = CreateStore();
        await Store.OpenAsync(None);
    }

    protected Task<StoreReceipt> WriteAsync(long position, params StoredReading[] readings) =>
        Store.WriteAsync(Some.Batch(position, readings), None);

    protected Task<List<ReadingRow>> ReadAsync(ReadingQuery query) => Store.ReadAsync(query, None).ToListAsync();

    protected async Task<List<double>> ValuesAsync(ReadingQuery? query = null) =>
        (await ReadAsync(query ?? Some.Query())).ConvertAll(r => r.Value);

    protected Task<List<AggregateRow>> AggregateAsync(AggregateQuery query) => Store.AggregateAsync(query, None).ToListAsync();

    protected Task<List<CorrectionRow>> CorrectionsAsync(ReadingQuery? query = null) =>
        Store.ReadCorrectionsAsync(query ?? Some.Query(), None).ToListAsync();

    protected Task<IReadOnlyList<LedgerEntry>> LedgerAsync() =>
        Store.ReadLedgerAsync(DateTimeOffset.UnixEpoch, Some.At("2100-01-01T00:00:00Z"), None);
}

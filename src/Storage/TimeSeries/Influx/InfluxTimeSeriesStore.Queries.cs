using System.Runtime.CompilerServices;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Storage;
using Telemetry.Domain.Time;
using Telemetry.Storage.TimeSeries.Influx.Reading;
using Telemetry.Storage.TimeSeries.Influx.Writing;

namespace Telemetry.Storage.TimeSeries.Influx;

/// <content>What can be asked of the store.</content>
internal sealed partial class InfluxTimeSeriesStore
{
    public IAsyncEnumerable<ReadingRow> ReadAsync(ReadingQuery query, CancellationToken cancellation)
    {
        return StreamAsync(Rows, cancellation);

        async IAsyncEnumerable<ReadingRow> Rows(InfluxState state, [EnumeratorCancellation] CancellationToken stop)
        {
            var left = query.Limit;
            var rows = _raw.ReadAsync(
                state.Catalogue.Select(query.Sensors, query.Quantities), From(query), Micros.Of(query.To), Known(query.KnownAt), state.Committed, stop);
            await using var enumerator = rows.GetAsyncEnumerator(stop);
            while (left > 0 && await enumerator.MoveNextAsync())
            {
                if (query.After is not { } cursor || enumerator.Current.Order.IsAfter(cursor))
                {
                    left--;
                    yield return enumerator.Current.ToReading();
                }
            }
        }
    }

    public IAsyncEnumerable<CorrectionRow> ReadCorrectionsAsync(ReadingQuery query, CancellationToken cancellation)
    {
        return StreamAsync(Rows, cancellation);

        async IAsyncEnumerable<CorrectionRow> Rows(InfluxState state, [EnumeratorCancellation] CancellationToken stop)
        {
            var left = query.Limit;

            // A revision may be of a reading that never came: all series that were asked for, whatever the store has of them.
            var quantities = query.Quantities.Count == 0 ? QuantityCatalogue.All : query.Quantities;
            var sensors = query.Sensors.Distinct().ToList();
            var rows = _corrections.ReadAsync(
                [.. quantities.DistinctBy(q => q.Code).Select(q => (q, sensors))], revisions: false, From(query), Micros.Of(query.To), Known(query.KnownAt), state.Committed, stop);
            await using var enumerator = rows.GetAsyncEnumerator(stop);
            while (left > 0 && await enumerator.MoveNextAsync())
            {
                if (query.After is not { } cursor || enumerator.Current.Order.IsAfter(cursor))
                {
                    left--;
                    yield return enumerator.Current.ToRow();
                }
            }
        }
    }

    public IAsyncEnumerable<ReadingRow> ReadLatestAsync(CancellationToken cancellation)
    {
        return StreamAsync(Rows, cancellation);

        async IAsyncEnumerable<ReadingRow> Rows(InfluxState state, [EnumeratorCancellation] CancellationToken stop)
        {
            await foreach (var row in new LatestReader(_client, _corrections).ReadAsync(state.Committed, stop))
            {
                yield return row.ToReading();
            }
        }
    }

    public async Task<IReadOnlyList<LedgerEntry>> ReadLedgerAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation)
    {
        var state = await StateAsync(cancellation);
        while (true)
        {
            // Read again when a batch was committed meanwhile: one half of it would be in, the other not.
            var before = state.Committed;
            var entries = await LedgerBook.ReadAsync(_client, Micros.Of(from), Micros.Of(to), () => state.Committed, cancellation);
            if (before == state.Committed)
            {
                return [.. entries.Select(e => e.Amounts.ToEntry(Micros.ToTime(e.Hour), new GatewayId(e.Gateway)))];
            }
        }
    }

    /// <summary>The cursor's own instant may hold further series, hence a microsecond before it.</summary>
    private static long From(ReadingQuery query) =>
        query.After is { } cursor && cursor.ObservedAt > query.From ? Micros.Of(cursor.ObservedAt) - 1 : Micros.Of(query.From);

    private static long Known(DateTimeOffset? knownAt) => knownAt is { } at ? Micros.Of(at) : long.MaxValue;

    private async Task<InfluxState> StateAsync(CancellationToken cancellation) =>
        _state ?? await ExclusivelyAsync(Task.FromResult, cancellation);

    /// <summary>A bounded number of queries at a time, each within its time.</summary>
    private async IAsyncEnumerable<T> StreamAsync<T>(
        Func<InfluxState, CancellationToken, IAsyncEnumerable<T>> query, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var state = await StateAsync(cancellation);
        await _readers.WaitAsync(cancellation);
        try
        {
            using var deadline = new CancellationTokenSource(_options.QueryTimeout, _time.OfMachine());
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellation);
            await using var rows = query(state, stop.Token).GetAsyncEnumerator(stop.Token);
            while (await NextAsync(rows))
            {
                yield return rows.Current;
            }

            async Task<bool> NextAsync(IAsyncEnumerator<T> from)
            {
                try
                {
                    stop.Token.ThrowIfCancellationRequested();
                    return await from.MoveNextAsync();
                }
                catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellation.IsCancellationRequested)
                {
                    throw new TimeoutException($"The query took longer than {_options.QueryTimeout}. Ask for a shorter time or fewer sensors.");
                }
                catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
                {
                    throw new OperationCanceledException(cancellation);
                }
            }
        }
        finally
        {
            _readers.Release();
        }
    }
}

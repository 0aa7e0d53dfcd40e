using System.Runtime.CompilerServices;

namespace Telemetry.Storage.TimeSeries.Influx.Reading;

/// <summary>Several ordered streams as one, with a row of each in memory.</summary>
internal static class RowMerge
{
    public static async IAsyncEnumerable<T> MergeAsync<T, TOrder>(
        IReadOnlyList<IAsyncEnumerable<T>> streams, Func<T, TOrder> order, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var heads = new List<IAsyncEnumerator<T>>(streams.Count);
        try
        {
            var queue = new PriorityQueue<IAsyncEnumerator<T>, TOrder>(streams.Count);
            foreach (var stream in streams)
            {
                var head = stream.GetAsyncEnumerator(cancellation);
                heads.Add(head);
                if (await head.MoveNextAsync())
                {
                    queue.Enqueue(head, order(head.Current));
                }
            }

            while (queue.TryPeek(out var first, out _))
            {
                yield return first.Current;
                if (await first.MoveNextAsync())
                {
                    queue.DequeueEnqueue(first, order(first.Current));
                }
                else
                {
                    queue.Dequeue();
                }
            }
        }
        finally
        {
            foreach (var head in heads)
            {
                await head.DisposeAsync();
            }
        }
    }

    /// <summary>Rows that come in order of time, those of one instant put in order.</summary>
    public static async IAsyncEnumerable<T> OrderInstantsAsync<T>(
        this IAsyncEnumerable<T> rows, Func<T, long> instant, Comparison<T> order, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var same = new List<T>();
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            if (same.Count > 0 && instant(same[0]) != instant(row))
            {
                same.Sort(order);
                foreach (var ready in same)
                {
                    yield return ready;
                }

                same.Clear();
            }

            same.Add(row);
        }

        same.Sort(order);
        foreach (var ready in same)
        {
            yield return ready;
        }
    }
}

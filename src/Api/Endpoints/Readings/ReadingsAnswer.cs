using System.Globalization;
using System.Runtime.CompilerServices;
using Telemetry.Domain.Network;
using Telemetry.Domain.Storage;

namespace Telemetry.Api.Endpoints.Readings;

/// <summary>Streams the answer to a readings request. What a client can't take yet is not read from the store yet.</summary>
internal sealed partial class ReadingsAnswer(
    ReadingsRequest request, ITimeSeriesStore store, CityNetwork network, BucketReader buckets, bool simulatedTime, DateTimeOffset? storedUpTo, TimeSpan perRow, ILogger<ReadingsAnswer> logger) : IResult
{
    /// <summary>Header with the cursor of a CSV that is cut at the limit asked for. A CSV has no other place for it.</summary>
    public const string NextHeader = "Telemetry-Next";

    /// <summary>Header with the time after which what was received is still to be stored; absent while the store keeps up.</summary>
    public const string StoredUpToHeader = "Telemetry-Stored-Up-To";

    private const int FlushBytes = 32 * 1024;

    private IReadingsWriter? _begun;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        using IReadingsWriter writer = request.Format switch
        {
            ReadingsFormat.Csv => new CsvReadingsWriter(response.BodyWriter, network),
            ReadingsFormat.NdJson => new JsonReadingsWriter(response.BodyWriter, network, lines: true),
            _ => new JsonReadingsWriter(response.BodyWriter, network, lines: false),
        };
        response.ContentType = writer.ContentType;
        if (storedUpTo is { } stored)
        {
            response.Headers[StoredUpToHeader] = stored.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
        }

        if (request.Format == ReadingsFormat.Csv && request.LimitGiven)
        {
            // A header goes before the rows: one pass finds where they end, the next writes them.
            using var nowhere = new CountingReadingsWriter();
            response.Headers[NextHeader] = await WriteRowsAsync(nowhere, httpContext);
        }

        string? next;
        try
        {
            next = await WriteRowsAsync(writer, httpContext);
        }
        catch (Exception) when (_begun == writer)
        {
            // What is written may not have gone out yet: an error's text would stand behind it.
            httpContext.Abort();
            throw;
        }

        if (next is not null && request is { Format: ReadingsFormat.Csv, LimitGiven: false })
        {
            // Nobody asked for less than everything: an answer that looks whole and is not would be a lie.
            TooLarge(logger, request.Limit);
            httpContext.Abort();
            return;
        }

        writer.End(next);
        await response.BodyWriter.FlushAsync(httpContext.RequestAborted);
    }

    private Task<string?> WriteRowsAsync(IReadingsWriter writer, HttpContext context) =>
        request.Interval is null ? WriteReadingsAsync(writer, context) : WriteBucketsAsync(writer, context);

    private async Task<string?> WriteReadingsAsync(IReadingsWriter writer, HttpContext context)
    {
        // One more than the limit tells whether there is more.
        var query = new ReadingQuery(
            request.Sensors, request.Quantities, request.From, request.To, request.KnownAt, request.After, request.Limit + 1);
        ReadingCursor? last = null;
        var read = 0;
        await foreach (var row in RowsAsync(token => store.ReadAsync(query, token), writer, context.RequestAborted))
        {
            if (read++ == request.Limit)
            {
                return ReadingsRequestReader.Encode(last!);
            }

            last = new ReadingCursor(row.ObservedAt, row.Sensor.Value, row.Quantity.Name);
            if (request.Flags.Contains(row.Flag))
            {
                writer.Write(row);
                await FlushIfFullAsync(context);
            }
        }

        return null;
    }

    private async Task<string?> WriteBucketsAsync(IReadingsWriter writer, HttpContext context)
    {
        ReadingCursor? last = null;
        var written = 0;
        await foreach (var bucket in RowsAsync(token => buckets.ReadAsync(request, token), writer, context.RequestAborted))
        {
            if (written++ == request.Limit)
            {
                return ReadingsRequestReader.Encode(last!);
            }

            last = new ReadingCursor(bucket.End, bucket.Sensor.Value, bucket.Quantity.Name);
            writer.Write(bucket);
            await FlushIfFullAsync(context);
        }

        return null;
    }

    /// <summary>The store's rows. Nothing is written before it has answered at all, and it may take its time for none of them.</summary>
    private async IAsyncEnumerable<T> RowsAsync<T>(
        Func<CancellationToken, IAsyncEnumerable<T>> read, IReadingsWriter writer, [EnumeratorCancellation] CancellationToken cancellation)
    {
        // Real time, also where the clock is simulated: a caller waits.
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await using var rows = read(patience.Token).GetAsyncEnumerator(patience.Token);
        while (true)
        {
            var move = rows.MoveNextAsync();
            if (!move.IsCompleted)
            {
                patience.CancelAfter(perRow);
            }

            bool more;
            try
            {
                more = await move;
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                throw new TimeoutException($"The time-series store gave nothing for {perRow}.");
            }

            patience.CancelAfter(Timeout.InfiniteTimeSpan);
            if (_begun != writer)
            {
                _begun = writer;
                writer.Begin(request, simulatedTime, storedUpTo);
            }

            if (!more)
            {
                yield break;
            }

            yield return rows.Current;
        }
    }

    private static async ValueTask FlushIfFullAsync(HttpContext context)
    {
        var body = context.Response.BodyWriter;
        if (body.UnflushedBytes > FlushBytes)
        {
            await body.FlushAsync(context.RequestAborted);
        }
    }

    [LoggerMessage(4021, LogLevel.Warning, "A CSV of more than {Rows} rows was cut off: the caller must ask for a shorter window, or with a limit and cursors")]
    private static partial void TooLarge(ILogger logger, int rows);
}

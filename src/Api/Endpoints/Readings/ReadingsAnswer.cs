using Telemetry.Domain.Network;
using Telemetry.Domain.Storage;

namespace Telemetry.Api.Endpoints.Readings;

/// <summary>Streams the answer to a readings request. What a client can't take yet is not read from the store yet.</summary>
internal sealed partial class ReadingsAnswer(
    ReadingsRequest request, ITimeSeriesStore store, CityNetwork network, BucketReader buckets, bool simulatedTime, ILogger<ReadingsAnswer> logger) : IResult
{
    /// <summary>Header with the cursor of a CSV that is cut at the limit asked for. A CSV has no other place for it.</summary>
    public const string NextHeader = "Telemetry-Next";

    private const int FlushBytes = 32 * 1024;

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
        if (request.Format == ReadingsFormat.Csv && request.LimitGiven)
        {
            // A header goes before the rows: one pass finds where they end, the next writes them.
            using var nowhere = new CountingReadingsWriter();
            response.Headers[NextHeader] = await WriteRowsAsync(nowhere, httpContext);
        }

        writer.Begin(request, simulatedTime);
        var next = await WriteRowsAsync(writer, httpContext);
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
        await foreach (var row in store.ReadAsync(query, context.RequestAborted))
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
        await foreach (var bucket in buckets.ReadAsync(request, context.RequestAborted))
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

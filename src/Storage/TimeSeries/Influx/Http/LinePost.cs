using System.Net;
using Telemetry.Storage.TimeSeries.Influx.Lines;

namespace Telemetry.Storage.TimeSeries.Influx.Http;

/// <summary>One write request and what its answer means. docs/sources/storage.md#influx-answers</summary>
internal sealed class LinePost(InfluxConnection connection, InfluxOptions options, TimeProvider clock)
{
    /// <summary>Posts neighbouring lines.</summary>
    public Task<WriteAnswer> SendAsync(InfluxIdentity server, LineBatch lines, int first, int count, CancellationToken cancellation) =>
        SendAsync(server, lines.Lines(first, count), cancellation);

    /// <summary>Posts the lines with these indices.</summary>
    public Task<WriteAnswer> SendAsync(InfluxIdentity server, LineBatch lines, ReadOnlySpan<int> indices, CancellationToken cancellation)
    {
        var length = 0;
        foreach (var index in indices)
        {
            length += lines.Line(index).Length;
        }

        var body = new byte[length];
        var to = body.AsSpan();
        foreach (var index in indices)
        {
            var line = lines.Line(index);
            line.CopyTo(to);
            to = to[line.Length..];
        }

        return SendAsync(server, body, cancellation);
    }

    private async Task<WriteAnswer> SendAsync(InfluxIdentity server, ReadOnlyMemory<byte> lines, CancellationToken cancellation)
    {
        using var content = connection.Lines(lines);
        var answer = await connection.ExchangeAsync(HttpMethod.Post, Path(server.Route), content, cancellation);
        switch (answer.Status)
        {
            // A 200 with a body is somebody else's: a proxy's page, or the JSON of another route.
            case HttpStatusCode.NoContent:
            case HttpStatusCode.OK when answer.Body.Length == 0:
                return new WriteAnswer(WriteVerdict.Stored);

            // Only what InfluxDB itself says is about the lines: a proxy that misunderstands us must not make dead letters of a city.
            case HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity when answer.Reason is { Spoken: true } reason:
                return new WriteAnswer(WriteVerdict.Refused, reason);

            case HttpStatusCode.RequestEntityTooLarge:
                return new WriteAnswer(WriteVerdict.TooLarge, answer.Reason);

            case HttpStatusCode.NotFound when IsMissing(answer.Reason):
                throw new DatabaseMissingException(connection.Name, options.Database, answer.Reason.Text);

            default:
                throw InfluxAnswers.Trouble(connection.Name, answer, clock);
        }
    }

    private static bool IsMissing(ServerReason reason) =>
        reason.Spoken && (reason.Text.Contains("database", StringComparison.OrdinalIgnoreCase) || reason.Text.Contains("bucket", StringComparison.OrdinalIgnoreCase));

    private string Path(InfluxWriteRoute route)
    {
        var database = Uri.EscapeDataString(options.Database);
        var policy = options.RetentionPolicy is { Length: > 0 } name ? Uri.EscapeDataString(name) : null;
        if (route == InfluxWriteRoute.V1)
        {
            return policy is null ? $"write?db={database}" : $"write?db={database}&rp={policy}";
        }

        var bucket = policy is null ? database : $"{database}%2F{policy}";
        return options.Organisation is { Length: > 0 } organisation
            ? $"api/v2/write?org={Uri.EscapeDataString(organisation)}&bucket={bucket}&precision=ns"
            : $"api/v2/write?bucket={bucket}&precision=ns";
    }
}

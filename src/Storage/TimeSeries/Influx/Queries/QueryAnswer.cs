using System.Net;
using System.Text.Json;
using Telemetry.Storage.TimeSeries.Influx.Http;

namespace Telemetry.Storage.TimeSeries.Influx.Queries;

/// <summary>
/// An answer as it comes in: JSON documents, one a line. It is whole when the server has ended it and its last document does not
/// say that more is to come; anything else throws. docs/sources/storage.md#influx-query
/// </summary>
internal sealed class QueryAnswer(InfluxConnection connection, string database, ExchangeLimit limit, TimeProvider clock) : IDisposable
{
    /// <summary>Rows of one document: about 0.5 MB.</summary>
    public const int RowsAtATime = 5000;

    /// <summary>A document that is longer is no answer of ours.</summary>
    private const int MostDocumentBytes = 64 * 1024 * 1024;

    private readonly QueryDocument _document = new();
    private HttpResponseMessage? _response;
    private Stream? _stream;
    private byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;
    private bool _ended;
    private bool _any;

    public async Task AskAsync(string path, HttpContent content)
    {
        try
        {
            _response = await connection.SendAsync(HttpMethod.Post, path, content, limit.Token);
            _stream = await _response.Content.ReadAsStreamAsync(limit.Token);
            if (_response.StatusCode != HttpStatusCode.OK)
            {
                var body = new byte[InfluxConnection.MostBodyBytes];
                var length = await _stream.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, limit.Token);
                throw InfluxAnswers.Trouble(connection.Name, new ServerAnswer(_response.StatusCode, _response.Headers, body[..length]), clock);
            }
        }
        catch (Exception error) when (connection.Trouble(error, limit) is { } trouble)
        {
            throw trouble;
        }
    }

    /// <summary>The next document's rows, which stand until the next call; null at the end of a whole answer.</summary>
    public async Task<IReadOnlyList<InfluxRow>?> ReadAsync()
    {
        limit.Renew();
        try
        {
            if (await NextLineAsync() is not { } line)
            {
                return !_any || _document.IsPartial ? throw new InfluxUnavailableException($"{connection.Name} cut its answer to a query short.") : null;
            }

            _document.Read(line);
        }
        catch (Exception error) when (connection.Trouble(error, limit) is { } trouble)
        {
            throw trouble;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new InfluxUnavailableException($"{connection.Name} answers a query with what can't be understood: {error.Message}", error);
        }

        _any = true;
        limit.Pause();
        return _document.Error is null ? _document.Rows
            : _document.Error.StartsWith("database not found", StringComparison.Ordinal) ? throw new DatabaseMissingException(connection.Name, database, _document.Error)
            : throw new InfluxUnavailableException($"{connection.Name} could not answer a query: {_document.Error}.");
    }

    public void Dispose()
    {
        _stream?.Dispose();
        _response?.Dispose();
    }

    /// <summary>The next line that is not empty; null when there is none.</summary>
    private async Task<ReadOnlyMemory<byte>?> NextLineAsync()
    {
        var looked = _start;
        while (true)
        {
            var feed = _buffer.AsSpan(looked, _end - looked).IndexOf((byte)'\n');
            var end = feed >= 0 ? looked + feed : _ended ? _end : -1;
            if (end >= 0)
            {
                var line = _buffer.AsMemory(_start, end - _start);
                _start = looked = Math.Min(end + 1, _end);
                if (line.Span.ContainsAnyExcept((byte)' ', (byte)'\r'))
                {
                    return line;
                }

                if (_ended && _start == _end)
                {
                    return null;
                }

                continue;
            }

            looked = _end - _start;
            await FillAsync();
        }
    }

    /// <summary>Reads on behind what is there, which is moved to the buffer's beginning.</summary>
    private async Task FillAsync()
    {
        Buffer.BlockCopy(_buffer, _start, _buffer, 0, _end - _start);
        (_start, _end) = (0, _end - _start);
        if (_end == _buffer.Length)
        {
            if (_end >= MostDocumentBytes)
            {
                throw new JsonException($"more than {MostDocumentBytes} bytes without an end");
            }

            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var read = await _stream!.ReadAsync(_buffer.AsMemory(_end), limit.Token);
        _ended = read == 0;
        _end += read;
    }
}

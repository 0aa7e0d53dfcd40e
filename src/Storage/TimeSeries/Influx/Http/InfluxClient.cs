using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Telemetry.Domain.Storage;
using Telemetry.Storage.TimeSeries.Influx.Lines;
using Telemetry.Storage.TimeSeries.Influx.Queries;

namespace Telemetry.Storage.TimeSeries.Influx.Http;

/// <summary>
/// Speaks InfluxDB's HTTP API. Trouble is an exception and is never tried again here: whoever writes does that, and may,
/// because a line written twice is stored once.
/// </summary>
internal sealed class InfluxClient : IDisposable
{
    private readonly InfluxOptions _options;
    private readonly TimeProvider _clock;
    private readonly InfluxConnection _connection;
    private readonly LineSender _sender;
    private volatile InfluxIdentity? _server;
    private volatile string? _lastVersion;

    /// <param name="around">What stands between us and the wire; null for nothing.</param>
    public InfluxClient(IOptions<InfluxOptions> options, TimeProvider clock, Func<HttpMessageHandler, HttpMessageHandler>? around = null)
    {
        _options = options.Value;
        _clock = clock;
        _connection = new InfluxConnection(_options, clock, around);
        _sender = new LineSender(_connection, _options, clock);
    }

    public string Database => _options.Database;

    /// <summary>What answered last, and where the readings are in it.</summary>
    public string Description => $"InfluxDB {_lastVersion ?? "that has not answered yet"} at {_connection.Address.GetLeftPart(UriPartial.Authority)}, database {_options.Database}";

    /// <summary>Finds out what answers, and by that how to write. Also takes changed credentials.</summary>
    public async Task<InfluxIdentity> PingAsync(CancellationToken cancellation)
    {
        _server = null;
        _connection.ReadCredentials();
        var answer = await _connection.ExchangeAsync(HttpMethod.Get, "ping", null, cancellation);
        var version = answer.Header("X-Influxdb-Version") ?? VersionIn(answer.Body);
        if (answer.Status != HttpStatusCode.NoContent && (answer.Status != HttpStatusCode.OK || version is null))
        {
            throw InfluxAnswers.Trouble(_connection.Name, answer, _clock);
        }

        var route = _options.WriteRoute == InfluxWriteRoute.Auto ? InfluxVersion.RouteOf(version) : _options.WriteRoute;
        _lastVersion = version ?? "of an unknown version";
        return _server = new InfluxIdentity(version, route);
    }

    /// <summary>Sees that the database is there; creates it when it is missing and may be.</summary>
    public async Task OpenDatabaseAsync(CancellationToken cancellation)
    {
        try
        {
            // Of what can be asked with the right to read alone, only this minds a database that is not there.
            await ExecuteAsync("SELECT * FROM \"telemetry_commit\" LIMIT 1", cancellation);
        }
        catch (DatabaseMissingException) when (_options.CreateDatabase)
        {
            await ExecuteAsync($"CREATE DATABASE {InfluxQl.Name(_options.Database)}", cancellation);
        }
    }

    /// <summary>
    /// Writes the lines and finds those that the server will never store. Two lines of one point must not be in one batch: parts
    /// of it are under way at the same time.
    /// </summary>
    /// <returns>Every line that is not refused in it is stored.</returns>
    public async Task<WriteResult> WriteAsync(LineBatch lines, CancellationToken cancellation)
    {
        if (lines.Count == 0)
        {
            return WriteResult.AllStored;
        }

        try
        {
            return await _sender.SendAsync(_server ?? await PingAsync(cancellation), lines, cancellation);
        }
        catch (Exception)
        {
            // Who answers next may be another version, or want other credentials.
            _server = null;
            throw;
        }
    }

    /// <summary>Carries a statement out that gives no rows.</summary>
    public async Task ExecuteAsync(string influxQl, CancellationToken cancellation)
    {
        await foreach (var _ in QueryAsync(influxQl, cancellation))
        {
            // Rows are nothing to a statement; an error in the answer is thrown.
        }
    }

    /// <summary>
    /// The rows that one InfluxQL statement selects, streamed, times in nanoseconds. An answer that is not whole throws, perhaps
    /// after rows. Names and values come into the text by <see cref="InfluxQl"/> only.
    /// </summary>
    public async IAsyncEnumerable<InfluxRow> QueryAsync(string influxQl, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (_server is null)
        {
            await PingAsync(cancellation);
        }

        using var content = new FormUrlEncodedContent([KeyValuePair.Create("q", influxQl)]);
        using var limit = new ExchangeLimit(_options.RequestTimeout, _clock, cancellation);
        using var answer = new QueryAnswer(_connection, _options.Database, limit, _clock);
        try
        {
            await answer.AskAsync(QueryPath, content);
        }
        catch (StoreUnavailableException)
        {
            // As after a write: a changed password is taken with the next ping.
            _server = null;
            throw;
        }

        while (await answer.ReadAsync() is { } rows)
        {
            foreach (var row in rows)
            {
                yield return row;
            }
        }
    }

    public void Dispose() => _connection.Dispose();

    private string QueryPath =>
        $"query?db={Uri.EscapeDataString(_options.Database)}{Policy}&epoch=ns&chunked=true&chunk_size={QueryAnswer.RowsAtATime}";

    private string Policy => _options.RetentionPolicy is { Length: > 0 } policy ? $"&rp={Uri.EscapeDataString(policy)}" : "";

    /// <summary>3.x says it in JSON.</summary>
    private static string? VersionIn(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("version", out var version) && version.ValueKind == JsonValueKind.String ? version.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

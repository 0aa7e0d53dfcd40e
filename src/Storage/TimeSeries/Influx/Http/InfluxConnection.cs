using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Telemetry.Storage.Security;

namespace Telemetry.Storage.TimeSeries.Influx.Http;

/// <summary>
/// HTTP to one InfluxDB: credentials, compression, the time an exchange may take. Whatever goes wrong on the way is an
/// <see cref="InfluxUnavailableException"/>; what an answer means is its reader's to say.
/// </summary>
internal sealed class InfluxConnection : IDisposable
{
    /// <summary>A short answer's most. InfluxDB's errors are some hundred bytes, those of 3.x with 100 lines some tens of thousands.</summary>
    public const int MostBodyBytes = 256 * 1024;

    private readonly InfluxOptions _options;
    private readonly TimeProvider _clock;
    private readonly TrustedRoots _roots;
    private readonly HttpClient _http;
    private readonly bool _compress;
    private AuthenticationHeaderValue? _credentials;

    /// <param name="around">What stands between us and the wire; null for nothing.</param>
    public InfluxConnection(InfluxOptions options, TimeProvider clock, Func<HttpMessageHandler, HttpMessageHandler>? around = null)
    {
        _options = options;
        _clock = clock;
        Address = new Uri(options.Url.TrimEnd('/') + "/");
        _compress = options.Gzip == InfluxCompression.On || (options.Gzip == InfluxCompression.Auto && !Address.IsLoopback);
        _roots = new TrustedRoots(options.CertificateAuthorities, $"{InfluxOptions.Section}:{nameof(InfluxOptions.CertificateAuthorities)}");
        var handler = Handler(_roots);
        _http = new HttpClient(around?.Invoke(handler) ?? handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    public Uri Address { get; }

    /// <summary>As people are told it: without a path.</summary>
    public string Name => $"InfluxDB at {Address.GetLeftPart(UriPartial.Authority)}";

    /// <summary>Takes the credentials as they are now.</summary>
    public void ReadCredentials() => _credentials = InfluxCredentials.Read(_options);

    /// <summary>Sends and reads the answer whole, in the time that an exchange may take.</summary>
    public async Task<ServerAnswer> ExchangeAsync(HttpMethod method, string path, HttpContent? content, CancellationToken cancellation)
    {
        using var limit = new ExchangeLimit(_options.RequestTimeout, _clock, cancellation);
        try
        {
            using var response = await SendAsync(method, path, content, limit.Token);
            var body = await ReadAsync(response.Content, limit.Token);
            return new ServerAnswer(response.StatusCode, response.Headers, body);
        }
        catch (Exception error) when (Trouble(error, limit) is { } trouble)
        {
            throw trouble;
        }
    }

    /// <summary>Sends and gives the answer once its headers are there; the caller reads the body.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content, CancellationToken limit)
    {
        var request = new HttpRequestMessage(method, new Uri(Address, path)) { Content = content };
        request.Headers.Authorization = _credentials;
        return _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit);
    }

    /// <summary>Lines as the body of a write.</summary>
    public HttpContent Lines(ReadOnlyMemory<byte> lines)
    {
        if (!_compress)
        {
            return new ReadOnlyMemoryContent(lines) { Headers = { ContentType = PlainText } };
        }

        // Compressed before it is sent, so that a connection which breaks does not leave half a body under way.
        var compressed = new MemoryStream(lines.Length / 4);
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(lines.Span);
        }

        return new ReadOnlyMemoryContent(compressed.GetBuffer().AsMemory(0, (int)compressed.Length))
        {
            Headers = { ContentType = PlainText, ContentEncoding = { "gzip" } },
        };
    }

    /// <summary>What an exchange failed by, in words; null when it is not the exchange's failure.</summary>
    public InfluxUnavailableException? Trouble(Exception error, ExchangeLimit limit) => error switch
    {
        OperationCanceledException when limit.RanOut => new($"{Name} did not answer within {_options.RequestTimeout.TotalSeconds:0.#} s.", error),
        HttpRequestException when UntrustedCertificateException.In(error) is { } untrusted => new($"{Name}: {untrusted.Message}.", error),
        HttpRequestException { InnerException: SocketException socket } => new($"{Name} can't be reached: {socket.Message}.", error),
        HttpRequestException or HttpIOException or IOException or SocketException => new($"{Name} broke off: {error.Message}", error),
        _ => null,
    };

    public void Dispose()
    {
        _http.Dispose();
        _roots.Dispose();
    }

    private static MediaTypeHeaderValue PlainText => new("text/plain", "utf-8");

    private static SocketsHttpHandler Handler(TrustedRoots roots) => new()
    {
        // A redirect would take the credentials to another host; a proxy of the environment has no business with them either.
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.None,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        MaxResponseHeadersLength = 64,
        SslOptions = { RemoteCertificateValidationCallback = roots.Accepts },
    };

    private static async Task<byte[]> ReadAsync(HttpContent content, CancellationToken limit)
    {
        using var stream = await content.ReadAsStreamAsync(limit);
        var body = new byte[MostBodyBytes];
        var length = await stream.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, limit);
        return body[..length];
    }
}

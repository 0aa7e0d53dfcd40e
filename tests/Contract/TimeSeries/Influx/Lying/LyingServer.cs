using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Telemetry.Tests.Contract.TimeSeries.Influx.Lying;

/// <summary>
/// A server that speaks HTTP byte by byte as it is told to, also wrongly. It answers /ping like an InfluxDB; every other request
/// is answered by the test.
/// </summary>
internal sealed class LyingServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentQueue<LyingRequest> _requests = new();
    private readonly ConcurrentBag<Task> _connections = [];
    private readonly Task _accepting;

    public LyingServer(Func<LyingRequest, LyingAnswer> answer, LyingAnswer? ping = null)
    {
        Answer = answer;
        Ping = ping ?? LyingAnswer.Of(204, headers: "X-Influxdb-Version: 1.6.7~rc0");
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public Func<LyingRequest, LyingAnswer> Answer { get; set; }

    public LyingAnswer Ping { get; set; }

    public string Url => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>What came, but for pings.</summary>
    public IReadOnlyCollection<LyingRequest> Requests => _requests;

    public int Pings { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _accepting;
        _listener.Stop();
        await Task.WhenAll(_connections);
        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                _connections.Add(ServeAsync(await _listener.AcceptSocketAsync(_stopping.Token)));
            }
            catch (Exception error) when (error is OperationCanceledException or SocketException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        await using var stream = new NetworkStream(socket, ownsSocket: true);
        try
        {
            while (await ReadAsync(stream) is { } request)
            {
                LyingAnswer answer;
                if (request.Target == "/ping")
                {
                    Pings++;
                    answer = Ping;
                }
                else
                {
                    _requests.Enqueue(request);
                    answer = Answer(request);
                }

                await stream.WriteAsync(answer.Bytes, _stopping.Token);
                await stream.FlushAsync(_stopping.Token);
                switch (answer.Then)
                {
                    case LyingEnd.Close:
                        return;
                    case LyingEnd.Reset:
                        socket.LingerState = new LingerOption(true, 0);
                        return;
                    case LyingEnd.Hang:
                        await Task.Delay(Timeout.Infinite, _stopping.Token);
                        break;
                }
            }
        }
        catch (Exception error) when (error is OperationCanceledException or IOException or SocketException)
        {
            // The client has gone, or the test is over.
        }
    }

    private async Task<LyingRequest?> ReadAsync(NetworkStream stream)
    {
        var head = new List<byte>();
        var one = new byte[1];
        while (head.Count < 4 || head[^1] != '\n' || head[^3] != '\n')
        {
            if (await stream.ReadAsync(one, _stopping.Token) == 0)
            {
                return null;
            }

            head.Add(one[0]);
        }

        var lines = Encoding.ASCII.GetString([.. head]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var headers = lines.Skip(1).Select(line => line.Split(": ", 2)).ToDictionary(h => h[0], h => h[1], StringComparer.OrdinalIgnoreCase);
        var body = new byte[headers.TryGetValue("Content-Length", out var length) ? int.Parse(length, CultureInfo.InvariantCulture) : 0];
        await stream.ReadExactlyAsync(body, _stopping.Token);
        if (headers.GetValueOrDefault("Content-Encoding") == "gzip")
        {
            using var gzip = new GZipStream(new MemoryStream(body), CompressionMode.Decompress);
            using var plain = new MemoryStream();
            await gzip.CopyToAsync(plain);
            body = plain.ToArray();
        }

        var start = lines[0].Split(' ');
        return new LyingRequest(start[0], start[1], headers, Encoding.UTF8.GetString(body));
    }
}

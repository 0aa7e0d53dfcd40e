namespace Telemetry.Tests.Contract.TimeSeries.Influx;

/// <summary>
/// A real VictoriaMetrics on a free loopback port with a folder of its own. It answers the v2 write route, so that the route is
/// tried on a server that is not 1.6; it takes bad lines in silence and turns texts to zero, so nothing else is.
/// </summary>
public sealed class VictoriaMetricsServer : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("telemetry-victoria-").FullName;
    private readonly int _port = ServerProcess.FreePort();
    private readonly ServerProcess _process;

    private VictoriaMetricsServer(string executable) => _process = new ServerProcess(
        executable, $"-httpListenAddr=127.0.0.1:{_port}", $"-storageDataPath={_folder}", "-retentionPeriod=100y", "-loggerLevel=ERROR");

    public string Url => $"http://127.0.0.1:{_port}";

    public static async Task<VictoriaMetricsServer> StartAsync()
    {
        var server = new VictoriaMetricsServer(ServerProcess.Require("victoria-metrics", "victoria-metrics"));
        await server._process.StartAsync(server.Url);
        return server;
    }

    /// <summary>Everything of a measurement's field that it holds: (labels and) values with times in milliseconds, a JSON object a line.</summary>
    public async Task<string> ExportAsync(string match)
    {
        using var http = new HttpClient();
        await http.GetAsync(new Uri($"{Url}/internal/force_flush"));
        return await http.GetStringAsync(new Uri($"{Url}/api/v1/export?match[]={Uri.EscapeDataString(match)}"));
    }

    public async ValueTask DisposeAsync()
    {
        await _process.StopAsync();
        Directory.Delete(_folder, recursive: true);
    }
}

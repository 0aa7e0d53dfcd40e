namespace Telemetry.Tests.Contract.TimeSeries.Influx;

/// <summary>A real influxd on free loopback ports with a folder of its own.</summary>
public sealed class InfluxServer : IAsyncDisposable
{
    private static int _databases;

    private readonly string _folder = Directory.CreateTempSubdirectory("telemetry-influxd-").FullName;
    private readonly ServerProcess _process;
    private readonly int _port = ServerProcess.FreePort();
    private readonly string _more;

    private InfluxServer(string executable, string more)
    {
        _more = more;
        _process = new ServerProcess(executable, "-config", Path.Combine(_folder, "influxdb.conf"));
    }

    public string Url => $"{(_more.Contains("https-enabled = true", StringComparison.Ordinal) ? "https" : "http")}://127.0.0.1:{_port}";

    /// <summary>A name that no other test has.</summary>
    public static string NewDatabase() => $"telemetry_{Interlocked.Increment(ref _databases)}";

    /// <param name="http">More lines of the [http] section, for instance <c>auth-enabled = true</c>.</param>
    /// <param name="data">More lines of the [data] section.</param>
    public static async Task<InfluxServer> StartAsync(string http = "", string data = "")
    {
        var server = new InfluxServer(ServerProcess.Require("influxd", "influxdb"), http);
        await server.ConfigureAsync(data);
        await server.StartProcessAsync();
        return server;
    }

    /// <summary>Starts it on what it had before.</summary>
    public Task StartProcessAsync() => _process.StartAsync(Url);

    public Task StopProcessAsync() => _process.StopAsync();

    public Task KillProcessAsync() => _process.KillAsync();

    /// <summary>It is there and answers nothing, until it is resumed.</summary>
    public Task PauseProcessAsync() => _process.PauseAsync();

    public Task ResumeProcessAsync() => _process.ResumeAsync();

    public async ValueTask DisposeAsync()
    {
        await StopProcessAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private Task ConfigureAsync(string data) => File.WriteAllTextAsync(Path.Combine(_folder, "influxdb.conf"), $"""
        reporting-disabled = true
        bind-address = "127.0.0.1:{ServerProcess.FreePort()}"
        [meta]
          dir = "{_folder}/meta"
          logging-enabled = false
        [data]
          dir = "{_folder}/data"
          wal-dir = "{_folder}/wal"
          query-log-enabled = false
          {data}
        [http]
          bind-address = "127.0.0.1:{_port}"
          log-enabled = false
          {_more}
        [monitor]
          store-enabled = false
        [continuous_queries]
          enabled = false
        [subscriber]
          enabled = false
        [logging]
          level = "error"
        """);
}

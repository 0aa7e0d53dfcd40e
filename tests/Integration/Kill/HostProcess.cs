using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace Telemetry.Tests.Integration.Kill;

/// <summary>The real host as a process of its own, over a folder of data that outlives it.</summary>
internal sealed class HostProcess(DirectoryInfo data, int mqttPort, Dictionary<string, string> settings) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly HttpClient _http = new();
    private readonly List<string> _log = [];
    private Process? _process;

    public int HttpPort { get; } = FreePort.Next();

    public HttpClient Http => _http;

    /// <summary>Runs the host and waits until it is ready.</summary>
    public async Task StartAsync(DateTimeOffset clockStart, double speed, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Telemetry.Api.dll"));
        Set("Urls", $"http://127.0.0.1:{HttpPort}");
        Set("Clock__Start", clockStart.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
        Set("Clock__Speed", speed.ToString(CultureInfo.InvariantCulture));
        Set("Journal__Directory", Path.Combine(data.FullName, "journal"));
        Set("DuckDb__Path", Path.Combine(data.FullName, "telemetry.duckdb"));
        Set("Records__Path", Path.Combine(data.FullName, "records.db"));
        Set("Mqtt__Embedded__Port", mqttPort.ToString(CultureInfo.InvariantCulture));
        foreach (var (key, value) in settings)
        {
            Set(key, value);
        }

        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Note(line.Data);
        _process.ErrorDataReceived += (_, line) => Note(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        _http.BaseAddress ??= new Uri($"http://127.0.0.1:{HttpPort}");
        await UntilAsync(async () => (await _http.GetAsync("/health/ready", cancellation)).StatusCode == HttpStatusCode.OK, "to be ready", cancellation);

        void Set(string key, string value) => start.Environment[key == "Urls" ? "ASPNETCORE_URLS" : "Telemetry__" + key] = value;
    }

    /// <summary>SIGKILL: nothing is flushed, nothing is closed.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    /// <summary>SIGTERM, as an operator stops it.</summary>
    public async Task StopAsync()
    {
        using var term = Process.Start("kill", ["-TERM", _process!.Id.ToString(CultureInfo.InvariantCulture)]);
        await term.WaitForExitAsync();
        using var patience = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(patience.Token);
        _process.Dispose();
        _process = null;
    }

    /// <summary>Asks again until the answer is yes, 20 times a second, for a minute at the most.</summary>
    public async Task UntilAsync(Func<Task<bool>> condition, string what, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (true)
        {
            try
            {
                if (await condition())
                {
                    return;
                }

                await pause.WaitForNextTickAsync(patience.Token);
            }
            catch (HttpRequestException) when (!patience.IsCancellationRequested)
            {
                Assert.False(_process is null or { HasExited: true }, $"The host ended:\n{Log}");
            }
            catch (OperationCanceledException)
            {
                Assert.Fail($"Waited {Patience} for the host {what}:\n{Log}");
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await KillAsync();
        }

        _http.Dispose();
    }

    private string Log
    {
        get
        {
            lock (_log)
            {
                return string.Join('\n', _log.TakeLast(80));
            }
        }
    }

    private void Note(string? line)
    {
        if (line is not null)
        {
            lock (_log)
            {
                _log.Add(line);
            }
        }
    }
}

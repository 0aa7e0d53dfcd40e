using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Runtime.InteropServices;
using Telemetry.Tests.Integration.Faults;

namespace Telemetry.Tests.Integration.Kill;

/// <summary>The real host as a process of its own, over a folder of data that outlives it. Ended by its own process id.</summary>
internal sealed class HostProcess(DirectoryInfo data, IReadOnlyDictionary<string, string> settings) : ICityHost
{
    private readonly HttpClient _http = new();
    private readonly List<string> _log = [];
    private Process? _process;

    public int HttpPort { get; } = FreePort.Next();

    public int MqttPort { get; } = FreePort.Next();

    public HttpClient Http => _http;

    /// <summary>Of the process that was run last; null when none was.</summary>
    public int? Id { get; private set; }

    /// <summary>All that it has written, of all runs.</summary>
    public IReadOnlyList<string> AllLines
    {
        get
        {
            lock (_log)
            {
                return [.. _log];
            }
        }
    }

    /// <summary>From running the process to its being ready, once for each start.</summary>
    public List<TimeSpan> Starts { get; } = [];

    public string JournalDirectory { get; } = settings.GetValueOrDefault("Journal__Directory") ?? Path.Combine(data.FullName, "journal");

    public string RecordsPath { get; } = settings.GetValueOrDefault("Records__Path") ?? Path.Combine(data.FullName, "records.db");

    public string DuckDbPath { get; } = settings.GetValueOrDefault("DuckDb__Path") ?? Path.Combine(data.FullName, "telemetry.duckdb");

    /// <summary>The most memory that any run of it had resident, as the kernel counts it; 0 where it doesn't tell.</summary>
    public long PeakMemory { get; private set; }

    public string Log
    {
        get
        {
            lock (_log)
            {
                return string.Join('\n', _log.TakeLast(80));
            }
        }
    }

    /// <summary>The lines of the log that have all of these in them, of all runs.</summary>
    public IReadOnlyList<string> Logged(params string[] parts)
    {
        lock (_log)
        {
            return [.. _log.Where(line => parts.All(part => line.Contains(part, StringComparison.Ordinal))).Select(line => line.Trim())];
        }
    }

    /// <summary>Runs the host and waits until it is ready.</summary>
    public async Task StartAsync(DateTimeOffset? clockStart, double speed, CancellationToken cancellation)
    {
        var began = TimeProvider.System.GetTimestamp();
        Run(clockStart, speed);
        await UntilAsync(async () => (await _http.GetAsync("/health/ready", cancellation)).StatusCode == HttpStatusCode.OK, "to be ready", cancellation);
        Starts.Add(TimeProvider.System.GetElapsedTime(began));
    }

    /// <summary>Runs the host and waits until it answers, ready or not.</summary>
    public async Task StartUnreadyAsync(DateTimeOffset? clockStart, double speed, CancellationToken cancellation)
    {
        Run(clockStart, speed);
        await UntilAsync(async () => (await _http.GetAsync("/health/live", cancellation)).IsSuccessStatusCode, "to answer", cancellation);
    }

    /// <summary>Runs the host, which must end by itself without having started, and gives what it said.</summary>
    public async Task<string> FailToStartAsync()
    {
        using var process = Process.Start(StartInfo([], null, 1))!;
        using var patience = new CancellationTokenSource(Patience.Limit);
        var output = process.StandardOutput.ReadToEndAsync(patience.Token);
        var errors = process.StandardError.ReadToEndAsync(patience.Token);
        await process.WaitForExitAsync(patience.Token);
        Assert.NotEqual(0, process.ExitCode);
        return await output + await errors;
    }

    /// <summary>Runs a command of the host, such as <c>keys issue</c>, over the same data, and gives what it printed.</summary>
    public async Task<string> CommandAsync(params string[] arguments)
    {
        var (code, output, errors) = await TryCommandAsync(arguments);
        Assert.True(code == 0, $"{string.Join(' ', arguments)} ended with {code}: {output} {errors}");
        return output.Trim();
    }

    /// <summary>Runs a command of the host that may fail.</summary>
    public async Task<(int Code, string Output, string Errors)> TryCommandAsync(params string[] arguments)
    {
        using var process = Process.Start(StartInfo(arguments, null, 1))!;
        using var patience = new CancellationTokenSource(Patience.Limit);
        var output = process.StandardOutput.ReadToEndAsync(patience.Token);
        var errors = process.StandardError.ReadToEndAsync(patience.Token);
        await process.WaitForExitAsync(patience.Token);
        return (process.ExitCode, await output, await errors);
    }

    /// <summary>SIGKILL: nothing is flushed, nothing is closed.</summary>
    public async Task KillAsync()
    {
        NotePeakMemory();
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    /// <summary>SIGTERM, as an operator stops it.</summary>
    public async Task StopAsync()
    {
        NotePeakMemory();
        using var term = Process.Start("kill", ["-TERM", _process!.Id.ToString(CultureInfo.InvariantCulture)]);
        await term.WaitForExitAsync();
        using var patience = new CancellationTokenSource(Patience.Limit);
        await _process.WaitForExitAsync(patience.Token);
        Assert.True(_process.ExitCode == 0, $"The host ended with {_process.ExitCode}:\n{Log}");
        _process.Dispose();
        _process = null;
    }

    public Task UntilAsync(Func<Task<bool>> condition, string what, CancellationToken cancellation) =>
        Patience.UntilAsync(condition, what, () => _process is null or { HasExited: true }, () => Log, cancellation);

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await KillAsync();
        }

        _http.Dispose();
    }

    private void Run(DateTimeOffset? clockStart, double speed)
    {
        _process = new Process { StartInfo = StartInfo([], clockStart, speed) };
        _process.OutputDataReceived += (_, line) => Note(line.Data);
        _process.ErrorDataReceived += (_, line) => Note(line.Data);
        _process.Start();
        Id = _process.Id;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        _http.BaseAddress ??= new Uri($"http://127.0.0.1:{HttpPort}");
    }

    private ProcessStartInfo StartInfo(string[] arguments, DateTimeOffset? clockStart, double speed)
    {
        // The dotnet that runs this test: a wrapper of that name on the path would be killed in the host's stead.
        var dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));
        var start = new ProcessStartInfo(dotnet)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = data.FullName,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Telemetry.Api.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["Kestrel__Endpoints__Http__Url"] = $"http://127.0.0.1:{HttpPort}";
        Set("Api__RequestsPerSecond", "100000");
        Set("Api__BurstRequests", "100000");
        Set("Security__AnonymousReading", "Admin");
        Set("Journal__Directory", JournalDirectory);
        Set("DuckDb__Path", DuckDbPath);
        Set("Records__Path", RecordsPath);
        Set("Mqtt__Embedded__Port", MqttPort.ToString(CultureInfo.InvariantCulture));
        Set("Mqtt__External__StateFile", Path.Combine(data.FullName, "mqtt-session.json"));
        if (clockStart is { } at)
        {
            Set("Clock__Start", at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
            Set("Clock__Speed", speed.ToString(CultureInfo.InvariantCulture));
        }

        foreach (var (key, value) in settings)
        {
            Set(key, value);
        }

        return start;

        void Set(string key, string value) => start.Environment["Telemetry__" + key] = value;
    }

    private void NotePeakMemory()
    {
        var status = $"/proc/{_process?.Id}/status";
        if (File.Exists(status) && File.ReadLines(status).FirstOrDefault(l => l.StartsWith("VmHWM:", StringComparison.Ordinal)) is { } peak)
        {
            PeakMemory = Math.Max(PeakMemory, long.Parse(peak.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024);
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

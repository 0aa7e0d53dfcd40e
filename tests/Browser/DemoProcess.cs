using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Telemetry.Tests.Integration.Kill;

namespace Telemetry.Tests.Browser;

/// <summary>The real host with its demo city, as a process of its own in an empty folder and on free ports: everything that the README's command starts.</summary>
internal sealed partial class DemoProcess : IAsyncDisposable
{
    /// <summary>The collection of tests with a demo: two cities on fast clocks would keep each other waiting.</summary>
    public const string OneAtATime = "demo";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("telemetry-demo-");
    private readonly TaskCompletionSource<string> _key = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> _log = [];
    private readonly Process _process;

    private DemoProcess(double speed, IEnumerable<string> settings)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = _folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Telemetry.Api.dll"));
        start.ArgumentList.Add("--demo");
        start.ArgumentList.Add($"--Kestrel:Endpoints:Http:Url={Address}");
        start.ArgumentList.Add(string.Create(CultureInfo.InvariantCulture, $"--Telemetry:Mqtt:Embedded:Port={FreePort.Next()}"));
        start.ArgumentList.Add(string.Create(CultureInfo.InvariantCulture, $"--Telemetry:Clock:Speed={speed}"));
        foreach (var setting in settings)
        {
            start.ArgumentList.Add(setting);
        }

        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Note(line.Data);
        _process.ErrorDataReceived += (_, line) => Note(line.Data);
    }

    public string Address { get; } = $"http://127.0.0.1:{FreePort.Next()}";

    /// <param name="settings">More of the command line, such as <c>--Telemetry:CallOut:Decisions=false</c>.</param>
    public static DemoProcess Start(double speed, params IEnumerable<string> settings)
    {
        var demo = new DemoProcess(speed, settings);
        demo._process.Start();
        demo._process.BeginOutputReadLine();
        demo._process.BeginErrorReadLine();
        return demo;
    }

    /// <summary>A client with the key that the demo prints, once the host answers.</summary>
    public async Task<HttpClient> ClientAsync(CancellationToken cancellation)
    {
        try
        {
            var key = await _key.Task.WaitAsync(Patience, cancellation);
            var client = new HttpClient { BaseAddress = new Uri(Address) };
            client.DefaultRequestHeaders.Authorization = new("Bearer", key);
            return client;
        }
        catch (TimeoutException e)
        {
            throw new InvalidOperationException($"The demo printed no key:\n{Log}", e);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private string Log
    {
        get
        {
            lock (_log)
            {
                return string.Join('\n', _log);
            }
        }
    }

    private void Note(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_log)
        {
            _log.Add(line);
        }

        if (PrintedKey().Match(line) is { Success: true } match)
        {
            _key.TrySetResult(match.Groups[1].Value);
        }
    }

    [GeneratedRegex(@"Highways key\s+(\S+)")]
    private static partial Regex PrintedKey();
}

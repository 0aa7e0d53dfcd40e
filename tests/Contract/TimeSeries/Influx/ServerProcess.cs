using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Telemetry.Tests.Contract.TimeSeries.Influx;

/// <summary>A real server that a test has started, ended by its process id.</summary>
internal sealed class ServerProcess(string executable, params string[] arguments)
{
    private const int FirstPort = 30_000;
    private const int Ports = 2_700;
    private static int _lastPort = Random.Shared.Next(Ports);
    private Process? _process;

    public int Id => _process!.Id;

    /// <summary>
    /// For a server that is stopped and started again: from below the ports that the system hands out by itself (32768 and up), so
    /// that no connection of another test takes it in between.
    /// </summary>
    public static int FreePort()
    {
        while (true)
        {
            var port = FirstPort + (Interlocked.Increment(ref _lastPort) % Ports);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody else's.
            }
        }
    }

    /// <summary>Where it is installed. Skips the test when it is not, and fails it in CI.</summary>
    public static string Require(string name, string package)
    {
        var executable = new[] { $"/usr/bin/{name}", $"/usr/local/bin/{name}", $"/usr/sbin/{name}" }.FirstOrDefault(File.Exists);
        if (executable is null)
        {
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", $"{name} is not installed, and in CI it must be.");
            Assert.Skip($"{name} is not installed (apt-get install {package}).");
        }

        return executable;
    }

    /// <summary>Starts it and waits until its /ping answers.</summary>
    public async Task StartAsync(string url)
    {
        var start = new ProcessStartInfo(executable, arguments) { RedirectStandardError = true, RedirectStandardOutput = true };
        _process = Process.Start(start)!;
        var said = new List<string>();
        _process.ErrorDataReceived += (_, line) => Keep(said, line.Data);
        _process.OutputDataReceived += (_, line) => Keep(said, line.Data);
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
        using var http = new HttpClient();
        for (var tries = 0; tries < 600; tries++)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri(url + "/ping"));
                return;
            }
            catch (HttpRequestException untrusted) when (untrusted.InnerException is AuthenticationException)
            {
                // It answers, in TLS, with a certificate of the test's own.
                return;
            }
            catch (HttpRequestException)
            {
                Assert.False(_process.HasExited, $"{executable} ended: {string.Join('\n', said)}");
                await Task.Delay(50);
            }
        }

        Assert.Fail($"{executable} does not listen: {string.Join('\n', said)}");
    }

    /// <summary>SIGTERM, so that it writes what it holds; SIGKILL when that takes too long.</summary>
    public async Task StopAsync()
    {
        if (_process is { HasExited: false } process)
        {
            await SignalAsync("-TERM");
            using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            try
            {
                await process.WaitForExitAsync(timeout.Token);
            }
            catch (OperationCanceledException)
            {
                await KillAsync();
            }
        }

        _process?.Dispose();
        _process = null;
    }

    /// <summary>SIGSTOP: it is there and does nothing, until SIGCONT.</summary>
    public Task PauseAsync() => SignalAsync("-STOP");

    public Task ResumeAsync() => SignalAsync("-CONT");

    /// <summary>SIGKILL.</summary>
    public async Task KillAsync()
    {
        if (_process is { } process)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [signal, Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    private static void Keep(List<string> said, string? line)
    {
        lock (said)
        {
            if (line is not null && said.Count < 50)
            {
                said.Add(line);
            }
        }
    }
}

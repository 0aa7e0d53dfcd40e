using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Telemetry.Tests.Integration.Kill;

namespace Telemetry.Tests.Integration.Mqtt;

/// <summary>A real mosquitto on a free loopback port with its own persistence folder, ended by its process id.</summary>
public sealed class Mosquitto : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("telemetry-mosquitto-").FullName;
    private bool _persistence;
    private Process? _process;

    private Mosquitto()
    {
    }

    public int Port { get; } = FreePort.Next();

    private static string? Executable => Find("/usr/sbin/mosquitto", "/usr/bin/mosquitto");

    /// <param name="persistence">Keeps sessions and queues on disk, at a stop in order and when it is told to save them.</param>
    public static async Task<Mosquitto> StartAsync(bool persistence = true)
    {
        Require(Executable, "mosquitto");
        var mosquitto = new Mosquitto { _persistence = persistence };
        await mosquitto.StartProcessAsync();
        return mosquitto;
    }

    /// <summary>Runs mosquitto_pub and gives its exit code.</summary>
    public static async Task<int> PublishAsync(int port, string gateway, string key, string version, string topic, string payload)
    {
        var executable = Find("/usr/bin/mosquitto_pub", "/usr/local/bin/mosquitto_pub");
        Require(executable, "mosquitto_pub");
        var start = new ProcessStartInfo(executable!) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in new[]
        {
            "-h", "127.0.0.1", "-p", port.ToString(CultureInfo.InvariantCulture), "-V", version, "-q", "1",
            "-u", gateway, "-P", key, "-t", topic, "-m", payload,
        })
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        using var timeout = new CancellationTokenSource(Patience.Limit);
        await process.WaitForExitAsync(timeout.Token);
        return process.ExitCode;
    }

    public async Task StartProcessAsync()
    {
        var configuration = Path.Combine(_folder, "mosquitto.conf");
        await File.WriteAllTextAsync(configuration, $"""
            listener {Port} 127.0.0.1
            allow_anonymous true
            persistence {(_persistence ? "true" : "false")}
            persistence_location {_folder}/
            autosave_interval 1800
            sys_interval 1
            max_queued_messages 0
            set_tcp_nodelay true
            user root
            """);
        _process = Process.Start(new ProcessStartInfo(Executable!, ["-c", configuration]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
        await Some.UntilAsync(IsListening, "mosquitto listens");
    }

    public async Task StopProcessAsync()
    {
        if (_process is { HasExited: false } process)
        {
            await SignalAsync("-TERM"); // So that it writes its sessions.
            using var timeout = new CancellationTokenSource(Patience.Limit);
            await process.WaitForExitAsync(timeout.Token);
        }

        _process?.Dispose();
        _process = null;
    }

    /// <summary>SIGKILL: whatever it had acknowledged and not yet saved is gone.</summary>
    public async Task KillProcessAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    /// <summary>Has it save its sessions and queues now, as it otherwise does every so often: what comes after that is in its memory alone.</summary>
    public async Task SaveAsync()
    {
        var database = Path.Combine(_folder, "mosquitto.db");
        var before = File.GetLastWriteTimeUtc(database);
        await SignalAsync("-USR1");
        await Some.UntilAsync(() => File.GetLastWriteTimeUtc(database) > before, "mosquitto saves its database");
    }

    public void ForgetSessions()
    {
        foreach (var database in Directory.GetFiles(_folder, "*.db"))
        {
            File.Delete(database);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopProcessAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>To the process that was started here, by its id.</summary>
    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [signal, _process!.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    private bool IsListening()
    {
        try
        {
            using var client = new TcpClient();
            client.Connect(IPAddress.Loopback, Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static string? Find(params string[] paths) => paths.FirstOrDefault(File.Exists);

    private static void Require(string? executable, string name)
    {
        if (executable is null)
        {
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", $"{name} is not installed, and in CI it must be.");
            Assert.Skip($"{name} is not installed (apt-get install mosquitto mosquitto-clients).");
        }
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;

namespace Telemetry.Tests.Integration.Kill;

/// <summary>A real mosquitto on a free loopback port, configured as docs/mosquitto says, and stopped by its process id.</summary>
internal sealed class Mosquitto : IAsyncDisposable
{
    private const string Executable = "/usr/sbin/mosquitto";
    private readonly Process _process;
    private readonly DirectoryInfo _folder;

    private Mosquitto(Process process, DirectoryInfo folder, int port)
    {
        _process = process;
        _folder = folder;
        Port = port;
    }

    public int Port { get; }

    public static async Task<Mosquitto> StartAsync(CancellationToken cancellation)
    {
        if (!File.Exists(Executable))
        {
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", "mosquitto is not installed, and in CI it must be");
            Assert.Skip("mosquitto is not installed");
        }

        var port = FreePort.Next();
        var folder = Directory.CreateTempSubdirectory("telemetry-mosquitto-");
        var configuration = Path.Combine(folder.FullName, "mosquitto.conf");
        await File.WriteAllTextAsync(
            configuration,
            string.Create(CultureInfo.InvariantCulture, $"listener {port} 127.0.0.1\nallow_anonymous true\nmax_queued_messages 0\nset_tcp_nodelay true\n"),
            cancellation);
        var process = Process.Start(new ProcessStartInfo(Executable, ["-c", configuration]) { RedirectStandardError = true })!;
        process.BeginErrorReadLine();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (true)
        {
            try
            {
                using var probe = new TcpClient();
                await probe.ConnectAsync("127.0.0.1", port, patience.Token);
                return new Mosquitto(process, folder, port);
            }
            catch (SocketException)
            {
                await pause.WaitForNextTickAsync(patience.Token);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Telemetry.Tests.Integration.Kill;
using Telemetry.Tests.Integration.Mqtt;

namespace Telemetry.Tests.Integration.CallOuts;

/// <summary>A real mail server (aiosmtpd, see smtp_server.py) on a free loopback port, ended by its process id.</summary>
internal sealed class MailServer(params string[] arguments) : IAsyncDisposable
{
    /// <summary>Debian's own, whose packages the system's Python finds; another one on the path does not.</summary>
    public const string Python = "/usr/bin/python3";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("telemetry-mail-");
    private readonly List<string> _errors = [];
    private Process? _process;

    public int Port { get; } = FreePort.Next();

    public string PortText => Port.ToString(CultureInfo.InvariantCulture);

    /// <summary>What it took so far, oldest first.</summary>
    public IReadOnlyList<ReceivedMail> Received =>
        [.. _folder.GetFiles("*.json").OrderBy(f => f.Name, StringComparer.Ordinal).Select(f => JsonSerializer.Deserialize<ReceivedMail>(File.ReadAllText(f.FullName), JsonSerializerOptions.Web)!)];

    public static async Task<MailServer> StartAsync(params string[] arguments)
    {
        Require();
        var server = new MailServer(arguments);
        await server.StartProcessAsync();
        return server;
    }

    /// <summary>Skips the test, visibly, where there is no aiosmtpd; in CI there has to be one.</summary>
    public static void Require() => Require("/usr/bin/aiosmtpd", "aiosmtpd", "python3-aiosmtpd");

    public static void RequirePython() => Require(Python, "python3", "python3");

    public async Task StartProcessAsync()
    {
        var start = new ProcessStartInfo(Python, [Repository.Path("tests", "Integration", "CallOuts", "smtp_server.py"), "--port", PortText, "--folder", _folder.FullName, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var listening = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) =>
        {
            if (line.Data == "listening")
            {
                listening.TrySetResult();
            }
        };
        _process.ErrorDataReceived += (_, line) => Note(line.Data);
        _process.Exited += (_, _) => listening.TrySetException(new InvalidOperationException("The mail server ended."));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        try
        {
            await listening.Task.WaitAsync(Patience.Limit);
        }
        catch (Exception error) when (error is InvalidOperationException or TimeoutException)
        {
            Assert.Fail($"The mail server does not listen: {error.Message}\n{string.Join('\n', _errors)}");
        }
    }

    public async Task StopProcessAsync()
    {
        if (_process is { HasExited: false } process)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        _process?.Dispose();
        _process = null;
    }

    public Task UntilReceivedAsync(int count) => Some.UntilAsync(() => Received.Count >= count, $"the mail server took {count}");

    public async ValueTask DisposeAsync()
    {
        await StopProcessAsync();
        _folder.Delete(recursive: true);
    }

    private static void Require(string executable, string name, string package)
    {
        if (!File.Exists(executable))
        {
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", $"{name} is not installed, and in CI it must be.");
            Assert.Skip($"{name} is not installed (apt-get install {package}).");
        }
    }

    private void Note(string? line)
    {
        if (line is not null)
        {
            _errors.Add(line);
        }
    }
}

using System.Diagnostics;

namespace Telemetry.Tests.Integration.Replay;

/// <summary>The <c>replay</c> command as a process of its own, started in an empty folder.</summary>
internal sealed class ReplayProcess : IDisposable
{
    public const string Network = """
        {
          "timeZone": "Europe/London",
          "sites": [{ "id": "moor", "name": "Moor Road", "latitude": 53.4, "longitude": -1.9, "kind": "road" }],
          "sensors": [{ "id": "rws-moor", "site": "moor", "quantities": ["road_surface_temperature"], "intervalSeconds": 600 }],
          "routes": [{ "id": "r1", "name": "Route 1", "priority": "P1", "lengthKm": 40, "treatedWidthM": 7.3, "treatmentMinutes": 180, "salt": "dry",
            "stations": [{ "site": "moor", "offset": 0 }] }]
        }
        """;

    private static readonly TimeSpan Patience = Kill.Patience.Limit;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("telemetry-replay-");

    /// <summary>Where the process is started: what is in it after is what the process left behind.</summary>
    public string WorkingFolder => _folder.CreateSubdirectory("empty").FullName;

    public string Out => Path.Combine(_folder.FullName, "out", "of", "replay");

    public string File(string name, string content)
    {
        var path = Path.Combine(_folder.FullName, name);
        System.IO.File.WriteAllText(path, content);
        return path;
    }

    public string[] Result(string name) => System.IO.File.ReadAllLines(Path.Combine(Out, name));

    public async Task<(int ExitCode, string Output, string Error)> RunAsync(CancellationToken cancellation, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = WorkingFolder,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Telemetry.Api.dll"));
        start.ArgumentList.Add("replay");
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        // A port that can't be listened on, so that a replay which tried would fail.
        start.Environment["ASPNETCORE_URLS"] = "http://203.0.113.1:1";
        start.Environment["Telemetry__Mqtt__Embedded__Address"] = "203.0.113.1";
        start.Environment["Telemetry__Mqtt__Embedded__AllowPlaintext"] = "true";
        using var process = Process.Start(start)!;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(patience.Token);
            var error = process.StandardError.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return (process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);
}

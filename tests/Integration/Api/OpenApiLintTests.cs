using System.Diagnostics;

namespace Telemetry.Tests.Integration.Api;

/// <summary>An independent linter (Redocly, from npm) reads the API's description, with every recommended rule as an error.</summary>
public sealed class OpenApiLintTests
{
    private static readonly string Folder = Repository.Path("eng", "openapi");

    [Fact]
    public async Task The_description_passes_an_independent_linter()
    {
        var linter = Path.Combine(Folder, "node_modules", "@redocly", "cli", "bin", "cli.js");
        if (!File.Exists(linter))
        {
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", "The linter is not installed, and in CI it must be.");
            Assert.Skip("The linter is not installed (npm ci in eng/openapi; eng/test.sh does it).");
        }

        await using var host = await ApiHost.StartAsync();
        using var client = await host.ClientAsync();
        var file = Path.Combine(Directory.CreateTempSubdirectory("telemetry-openapi-").FullName, "openapi.json");
        try
        {
            await File.WriteAllTextAsync(file, await client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)), TestContext.Current.CancellationToken);
            var (code, told) = await LintAsync(linter, file);

            Assert.True(code == 0, told);
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        }
    }

    private static async Task<(int Code, string Told)> LintAsync(string linter, string file)
    {
        var start = new ProcessStartInfo("node", [linter, "lint", file, "--config", Path.Combine(Folder, "redocly.yaml"), "--format", "stylish"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // It works without telling anybody.
        start.Environment["REDOCLY_TELEMETRY"] = "off";
        start.Environment["REDOCLY_SUPPRESS_UPDATE_NOTICE"] = "true";
        using var process = Process.Start(start)!;
        var told = await Task.WhenAll(
            process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken),
            process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, string.Concat(told));
    }
}

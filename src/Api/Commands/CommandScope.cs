using System.CommandLine;
using Telemetry.Api.Startup;

namespace Telemetry.Api.Commands;

/// <summary>Runs a command with the parts of the configured host, none of which is started.</summary>
internal static class CommandScope
{
    public static async Task<int> RunAsync(ParseResult parsed, Func<string[], WebApplication> compose, Func<IServiceProvider, Task<int>> run)
    {
        var arguments = parsed.UnmatchedTokens.ToArray();
        if (HostCommands.FirstStray(arguments) is { } stray)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync($"'{stray}' is not understood. Try --help.");
            return 2;
        }

        // What the command prints is for a script to take: the log goes beside it.
        await using var app = compose([.. arguments, "--Logging:Console:LogToStandardErrorThreshold=Trace"]);
        return await SettingsCheck.PassesAsync(app.Services, parsed.InvocationConfiguration.Error) ? await run(app.Services) : 2;
    }
}

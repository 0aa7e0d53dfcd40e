using System.CommandLine;
using Telemetry.Api.Startup;

namespace Telemetry.Api.Commands;

/// <summary>The host's command line. Without a command it runs the host; what it does not know as an option is configuration.</summary>
internal static class HostCommands
{
    /// <param name="compose">Builds the host of configuration arguments; true for the demonstration.</param>
    /// <param name="more">Commands of other parts, such as replay.</param>
    public static RootCommand Create(Func<string[], bool, WebApplication> compose, params ReadOnlySpan<Command> more)
    {
        var demo = new Option<bool>("--demo") { Description = "Start a simulated city on simulated time, with reading open to all on loopback." };
        var root = new RootCommand("City telemetry: from MQTT to gritting decisions.") { demo };
        root.TreatUnmatchedTokensAsErrors = false;
        root.Add(KeyCommands.Create(arguments => compose(arguments, false)));
        root.Add(GatewayCommands.Create(arguments => compose(arguments, false)));
        root.Add(JournalCommands.Create(arguments => compose(arguments, false)));
        root.Add(RebuildStoreCommand.Create(arguments => compose(arguments, false)));
        root.Add(ReDecodeCommand.Create(arguments => compose(arguments, false)));
        root.Add(MigrateStoreCommand.Create(arguments => compose(arguments, false)));
        root.Add(BackupCommand.Create(arguments => compose(arguments, false)));
        root.Add(RestoreCommand.Create(arguments => compose(arguments, false)));
        root.Add(RecordCommands.Create(arguments => compose(arguments, false)));
        foreach (var command in more)
        {
            root.Add(command);
        }

        root.SetAction(async (parsed, cancellation) =>
        {
            var arguments = parsed.UnmatchedTokens.ToArray();
            if (FirstStray(arguments) is { } stray)
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync($"'{stray}' is no command. Try --help.");
                return 2;
            }

            await using var app = compose(arguments, parsed.GetValue(demo));
            if (!await SettingsCheck.PassesAsync(app.Services, parsed.InvocationConfiguration.Error))
            {
                return 2;
            }

            await app.RunAsync(cancellation);
            return 0;
        });
        return root;
    }

    /// <summary>A word that is neither configuration (--Key=Value, --Key Value) nor anything else known: a command misspelt must not start a host.</summary>
    internal static string? FirstStray(ReadOnlySpan<string> arguments)
    {
        for (var i = 0; i < arguments.Length; i++)
        {
            if (!arguments[i].StartsWith("--", StringComparison.Ordinal))
            {
                return arguments[i];
            }

            if (!arguments[i].Contains('=', StringComparison.Ordinal))
            {
                i++;
            }
        }

        return null;
    }
}

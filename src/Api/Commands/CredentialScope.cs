using System.CommandLine;
using Telemetry.Api.Startup;
using Telemetry.Domain.Storage;

namespace Telemetry.Api.Commands;

/// <summary>Runs a command on the credentials of the configured record store, without starting the host: it may run beside one.</summary>
internal static class CredentialScope
{
    public static async Task<int> RunAsync(
        ParseResult parsed, Func<string[], WebApplication> compose, Func<ICredentialStore, TimeProvider, TextWriter, Task<int>> run)
    {
        var arguments = parsed.UnmatchedTokens.ToArray();
        if (HostCommands.FirstStray(arguments) is { } stray)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync($"'{stray}' is not understood. Try --help.");
            return 2;
        }

        // What the command prints is for a script to take: the log goes beside it.
        await using var app = compose([.. arguments, "--Logging:Console:LogToStandardErrorThreshold=Trace"]);
        if (!await SettingsCheck.PassesAsync(app.Services, parsed.InvocationConfiguration.Error))
        {
            return 2;
        }

        return await run(
            app.Services.GetRequiredService<ICredentialStore>(),
            app.Services.GetRequiredService<TimeProvider>(),
            parsed.InvocationConfiguration.Output);
    }

    /// <summary>One line of a list: what is public of a key.</summary>
    public static string Describe(StoredCredential credential, DateTimeOffset now) => string.Join(
        '\t',
        credential.KeyId,
        credential.Principal,
        credential.Role,
        $"issued {Time(credential.IssuedAt)}",
        credential switch
        {
            { RevokedAt: { } revoked } => $"revoked {Time(revoked)}",
            { ExpiresAt: { } expired } when expired <= now => $"expired {Time(expired)}",
            { ExpiresAt: { } expires } => $"in force until {Time(expires)}",
            _ => "in force",
        });

    public static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
}

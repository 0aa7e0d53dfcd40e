using System.CommandLine;
using Telemetry.Domain.Storage;

namespace Telemetry.Api.Commands;

/// <summary>Runs a command on the credentials of the configured record store, without starting the host: it may run beside one.</summary>
internal static class CredentialScope
{
    public static Task<int> RunAsync(
        ParseResult parsed, Func<string[], WebApplication> compose, Func<ICredentialStore, TimeProvider, TextWriter, Task<int>> run) =>
        CommandScope.RunAsync(parsed, compose, services => run(
            services.GetRequiredService<ICredentialStore>(),
            services.GetRequiredService<TimeProvider>(),
            parsed.InvocationConfiguration.Output));

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

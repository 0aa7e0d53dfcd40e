using System.CommandLine;
using System.CommandLine.Parsing;
using Telemetry.Api.Security;
using Telemetry.Domain.Storage;
using Telemetry.Ingest.Security;

namespace Telemetry.Api.Commands;

/// <summary><c>keys issue|list|revoke</c>: who may use the HTTP API.</summary>
internal static class KeyCommands
{
    public static Command Create(Func<string[], WebApplication> compose)
    {
        var keys = new Command("keys", "Keys of the HTTP API.") { Issue(compose), List(compose), Revoke(compose) };
        keys.TreatUnmatchedTokensAsErrors = false;
        return keys;
    }

    private static Command Issue(Func<string[], WebApplication> compose)
    {
        var name = new Option<string>("--name") { Required = true, Description = "Who it is for; the log names it." };
        name.Validators.Add(Printable);
        var role = new Option<string>("--role") { Required = true, Description = "Analyst, Highways or Admin." };
        role.AcceptOnlyFromAmong(nameof(ApiRole.Analyst), nameof(ApiRole.Highways), nameof(ApiRole.Admin));
        var expires = new Option<DateTimeOffset?>("--expires") { Description = "When it stops to be valid, with its zone, such as 2027-04-01T00:00:00Z. Default: never." };
        var issue = new Command("issue", "Issue a key. Its text is shown once and kept nowhere.") { name, role, expires };
        issue.TreatUnmatchedTokensAsErrors = false;
        issue.SetAction((parsed, cancellation) => CredentialScope.RunAsync(parsed, compose, async (store, clock, output) =>
        {
            if (parsed.GetValue(expires) <= clock.GetUtcNow())
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync("--expires is past: the key would never be in force.");
                return 1;
            }

            var issued = KeyIssuer.Issue(
                CredentialKind.ApiKey, parsed.GetRequiredValue(name), parsed.GetRequiredValue(role), clock.GetUtcNow(), parsed.GetValue(expires)?.ToUniversalTime());
            await store.AddAsync(issued.Credential, cancellation);
            await output.WriteLineAsync(issued.Key);
            return 0;
        }));
        return issue;
    }

    /// <summary>A name stands in lists and in the log, one key a line.</summary>
    private static void Printable(OptionResult name)
    {
        if (name.GetValueOrDefault<string>() is not { Length: > 0 and <= 100 } text || text.AsSpan().Trim().IsEmpty || text.Any(char.IsControl))
        {
            name.AddError("--name must be 1 to 100 characters, none of them a control character.");
        }
    }

    private static Command List(Func<string[], WebApplication> compose)
    {
        var list = new Command("list", "Every key ever issued, without its secret.");
        list.TreatUnmatchedTokensAsErrors = false;
        list.SetAction((parsed, cancellation) => CredentialScope.RunAsync(parsed, compose, async (store, clock, output) =>
        {
            foreach (var credential in await store.ListAsync(CredentialKind.ApiKey, null, cancellation))
            {
                await output.WriteLineAsync(CredentialScope.Describe(credential, clock.GetUtcNow()));
            }

            return 0;
        }));
        return list;
    }

    private static Command Revoke(Func<string[], WebApplication> compose)
    {
        var keyId = new Argument<string>("key-id") { Description = "As `keys list` gives it." };
        var revoke = new Command("revoke", "Put a key out of force, within seconds on a running host.") { keyId };
        revoke.TreatUnmatchedTokensAsErrors = false;
        revoke.SetAction((parsed, cancellation) => CredentialScope.RunAsync(parsed, compose, async (store, clock, output) =>
        {
            var id = parsed.GetRequiredValue(keyId);
            var credential = await store.FindAsync(id, cancellation);
            if (credential is not { Kind: CredentialKind.ApiKey } || !await store.RevokeAsync(id, clock.GetUtcNow(), cancellation))
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync($"There is no API key {id} in force.");
                return 1;
            }

            await output.WriteLineAsync($"{id} is revoked");
            return 0;
        }));
        return revoke;
    }
}

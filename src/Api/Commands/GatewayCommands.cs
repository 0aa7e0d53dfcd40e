using System.CommandLine;
using Telemetry.Domain.Network;
using Telemetry.Domain.Storage;
using Telemetry.Ingest.Security;

namespace Telemetry.Api.Commands;

/// <summary><c>gateways issue-key|rotate-key|revoke-key|list</c>: who may publish to the embedded broker.</summary>
internal static class GatewayCommands
{
    /// <summary>How long the old key of a rotation stays in force, so that the gateway can be given the new one.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromDays(1);

    private static string BadId => $"A gateway's id is {Identifier.Rule}.";

    public static Command Create(Func<string[], WebApplication> compose)
    {
        var gateways = new Command("gateways", "Keys of gateways.") { Issue(compose), Rotate(compose), Revoke(compose), List(compose) };
        gateways.TreatUnmatchedTokensAsErrors = false;
        return gateways;
    }

    private static Command Issue(Func<string[], WebApplication> compose)
    {
        var gateway = Gateway();
        var force = new Option<bool>("--force") { Description = "Issue it even when the network in force has no such gateway." };
        var issue = new Command("issue-key", "Issue a key. Its text is shown once and kept nowhere.") { gateway, force };
        issue.TreatUnmatchedTokensAsErrors = false;
        issue.SetAction((parsed, cancellation) => CommandScope.RunAsync(parsed, compose, async services =>
        {
            var (id, error) = (parsed.GetRequiredValue(gateway), parsed.InvocationConfiguration.Error);
            var known = Identifier.IsValid(id) ? await ConfiguredNetwork.ReadAsync(services, cancellation) : null;
            var trouble = !Identifier.IsValid(id) ? BadId : parsed.GetValue(force) ? null : KnownGateways.Trouble(id, known);
            if (trouble is not null)
            {
                await error.WriteLineAsync(trouble);
                return 1;
            }

            if (known is null)
            {
                await error.WriteLineAsync("No network is known here yet: whether it has such a gateway can't be looked up.");
            }

            await parsed.InvocationConfiguration.Output.WriteLineAsync(
                await AddAsync(id, services.GetRequiredService<ICredentialStore>(), services.GetRequiredService<TimeProvider>(), cancellation));
            return 0;
        }));
        return issue;
    }

    private static Command Rotate(Func<string[], WebApplication> compose)
    {
        var gateway = Gateway();
        return Of("rotate-key", "Issue a new key; those in force stay so for 24 hours.", compose, gateway, async (id, store, clock, output, cancellation) =>
        {
            var until = clock.GetUtcNow() + Overlap;
            foreach (var old in await InForceAsync(id, store, clock, cancellation))
            {
                if (old.ExpiresAt is null || old.ExpiresAt > until)
                {
                    await store.ExpireAsync(old.KeyId, until, cancellation);
                }
            }

            await output.WriteLineAsync(await AddAsync(id, store, clock, cancellation));
            return null;
        });
    }

    private static Command Revoke(Func<string[], WebApplication> compose)
    {
        var gateway = Gateway();
        return Of("revoke-key", "Put every key of a gateway out of force; a running host cuts its connection.", compose, gateway, async (id, store, clock, output, cancellation) =>
        {
            var inForce = await InForceAsync(id, store, clock, cancellation);
            foreach (var credential in inForce)
            {
                await store.RevokeAsync(credential.KeyId, clock.GetUtcNow(), cancellation);
                await output.WriteLineAsync($"{credential.KeyId} is revoked");
            }

            return inForce.Count > 0 ? null : $"Gateway {id} has no key in force.";
        });
    }

    private static Command List(Func<string[], WebApplication> compose)
    {
        var list = new Command("list", "Every key of every gateway, without its secret.");
        list.TreatUnmatchedTokensAsErrors = false;
        list.SetAction((parsed, cancellation) => CredentialScope.RunAsync(parsed, compose, async (store, clock, output) =>
        {
            foreach (var credential in await store.ListAsync(CredentialKind.Gateway, null, cancellation))
            {
                await output.WriteLineAsync(CredentialScope.Describe(credential, clock.GetUtcNow()));
            }

            return 0;
        }));
        return list;
    }

    private static Argument<string> Gateway() => new("gateway") { Description = "Id of the gateway, as in the network file." };

    private static Command Of(
        string name,
        string description,
        Func<string[], WebApplication> compose,
        Argument<string> gateway,
        Func<string, ICredentialStore, TimeProvider, TextWriter, CancellationToken, Task<string?>> run)
    {
        var command = new Command(name, description) { gateway };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancellation) => CredentialScope.RunAsync(parsed, compose, async (store, clock, output) =>
        {
            var id = parsed.GetRequiredValue(gateway);
            var trouble = Identifier.IsValid(id) ? await run(id, store, clock, output, cancellation) : BadId;
            if (trouble is null)
            {
                return 0;
            }

            await parsed.InvocationConfiguration.Error.WriteLineAsync(trouble);
            return 1;
        }));
        return command;
    }

    private static async Task<string> AddAsync(string gateway, ICredentialStore store, TimeProvider clock, CancellationToken cancellation)
    {
        var issued = KeyIssuer.Issue(CredentialKind.Gateway, gateway, "", clock.GetUtcNow(), expiresAt: null);
        await store.AddAsync(issued.Credential, cancellation);
        return issued.Key;
    }

    private static async Task<List<StoredCredential>> InForceAsync(string gateway, ICredentialStore store, TimeProvider clock, CancellationToken cancellation) =>
        [.. (await store.ListAsync(CredentialKind.Gateway, gateway, cancellation)).Where(c => KeyVerifier.StateAt(c, clock.GetUtcNow()) == KeyProblem.None)];
}

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Telemetry.Domain.Storage;
using Telemetry.Ingest.Security;
using Telemetry.Storage.Records;
using Telemetry.Tests.Integration.Kill;

namespace Telemetry.Tests.Integration.Faults;

/// <summary>An Admin's key and one of each gateway, laid into the records before the host runs. The commands that do it take a process each.</summary>
internal sealed record IssuedKeys(string Admin, IReadOnlyDictionary<string, string> OfGateways)
{
    public static async Task<IssuedKeys> IssueAsync(string recordsPath, IEnumerable<(string Id, DateTimeOffset? ExpiresAt)> gateways, CancellationToken cancellation)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Telemetry:Records:Path"] = recordsPath }).Build();
        await using var services = new ServiceCollection().AddLogging().AddMetrics().AddSqliteRecords(configuration).BuildServiceProvider();
        var store = services.GetRequiredService<ICredentialStore>();
        var keys = new Dictionary<string, string>();
        foreach (var (gateway, expiresAt) in gateways)
        {
            keys.Add(gateway, await IssueAsync(CredentialKind.Gateway, gateway, "", expiresAt));
        }

        return new IssuedKeys(await IssueAsync(CredentialKind.ApiKey, "fault", "Admin", expiresAt: null), keys);

        async Task<string> IssueAsync(CredentialKind kind, string principal, string role, DateTimeOffset? expiresAt)
        {
            var issued = KeyIssuer.Issue(kind, principal, role, KillCity.ClockStart.AddDays(-1), expiresAt);
            await store.AddAsync(issued.Credential, cancellation);
            return issued.Key;
        }
    }
}

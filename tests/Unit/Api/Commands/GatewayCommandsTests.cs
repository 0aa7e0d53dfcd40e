using Telemetry.Domain.Storage;
using Telemetry.Ingest.Security;

namespace Telemetry.Tests.Unit.Api.Commands;

public sealed class GatewayCommandsTests
{
    private readonly CommandsUnderTest _host = new();

    [Fact]
    public async Task Revoking_puts_every_key_of_one_gateway_out_of_force_and_no_other()
    {
        var first = await IssueAsync("gw-1");
        var second = await IssueAsync("gw-1");
        var other = await IssueAsync("gw-2");

        var (code, output, error) = await _host.RunAsync("gateways", "revoke-key", "gw-1");

        Assert.Equal((0, ""), (code, error));
        Assert.Equal(2, output.TrimEnd('\n').Split('\n').Length);
        Assert.Equal(KeyProblem.Revoked, await JudgeAsync(first));
        Assert.Equal(KeyProblem.Revoked, await JudgeAsync(second));
        Assert.Equal(KeyProblem.None, await JudgeAsync(other));
        Assert.Equal((1, "", "Gateway gw-1 has no key in force.\n"), await _host.RunAsync("gateways", "revoke-key", "gw-1"));
    }

    [Fact]
    public async Task A_rotation_leaves_the_old_key_in_force_for_a_day()
    {
        var old = await IssueAsync("gw-1");

        var (_, rotated, _) = await _host.RunAsync("gateways", "rotate-key", "gw-1");

        _host.Clock.Advance(TimeSpan.FromHours(23));
        Assert.Equal(KeyProblem.None, await JudgeAsync(old));
        _host.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(KeyProblem.Expired, await JudgeAsync(old));
        Assert.Equal(KeyProblem.None, await JudgeAsync(rotated.TrimEnd('\n')));
    }

    [Fact]
    public async Task A_list_shows_each_gateways_keys_without_secrets()
    {
        var key = await IssueAsync("gw-1");
        await _host.RunAsync("keys", "issue", "--name", "desk", "--role", "Admin");

        Assert.Equal((0, $"{key.Split('.')[0]}\tgw-1\t\tissued 2026-01-14T18:00:00Z\tin force\n", ""), await _host.RunAsync("gateways", "list"));
    }

    [Theory]
    [InlineData("issue-key", "no such id")]
    [InlineData("issue-key", "../etc")]
    [InlineData("issue-key", "")]
    [InlineData("rotate-key", "a/b")]
    public async Task An_id_that_no_gateway_can_have_gets_no_key(string command, string id)
    {
        var (code, output, error) = await _host.RunAsync("gateways", command, id);

        Assert.Equal((1, ""), (code, output));
        Assert.Contains("1 to 64", error, StringComparison.Ordinal);
        Assert.Empty(_host.Credentials.All);
    }

    [Fact]
    public async Task A_gateway_that_the_network_has_not_gets_no_key_unless_it_is_forced()
    {
        var network = await File.ReadAllTextAsync(Repository.Path("docs", "network.example.json"), TestContext.Current.CancellationToken);
        _host.Networks.Latest = new StoredNetwork(network, "hash", _host.Clock.GetUtcNow(), "test");

        var (code, output, error) = await _host.RunAsync("gateways", "issue-key", "depot-nroth");

        Assert.Equal((1, ""), (code, output));
        Assert.Contains("no gateway depot-nroth", error, StringComparison.Ordinal);
        Assert.Contains("depot-north", error, StringComparison.Ordinal);
        Assert.Empty(_host.Credentials.All);
        Assert.Equal((0, ""), await CodeAndErrorAsync("gateways", "issue-key", "depot-north"));
        Assert.Equal((0, ""), await CodeAndErrorAsync("gateways", "issue-key", "depot-nroth", "--force"));
    }

    [Fact]
    public async Task Before_any_network_is_imported_a_key_is_issued_with_a_word_about_it()
    {
        var (code, output, error) = await _host.RunAsync("gateways", "issue-key", "gw-1");

        Assert.Equal(0, code);
        Assert.Equal(KeyProblem.None, await JudgeAsync(output.TrimEnd('\n')));
        Assert.Contains("No network is known", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_misspelt_word_starts_nothing()
    {
        var (code, _, error) = await _host.RunAsync("gateway", "issue-key", "gw-1");

        Assert.Equal(2, code);
        Assert.Contains("'gateway' is no command", error, StringComparison.Ordinal);
        Assert.Equal(0, _host.Composed);
    }

    private async Task<(int Code, string Error)> CodeAndErrorAsync(params string[] arguments)
    {
        var (code, _, error) = await _host.RunAsync(arguments);
        return (code, error);
    }

    private async Task<string> IssueAsync(string gateway) => (await _host.RunAsync("gateways", "issue-key", gateway)).Output.TrimEnd('\n');

    private async Task<KeyProblem> JudgeAsync(string key) =>
        (await new KeyVerifier(_host.Credentials, _host.Clock).VerifyAsync(key, CredentialKind.Gateway, CancellationToken.None)).Problem;
}

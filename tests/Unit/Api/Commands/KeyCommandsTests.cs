using Telemetry.Domain.Storage;
using Telemetry.Ingest.Security;

namespace Telemetry.Tests.Unit.Api.Commands;

public sealed class KeyCommandsTests
{
    private readonly CommandsUnderTest _host = new();

    [Fact]
    public async Task An_issued_key_is_all_that_is_printed_and_opens_the_door_of_its_role()
    {
        var (code, output, error) = await _host.RunAsync("keys", "issue", "--name", "council GIS", "--role", "Analyst");

        Assert.Equal((0, ""), (code, error));
        var verdict = await new KeyVerifier(_host.Credentials, _host.Clock).VerifyAsync(output.TrimEnd('\n'), CredentialKind.ApiKey, CancellationToken.None);
        Assert.True(verdict.IsValid);
        Assert.Equal(("council GIS", "Analyst"), (verdict.Credential.Principal, verdict.Credential.Role));
    }

    [Fact]
    public async Task A_list_has_a_line_a_key_without_its_secret()
    {
        var (_, key, _) = await _host.RunAsync("keys", "issue", "--name", "gritting desk", "--role", "Highways", "--expires", "2027-04-01T00:00:00Z");

        var (code, output, _) = await _host.RunAsync("keys", "list");

        Assert.Equal(0, code);
        Assert.Equal($"{key.Split('.')[0]}\tgritting desk\tHighways\tissued 2026-01-14T18:00:00Z\tin force until 2027-04-01T00:00:00Z\n", output);
    }

    [Fact]
    public async Task A_revoked_key_opens_nothing_and_is_not_revoked_twice()
    {
        var (_, key, _) = await _host.RunAsync("keys", "issue", "--name", "x", "--role", "Admin");
        var id = key.Split('.')[0];

        Assert.Equal((0, $"{id} is revoked\n", ""), await _host.RunAsync("keys", "revoke", id));
        Assert.Equal((1, "", $"There is no API key {id} in force.\n"), await _host.RunAsync("keys", "revoke", id));
        Assert.EndsWith("revoked 2026-01-14T18:00:00Z\n", (await _host.RunAsync("keys", "list")).Output, StringComparison.Ordinal);
        Assert.Equal(KeyProblem.Revoked, (await new KeyVerifier(_host.Credentials, _host.Clock).VerifyAsync(key.TrimEnd('\n'), CredentialKind.ApiKey, CancellationToken.None)).Problem);
    }

    [Fact]
    public async Task A_gateway_key_is_no_API_key_to_revoke()
    {
        var (_, key, _) = await _host.RunAsync("gateways", "issue-key", "gw-1");

        Assert.Equal(1, (await _host.RunAsync("keys", "revoke", key.Split('.')[0])).Code);
        Assert.All(_host.Credentials.All, c => Assert.Null(c.RevokedAt));
    }

    [Theory]
    [InlineData("--role", "King", "--name", "x")]
    [InlineData("--role", "Admin")]
    [InlineData("--role", "Admin", "--name", "")]
    [InlineData("--role", "Admin", "--name", "two\nlines")]
    [InlineData("--role", "Admin", "--name", "x", "--expires", "2026-01-14T18:00:00Z")]
    [InlineData("--role", "Admin", "--name", "x", "--expires", "tomorrow")]
    public async Task A_key_that_makes_no_sense_is_not_issued(params string[] options)
    {
        var (code, _, error) = await _host.RunAsync(["keys", "issue", .. options]);

        Assert.Equal(1, code);
        Assert.NotEmpty(error);
        Assert.Empty(_host.Credentials.All);
    }
}

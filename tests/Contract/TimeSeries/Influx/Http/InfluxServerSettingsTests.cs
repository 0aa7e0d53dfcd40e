using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Telemetry.Storage.TimeSeries.Influx;
using Telemetry.Storage.TimeSeries.Influx.Http;
using Telemetry.Storage.TimeSeries.Influx.Lines;

namespace Telemetry.Tests.Contract.TimeSeries.Influx.Http;

/// <summary>A real influxd that asks for a password, shows a certificate, takes little at a time, forgets, or is killed.</summary>
public sealed class InfluxServerSettingsTests
{
    private const string Rst = "road_surface_temperature";
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Signs_in_and_says_what_to_do_when_it_may_not()
    {
        await using var server = await InfluxServer.StartAsync(http: "auth-enabled = true");
        using (var first = SomeLines.Client(server.Url))
        {
            await first.ExecuteAsync("CREATE USER \"admin\" WITH PASSWORD 'adm1n' WITH ALL PRIVILEGES", None);
            Assert.Contains("(401: ", (await Assert.ThrowsAsync<InfluxRefusedException>(() => first.WriteAsync(SomeLines.Lines(Rst, 1), None))).Message, StringComparison.Ordinal);
        }

        using var admin = SomeLines.Client(server.Url, options => (options.UserName, options.Password) = ("admin", "adm1n"));
        await admin.OpenDatabaseAsync(None);
        Assert.Same(WriteResult.AllStored, await admin.WriteAsync(SomeLines.Lines(Rst, 1, 2), None));
        Assert.Equal([1, 2], (await admin.ValuesAsync(Rst)).Select(row => row.Value));
        await admin.ExecuteAsync("CREATE USER \"reader\" WITH PASSWORD 'r3ader'", None);
        await admin.ExecuteAsync($"GRANT READ ON \"{admin.Database}\" TO \"reader\"", None);

        using var reader = SomeLines.Client(server.Url, options => (options.Database, options.UserName, options.Password) = (admin.Database, "reader", "r3ader"));
        Assert.Equal([1, 2], (await reader.ValuesAsync(Rst)).Select(row => row.Value));
        var refusal = await Assert.ThrowsAsync<InfluxRefusedException>(() => reader.WriteAsync(SomeLines.Lines(Rst, 1), None));
        Assert.Contains("does not allow it (403: ", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("r3ader", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_that_was_changed_in_its_file_is_taken_without_a_restart()
    {
        await using var server = await InfluxServer.StartAsync(http: "auth-enabled = true");
        var file = Path.GetTempFileName();
        try
        {
            using (var first = SomeLines.Client(server.Url))
            {
                await first.ExecuteAsync("CREATE USER \"admin\" WITH PASSWORD 'old' WITH ALL PRIVILEGES", None);
            }

            await File.WriteAllTextAsync(file, "old\n");
            using var client = SomeLines.Client(server.Url, options => (options.UserName, options.PasswordFile) = ("admin", file));
            await client.OpenDatabaseAsync(None);
            await client.WriteAsync(SomeLines.Lines(Rst, 1), None);
            await client.ExecuteAsync("SET PASSWORD FOR \"admin\" = 'new'", None);
            await Assert.ThrowsAsync<InfluxRefusedException>(() => client.WriteAsync(SomeLines.Lines(Rst, 2), None));
            await File.WriteAllTextAsync(file, "new\n");
            await client.WriteAsync(SomeLines.Lines(Rst, 3), None);
            Assert.Equal([3], (await client.ValuesAsync(Rst)).Select(row => row.Value));

            await client.ExecuteAsync("SET PASSWORD FOR \"admin\" = 'newer'", None);
            await Assert.ThrowsAsync<InfluxRefusedException>(() => client.ValuesAsync(Rst));
            await File.WriteAllTextAsync(file, "newer\n");
            Assert.Equal([3], (await client.ValuesAsync(Rst)).Select(row => row.Value));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Speaks_TLS_to_a_server_that_an_authority_of_ones_own_vouches_for()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        var folder = Directory.CreateTempSubdirectory("telemetry-influx-tls-");
        try
        {
            var pem = Path.Combine(folder.FullName, "server.pem");
            await File.WriteAllTextAsync(pem, $"{certificate.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n");
            await using var server = await InfluxServer.StartAsync(http: $"""
                https-enabled = true
                https-certificate = "{pem}"
                """);
            using var trusting = SomeLines.Client(server.Url, options => options.CertificateAuthorities = pem);
            await trusting.OpenDatabaseAsync(None);
            Assert.Same(WriteResult.AllStored, await trusting.WriteAsync(SomeLines.Lines(Rst, 1), None));
            Assert.Equal([1], (await trusting.ValuesAsync(Rst)).Select(row => row.Value));

            using var wary = SomeLines.Client(server.Url);
            var trouble = await Assert.ThrowsAsync<InfluxUnavailableException>(() => wary.WriteAsync(SomeLines.Lines(Rst, 1), None));
            Assert.Contains("its certificate is not trusted: no authority that is known here vouches for it", trouble.Message, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task What_is_too_large_for_the_server_is_halved_until_it_is_not()
    {
        await using var server = await InfluxServer.StartAsync(http: "max-body-size = 10000");
        using var client = SomeLines.Client(server.Url);
        await client.OpenDatabaseAsync(None);
        var values = Enumerable.Range(0, 3000).Select(i => i / 10.0).ToArray();
        Assert.Same(WriteResult.AllStored, await client.WriteAsync(SomeLines.Lines(Rst, values), None));
        Assert.Equal(values, (await client.ValuesAsync(Rst)).Select(row => row.Value));
    }

    [Fact]
    public async Task What_the_retention_policy_no_longer_keeps_is_refused_to_the_line_and_the_rest_stored()
    {
        await using var server = await InfluxServer.StartAsync();
        using var client = SomeLines.Client(server.Url, options => options.RetentionPolicy = "short");
        await client.OpenDatabaseAsync(None);
        await client.ExecuteAsync($"CREATE RETENTION POLICY \"short\" ON \"{client.Database}\" DURATION 3h REPLICATION 1", None);
        var newest = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() * 1_000_000_000;
        var lines = new LineBatch();
        for (var i = 0; i < 600; i++)
        {
            lines.Add(i % 2 == 0 ? Rst : "pm10", newest - (i * SomeLines.Minute), i);
        }

        // Beyond the bound but in its shard a line is kept for the company of newer ones, so the bound is one of a whole hour.
        var refused = (await client.WriteAsync(lines, None)).Refused;
        Assert.All(refused, line => Assert.Contains("beyond retention policy", line.Reason, StringComparison.Ordinal));
        var first = refused[0].Line;
        Assert.InRange(first, 179, 242);
        Assert.Equal(Enumerable.Range(first, 600 - first), refused.Select(line => line.Line));
        var stored = (await client.ValuesAsync(Rst)).Concat(await client.ValuesAsync("pm10")).Select(row => (int)row.Value).Order();
        Assert.Equal(Enumerable.Range(0, first), stored);
    }

    [Fact]
    public async Task A_retention_policy_that_is_not_there_is_told()
    {
        await using var server = await InfluxServer.StartAsync();
        using var client = SomeLines.Client(server.Url, options => options.RetentionPolicy = "none");
        await client.OpenDatabaseAsync(None);
        var refusal = await Assert.ThrowsAsync<InfluxRefusedException>(() => client.WriteAsync(SomeLines.Lines(Rst, 1), None));
        Assert.Contains("has no such retention policy (retention policy not found: none). Create it", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Killed_and_started_again_it_has_what_it_answered_for_and_takes_the_rest_again()
    {
        await using var server = await InfluxServer.StartAsync();
        using var client = SomeLines.Client(server.Url);
        await client.OpenDatabaseAsync(None);
        await client.WriteAsync(SomeLines.Lines(Rst, 1, 2, 3), None);
        await server.KillProcessAsync();
        var trouble = await Assert.ThrowsAsync<InfluxUnavailableException>(() => client.WriteAsync(SomeLines.Lines(Rst, 1, 2, 3, 4), None));
        Assert.StartsWith($"InfluxDB at {server.Url} ", trouble.Message, StringComparison.Ordinal);
        await server.StartProcessAsync();
        await client.WriteAsync(SomeLines.Lines(Rst, 1, 2, 3, 4), None);
        Assert.Equal([1, 2, 3, 4], (await client.ValuesAsync(Rst)).Select(row => row.Value));
    }
}

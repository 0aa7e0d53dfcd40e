using System.Net.Http.Json;
using System.Text.Json;
using Telemetry.Api.Backups;
using Telemetry.Api.Endpoints.Backups;
using Telemetry.Api.Security;
using Telemetry.Domain.Storage;
using Telemetry.Ingest.Security;

namespace Telemetry.Api.Commands;

/// <summary>
/// Asks the running host for a backup and moves it to where it was wanted. Whoever may write the records is an administrator, so the
/// command issues itself a key that lives for this one question.
/// </summary>
internal sealed class RunningHostBackup(IServiceProvider services, Uri? url)
{
    /// <summary>The key is looked at when the backup begins, however long it then takes.</summary>
    private static readonly TimeSpan KeyLife = TimeSpan.FromMinutes(5);

    public async Task<BackupManifest> WriteAsync(string folder, TextWriter error, CancellationToken cancellation)
    {
        var written = await AskAsync(url ?? Address(), cancellation);
        var manifest = await Task.Run(() => Move(written.Folder, folder, cancellation), cancellation);
        await error.WriteLineAsync($"The running host wrote it to {written.Folder}; it was moved to {folder}.");
        return manifest;
    }

    private async Task<BackupDto> AskAsync(Uri host, CancellationToken cancellation)
    {
        var (credentials, clock) = (services.GetRequiredService<ICredentialStore>(), services.GetRequiredService<TimeProvider>());
        var now = clock.GetUtcNow();
        var issued = KeyIssuer.Issue(CredentialKind.ApiKey, "backup command", nameof(ApiRole.Admin), now, now + KeyLife);
        await credentials.AddAsync(issued.Credential, cancellation);
        try
        {
            using var client = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
            client.DefaultRequestHeaders.Add("X-Api-Key", issued.Key);
            using var answer = await client.PostAsync(new Uri(host, "/api/v1/system/backups"), null, cancellation);
            return answer.IsSuccessStatusCode
                ? (await answer.Content.ReadFromJsonAsync<BackupDto>(cancellation))!
                : throw new BackupRefusedException($"The host at {host} wrote no backup ({(int)answer.StatusCode}): {await DetailAsync(answer, cancellation)}");
        }
        catch (HttpRequestException away)
        {
            throw new BackupRefusedException(
                $"A host has this data open, but none answers at {host}: {away.Message} Give its address with --url, or stop it and run backup again.");
        }
        finally
        {
            await credentials.RevokeAsync(issued.Credential.KeyId, clock.GetUtcNow(), CancellationToken.None);
        }
    }

    private static async Task<string> DetailAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        var text = await answer.Content.ReadAsStringAsync(cancellation);
        try
        {
            using var problem = JsonDocument.Parse(text);
            return problem.RootElement.TryGetProperty("detail", out var detail) ? detail.GetString() ?? text : text;
        }
        catch (JsonException)
        {
            return text;
        }
    }

    private static BackupManifest Move(string from, string to, CancellationToken cancellation)
    {
        if (Directory.Exists(to))
        {
            Directory.Delete(to);
        }

        try
        {
            Directory.Move(from, to);
            return BackupFolder.ReadAndVerify(to, cancellation);
        }
        catch (IOException) when (Directory.Exists(from) && !Directory.Exists(to))
        {
            // Another disk: copied, and the host's copy removed once the other is whole.
        }

        var manifest = BackupFolder.ReadAndVerify(from, cancellation);
        BackupFolder.RequireRoom(to, manifest.Files.Sum(f => f.Bytes));
        BackupFolder.Create(to);
        foreach (var file in manifest.Files)
        {
            var target = Path.Combine(to, file.Path);
            BackupFolder.Create(Path.GetDirectoryName(target)!);
            BackupFolder.Copy(Path.Combine(from, file.Path), target, file, cancellation);
        }

        BackupFolder.WriteManifest(to, manifest);
        Directory.Delete(from, recursive: true);
        return manifest;
    }

    /// <summary>The configured address, as this machine reaches it.</summary>
    private Uri Address()
    {
        var configured = services.GetRequiredService<IConfiguration>()["Kestrel:Endpoints:Http:Url"] ?? "http://127.0.0.1:8080";
        foreach (var any in new[] { "*", "+", "0.0.0.0", "[::]" })
        {
            configured = configured.Replace($"://{any}", "://127.0.0.1", StringComparison.Ordinal);
        }

        return Uri.TryCreate(configured, UriKind.Absolute, out var address)
            ? address
            : throw new BackupRefusedException($"Kestrel:Endpoints:Http:Url is '{configured}', which is no address to ask. Give the host's with --url.");
    }
}

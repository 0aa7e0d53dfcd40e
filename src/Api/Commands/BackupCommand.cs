using System.CommandLine;
using Telemetry.Api.Backups;
using Telemetry.Ingest.Journal;

namespace Telemetry.Api.Commands;

/// <summary><c>backup</c>: a consistent copy of a host's data, of a running one by asking it, of a stopped one from its files.</summary>
internal static class BackupCommand
{
    public static Command Create(Func<string[], WebApplication> compose)
    {
        var to = new Option<DirectoryInfo>("--to") { Required = true, Description = "Folder for the backup: empty, or not there yet." };
        var url = new Option<Uri?>("--url") { Description = "Where the running host answers. Default: Kestrel:Endpoints:Http:Url." };
        var command = new Command("backup", "Write a consistent backup of the data; the host may be running. Keys are in it as salted hashes only.") { to, url };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancellation) => CommandScope.RunAsync(parsed, compose, async services =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            var folder = parsed.GetRequiredValue(to).FullName;
            try
            {
                if (!BackupFolder.IsEmptyOrMissing(folder))
                {
                    throw new BackupRefusedException($"{folder} is not empty. Name a folder that is, or is not there yet.");
                }

                var manifest = await WriteAsync(services, folder, parsed.GetValue(url), error, cancellation);
                foreach (var line in BackupText.Lines(folder, manifest))
                {
                    await output.WriteLineAsync(line);
                }

                return manifest.Warnings.Count == 0 ? 0 : 1;
            }
            catch (Exception refused) when (refused is BackupRefusedException or JournalDamagedException or IOException or HttpRequestException)
            {
                await error.WriteLineAsync(refused.Message);
                return 1;
            }
        }));
        return command;
    }

    private static async Task<BackupManifest> WriteAsync(IServiceProvider services, string folder, Uri? url, TextWriter error, CancellationToken cancellation)
    {
        BackupFolder.Create(Path.GetDirectoryName(folder)!);
        OfflineJournal stopped;
        try
        {
            stopped = OfflineJournal.Open(services);
        }
        catch (JournalLockedException)
        {
            return await new RunningHostBackup(services, url).WriteAsync(folder, error, cancellation);
        }

        using (stopped)
        {
            await error.WriteLineAsync("No host runs on this data: it is copied from its files.");
            return await services.GetRequiredService<BackupWriter>().WriteAsync(folder, "the backup command", cancellation);
        }
    }
}

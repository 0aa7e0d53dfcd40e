using System.CommandLine;
using Telemetry.Api.Backups;
using Telemetry.Domain.Journal;
using Telemetry.Ingest.Journal;

namespace Telemetry.Api.Commands;

/// <summary><c>restore</c>: a host's data from a backup, verified first, into a place that has none.</summary>
internal static class RestoreCommand
{
    public static Command Create(Func<string[], WebApplication> compose)
    {
        var from = new Option<DirectoryInfo>("--from") { Required = true, Description = "Folder of the backup." };
        var check = new Option<bool>("--check") { Description = "Only verify the backup." };
        var command = new Command("restore", "Verify a backup and put it where the settings say that the data is. Refuses where there is data.") { from, check };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancellation) => CommandScope.RunAsync(parsed, compose, async services =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            var folder = parsed.GetRequiredValue(from).FullName;
            try
            {
                var manifest = await Task.Run(() => BackupFolder.ReadAndVerify(folder, cancellation), cancellation);
                foreach (var line in BackupText.Lines(folder, manifest))
                {
                    await output.WriteLineAsync(line);
                }

                await output.WriteLineAsync("Verified: every file is as it was written.");
                if (!parsed.GetValue(check))
                {
                    await RunAsync(services, folder, manifest, output, cancellation);
                }

                return 0;
            }
            catch (Exception refused) when (refused is BackupRefusedException or JournalDamagedException or IOException)
            {
                await error.WriteLineAsync(refused.Message);
                return 1;
            }
        }));
        return command;
    }

    private static async Task RunAsync(IServiceProvider services, string folder, BackupManifest manifest, TextWriter output, CancellationToken cancellation)
    {
        var restore = services.GetRequiredService<Restore>();
        await Task.Run(() => restore.Run(folder, manifest, cancellation), cancellation);
        using (var journal = OfflineJournal.Open(services))
        {
            // What was acknowledged after the backup is not here: whoever looks at the ledger must see that.
            var reason = $"Restored from the backup of {CredentialScope.Time(manifest.CreatedAt)}: what was acknowledged after it may be missing.";
            await journal.AppendAsync(
                new PossibleGapRecord(services.GetRequiredService<TimeProvider>().GetUtcNow(), "restore", manifest.Journal.NewestAt, reason), cancellation);
        }

        foreach (var (role, path) in restore.Targets)
        {
            await output.WriteLineAsync($"restored   {role} to {path}");
        }

        await output.WriteLineAsync("A possible gap from the backup's last record until now is on record: it shows beside the ledger.");
        await output.WriteLineAsync("Start the host: its views catch up from the journal. Gateways send again what they were not acknowledged.");
    }
}

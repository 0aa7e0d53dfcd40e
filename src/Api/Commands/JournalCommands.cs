using System.CommandLine;
using Microsoft.Extensions.Options;
using Telemetry.Ingest.Journal;
using Telemetry.Ingest.Journal.Verification;

namespace Telemetry.Api.Commands;

/// <summary><c>journal verify</c>: whether every record of a journal is as it was written.</summary>
internal static class JournalCommands
{
    public static Command Create(Func<string[], WebApplication> compose)
    {
        var journal = new Command("journal", "The journal's files.") { Verify(compose) };
        journal.TreatUnmatchedTokensAsErrors = false;
        return journal;
    }

    private static Command Verify(Func<string[], WebApplication> compose)
    {
        var directory = new Option<DirectoryInfo?>("--journal")
        {
            Description = $"The journal's folder. Default: {JournalOptions.Section}:Directory. It may be a running host's: nothing is written or locked.",
        };
        var verify = new Command("verify", "Read every record and look that it is as it was written. Exit code 1 when something durable is lost.") { directory };
        verify.TreatUnmatchedTokensAsErrors = false;
        verify.SetAction((parsed, cancellation) => CommandScope.RunAsync(parsed, compose, async services =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            var path = parsed.GetValue(directory)?.FullName
                ?? Path.GetFullPath(services.GetRequiredService<IOptions<JournalOptions>>().Value.Directory);
            if (!Directory.Exists(path))
            {
                await error.WriteLineAsync($"There is no journal: {path} is not there. Name its folder with --journal.");
                return 1;
            }

            var pace = new ProgressPace(services.GetRequiredService<TimeProvider>());
            var report = await Task.Run(
                () => JournalVerification.Run(
                    path, (done, all) => pace.Tell(() => error.WriteLine($"{done} of {all} segments read")), cancellation),
                cancellation);
            foreach (var line in JournalReportText.Lines(report))
            {
                await output.WriteLineAsync(line);
            }

            return report.IsSound ? 0 : 1;
        }));
        return verify;
    }
}

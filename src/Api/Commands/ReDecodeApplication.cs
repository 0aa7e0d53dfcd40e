using System.CommandLine;
using Telemetry.Ingest.Decoding.Again;
using Telemetry.Ingest.Journal;

namespace Telemetry.Api.Commands;

/// <summary>Puts a difference that was shown and confirmed into the journal of a stopped host. The views take it from there.</summary>
internal sealed class ReDecodeApplication
{
    private const int LongestName = 200;
    private const int LongestReason = 1000;
    private readonly Option<bool> _apply = new("--apply") { Description = "Put what is read now in the place of what was read then. The host must be stopped; needs --difference, --by and --reason." };
    private readonly Option<string?> _difference = new("--difference") { Description = "The hash that was shown: when the difference is another by now, nothing is applied." };
    private readonly Option<string?> _by = new("--by") { Description = "Who applies it, for the record." };
    private readonly Option<string?> _reason = new("--reason") { Description = "Why, for the record." };

    public void AddTo(Command command)
    {
        command.Add(_apply);
        command.Add(_difference);
        command.Add(_by);
        command.Add(_reason);
    }

    public bool IsWanted(ParseResult parsed) => parsed.GetValue(_apply);

    /// <summary>What is wrong with the options; null when nothing is.</summary>
    public string? Trouble(ParseResult parsed)
    {
        var (difference, by, reason) = (parsed.GetValue(_difference), parsed.GetValue(_by), parsed.GetValue(_reason));
        if (!IsWanted(parsed))
        {
            return difference is null && by is null && reason is null ? null : "--difference, --by and --reason go with --apply.";
        }

        return string.IsNullOrWhiteSpace(difference) || string.IsNullOrWhiteSpace(by) || string.IsNullOrWhiteSpace(reason)
            ? "--apply needs --difference (the hash that re-decode shows), --by and --reason."
            : by.Length > LongestName || reason.Length > LongestReason
                ? $"--by takes {LongestName} characters, --reason {LongestReason}."
                : null;
    }

    /// <summary>Journals the difference. Gives the command's exit code.</summary>
    public async Task<int> RunAsync(
        ParseResult parsed, OfflineJournal journal, bool isSound, PeriodReDecoder decoder, TimeProvider time, CancellationToken cancellation)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        var found = decoder.Report();
        var confirmed = parsed.GetValue(_difference)!;
        confirmed = confirmed.StartsWith("sha256:", StringComparison.Ordinal) ? confirmed["sha256:".Length..] : confirmed;
        if (!isSound)
        {
            await error.WriteLineAsync("Nothing is applied: the journal is damaged. Run `journal verify` for what to do.");
            return 1;
        }

        if (!string.Equals(found.Sha256, confirmed, StringComparison.OrdinalIgnoreCase))
        {
            await error.WriteLineAsync($"Nothing is applied: the difference is sha256:{found.Sha256} and not sha256:{confirmed}. Look at it again without --apply.");
            return 1;
        }

        if (decoder.Plan() is not { } plan)
        {
            await error.WriteLineAsync($"Nothing is applied: more than {ReDecodePlan.MostReadings:N0} readings differ. Take a shorter period, or one gateway at a time.");
            return 1;
        }

        if (plan.Readings.Count == 0)
        {
            await output.WriteLineAsync("There is nothing to apply: no reading differs.");
            return 0;
        }

        var records = 0;
        foreach (var record in plan.Records(time.GetUtcNow(), parsed.GetValue(_by)!.Trim(), parsed.GetValue(_reason)!.Trim(), found.Sha256))
        {
            var position = await journal.AppendAsync(record, cancellation);
            records++;
            await output.WriteLineAsync($"journalled part {record.Part} of {record.Parts} as record {position}");
        }

        await output.WriteLineAsync($"Applied    {plan.Readings.Count:N0} readings journalled to stand from now on, in {records:N0} records, by {parsed.GetValue(_by)!.Trim()}.");
        await output.WriteLineAsync("Start the host: its store takes them from the journal. What stood before stays there as a correction; no decision is taken again.");
        return 0;
    }
}

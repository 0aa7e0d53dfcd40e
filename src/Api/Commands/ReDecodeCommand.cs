using System.CommandLine;
using Microsoft.Extensions.Options;
using Telemetry.Domain.Journal;
using Telemetry.Ingest.Admission;
using Telemetry.Ingest.Decoding.Again;
using Telemetry.Ingest.Intake;
using Telemetry.Ingest.Journal;
using Telemetry.Ingest.Journal.Verification;

namespace Telemetry.Api.Commands;

/// <summary><c>re-decode</c>: what the decoders of now would make of a period, against what was made of it. Shows, and applies nothing.</summary>
internal static class ReDecodeCommand
{
    public static Command Create(Func<string[], WebApplication> compose)
    {
        var from = new Option<DateTimeOffset>("--from") { Required = true, Description = "Messages received at or after, with its zone, such as 2026-11-23T00:00:00Z." };
        var to = new Option<DateTimeOffset>("--to") { Required = true, Description = "And before." };
        var gateway = new Option<string?>("--gateway") { Description = "Only messages of this gateway." };
        var list = new Option<int>("--list") { Description = "Most differences to list one by one. Default 20.", DefaultValueFactory = _ => 20 };
        var command = new Command("re-decode", "Decode a period of the journal again and show what differs from what was journalled. Nothing is applied; the host may be running.")
        {
            from, to, gateway, list,
        };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancellation) => CommandScope.RunAsync(parsed, compose, async services =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            var (begin, end, only) = (parsed.GetValue(from), parsed.GetValue(to), parsed.GetValue(gateway));
            if (begin >= end)
            {
                await error.WriteLineAsync("--from must be before --to.");
                return 2;
            }

            var directory = Path.GetFullPath(services.GetRequiredService<IOptions<JournalOptions>>().Value.Directory);
            var network = await ConfiguredNetwork.ReadAsync(services, cancellation);
            if (network is null || !Directory.Exists(directory))
            {
                await error.WriteLineAsync(network is null
                    ? "No network is known, so no reading could be admitted. Give the host's --Telemetry:NetworkFile or --Telemetry:Records:Path."
                    : $"There is no journal: {directory} is not there. Give the host's --{JournalOptions.Section}:Directory.");
                return 1;
            }

            using var decoder = new PeriodReDecoder(
                network, services.GetRequiredService<IOptions<AdmissionOptions>>(), services.GetRequiredService<IOptions<IntakeOptions>>(),
                Math.Max(0, parsed.GetValue(list)));
            var pace = new ProgressPace(services.GetRequiredService<TimeProvider>());
            var journal = await Task.Run(
                () => JournalVerification.Run(
                    directory,
                    (done, all) => pace.Tell(() => error.WriteLine($"{done} of {all} segments read")),
                    (position, record) =>
                    {
                        if (record is MessageRecord message && message.At >= begin && message.At < end && (only is null || message.Gateway.Value == only))
                        {
                            decoder.Take(position, message);
                        }
                    },
                    cancellation),
                cancellation);
            foreach (var line in ReDecodeText.Lines(begin, end, only, journal, decoder.Report()))
            {
                await output.WriteLineAsync(line);
            }

            return journal.IsSound ? 0 : 1;
        }));
        return command;
    }
}

using System.CommandLine;
using Microsoft.Extensions.Options;
using Telemetry.Domain.Journal;
using Telemetry.Domain.Network;
using Telemetry.Ingest.Admission;
using Telemetry.Ingest.Decoding.Again;
using Telemetry.Ingest.Intake;
using Telemetry.Ingest.Journal;
using Telemetry.Ingest.Journal.Verification;

namespace Telemetry.Api.Commands;

/// <summary><c>re-decode</c>: what the decoders of now would make of a period, against what was made of it. Shows it, and applies it when told to.</summary>
internal static class ReDecodeCommand
{
    public static Command Create(Func<string[], WebApplication> compose)
    {
        var from = new Option<DateTimeOffset>("--from") { Required = true, Description = "Messages received at or after, with its zone, such as 2026-11-23T00:00:00Z." };
        var to = new Option<DateTimeOffset>("--to") { Required = true, Description = "And before." };
        var gateway = new Option<string?>("--gateway") { Description = "Only messages of this gateway." };
        var list = new Option<int>("--list") { Description = "Most differences to list one by one. Default 20.", DefaultValueFactory = _ => 20 };
        var command = new Command("re-decode", "Decode a period of the journal again and show what differs from what stands. Without --apply nothing is changed and the host may be running.")
        {
            from, to, gateway, list,
        };
        var application = new ReDecodeApplication();
        application.AddTo(command);
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

            if (application.Trouble(parsed) is { } trouble)
            {
                await error.WriteLineAsync(trouble);
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

            OfflineJournal? stopped;
            try
            {
                stopped = application.IsWanted(parsed) ? OfflineJournal.Open(services) : null;
            }
            catch (JournalLockedException)
            {
                await error.WriteLineAsync("A host runs on this journal. Stop it first (systemctl stop telemetry), then apply again; nothing is applied.");
                return 1;
            }
            catch (JournalDamagedException damaged)
            {
                await error.WriteLineAsync($"{damaged.Message} Run `journal verify` for all of it and what to do; nothing is applied.");
                return 1;
            }

            using var held = stopped;
            var earlier = new AppliedReDecodes();
            var (decoder, journal) = await PassAsync(network, null);
            if (earlier.Any)
            {
                // What stands is what earlier re-decodes have made of it, and they lie behind what they are of: read again.
                decoder.Dispose();
                (decoder, journal) = await PassAsync(network, earlier);
            }

            using var decoded = decoder;
            foreach (var line in ReDecodeText.Lines(begin, end, only, journal, decoder.Report(), stopped is not null))
            {
                await output.WriteLineAsync(line);
            }

            return stopped is null
                ? journal.IsSound ? 0 : 1
                : await application.RunAsync(parsed, stopped, journal.IsSound, decoder, services.GetRequiredService<TimeProvider>(), cancellation);

            async Task<(PeriodReDecoder, JournalReport)> PassAsync(CityNetwork city, AppliedReDecodes? applied)
            {
                var decoder = new PeriodReDecoder(
                    city, services.GetRequiredService<IOptions<AdmissionOptions>>(), services.GetRequiredService<IOptions<IntakeOptions>>(),
                    Math.Max(0, parsed.GetValue(list)), applied, stopped is null ? 0 : ReDecodePlan.MostReadings);
                var pace = new ProgressPace(services.GetRequiredService<TimeProvider>());
                var report = await Task.Run(
                    () => JournalVerification.Run(
                        directory,
                        (done, all) => pace.Tell(() => error.WriteLine($"{done} of {all} segments read")),
                        (position, record) =>
                        {
                            if (record is MessageRecord message && message.At >= begin && message.At < end && (only is null || message.Gateway.Value == only))
                            {
                                decoder.Take(position, message);
                            }
                            else if (applied is null && record is ReDecodeRecord reDecode)
                            {
                                earlier.Add(reDecode);
                            }
                        },
                        cancellation),
                    cancellation);
                return (decoder, report);
            }
        }));
        return command;
    }
}

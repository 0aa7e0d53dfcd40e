using System.CommandLine;
using Microsoft.Extensions.Options;
using Telemetry.Domain.Journal;
using Telemetry.Domain.Network;
using Telemetry.Domain.Storage;
using Telemetry.Ingest.Consumers;
using Telemetry.Ingest.Journal;
using Telemetry.Rules.Engine;
using Telemetry.Storage.TimeSeries;
using Telemetry.Storage.TimeSeries.Influx;
using Telemetry.Storage.TimeSeries.Migration;

namespace Telemetry.Api.Commands;

/// <summary>
/// <c>rebuild-store</c>: a new time-series store from the journal, as far back as that reaches. It is built beside the old one, which is
/// moved aside only when the new one is whole, and never deleted.
/// </summary>
internal static class RebuildStoreCommand
{
    public static Command Create(Func<string[], WebApplication> compose)
    {
        var yes = new Option<bool>("--yes") { Description = "Do it. Without, only what would be done and what would be missing is told." };
        var command = new Command("rebuild-store", "Build the time-series store anew from the journal, with the host stopped. The old one is kept aside.") { yes };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancellation) => CommandScope.RunAsync(parsed, compose, async services =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            try
            {
                using var journal = OfflineJournal.Open(services);
                return await RunAsync(services, journal, parsed.GetValue(yes), output, error, cancellation);
            }
            catch (JournalLockedException)
            {
                await error.WriteLineAsync($"A host runs on this journal. Stop it first (systemctl stop telemetry), then run rebuild-store again; {Untouched}");
                return 1;
            }
            catch (StoreUnavailableException away)
            {
                await error.WriteLineAsync(away.Message);
                return 1;
            }
            catch (JournalDamagedException damaged)
            {
                await error.WriteLineAsync($"{damaged.Message} Run `journal verify` for all of it and what to do; {Untouched}");
                return 1;
            }
        }));
        return command;
    }

    private const string Untouched = "the store is as it was.";

    private static async Task<int> RunAsync(
        IServiceProvider services, OfflineJournal journal, bool yes, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        if (journal.OldestAt is not { } oldestAt)
        {
            await error.WriteLineAsync($"The journal is empty: there is nothing to rebuild from, and {Untouched}");
            return 1;
        }

        var network = await ConfiguredNetwork.ReadAsync(services, cancellation);
        if (network is null)
        {
            await error.WriteLineAsync($"No network is known, so no reading could be checked. Give the host's --Telemetry:NetworkFile or --Telemetry:Records:Path; {Untouched}");
            return 1;
        }

        if (services.GetRequiredService<IOptions<TimeSeriesOptions>>().Value.Kind == TimeSeriesKind.Influx)
        {
            return await BuildInfluxAsync(services, journal, oldestAt, network, yes, output, error, cancellation);
        }

        var file = new RebuiltStoreFile(services);
        var old = await file.ReadOldAsync(oldestAt, cancellation);
        foreach (var line in RebuildText.Plan(file.Path, journal, oldestAt, old))
        {
            await output.WriteLineAsync(line);
        }

        if (file.RoomTrouble() is { } trouble)
        {
            await error.WriteLineAsync(trouble);
            return 1;
        }

        if (!yes)
        {
            await output.WriteLineAsync("Nothing is done yet. Run it again with --yes to do it.");
            return 0;
        }

        return await BuildAsync(services, journal, network, file, old, output, error, cancellation);
    }

    private static async Task<int> BuildAsync(
        IServiceProvider services, OfflineJournal journal, CityNetwork network, RebuiltStoreFile file, OldStore? old,
        TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        var pace = new ProgressPace(services.GetRequiredService<TimeProvider>());
        var all = journal.Journal.Head.Sequence - journal.Journal.Oldest.Sequence + 1;
        RebuildTotals totals;
        using (var store = file.CreateNew())
        {
            totals = await services.GetRequiredService<StoreRebuild>().RunAsync(
                journal.Journal,
                store,
                network,
                (_, so) => pace.Tell(() => error.WriteLine(RebuildText.Progress(so, all, pace))),
                cancellation);
        }

        var lookBack = services.GetRequiredService<IOptions<RuleEngineOptions>>().Value.LookBack;
        var aside = file.Swap();
        var now = await file.ReadNewAsync(cancellation);
        foreach (var line in RebuildText.Done(file.Path, aside, journal.Journal.Head, totals, pace, lookBack, old, now))
        {
            await output.WriteLineAsync(line);
        }

        return RebuildText.Unexplained(old, now).Count == 0 ? 0 : 1;
    }

    /// <summary>Into a database that must be empty: an old one is left alone, and the settings say which one counts.</summary>
    private static async Task<int> BuildInfluxAsync(
        IServiceProvider services, OfflineJournal journal, DateTimeOffset oldestAt, CityNetwork network, bool yes,
        TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        var influx = services.GetRequiredService<IOptions<InfluxOptions>>().Value;
        using var store = TransferStores.Create(services, TimeSeriesKind.Influx);
        var position = await store.OpenAsync(cancellation);
        if (position != JournalPosition.Start)
        {
            await error.WriteLineAsync(
                $"Database {influx.Database} of {influx.Url} holds everything up to record {position}, and is not emptied here. Name one that is empty or not there yet: "
                + $"rebuild-store --{InfluxOptions.Section}:Database={influx.Database}_rebuilt, and start the host with the same setting. {influx.Database} stays as it is.");
            return 1;
        }

        var name = $"{influx.Url} database {influx.Database}";
        foreach (var line in RebuildText.Plan(name, journal, oldestAt, null))
        {
            await output.WriteLineAsync(line);
        }

        if (!yes)
        {
            await output.WriteLineAsync("Nothing is done yet. Run it again with --yes to do it.");
            return 0;
        }

        var pace = new ProgressPace(services.GetRequiredService<TimeProvider>());
        var all = journal.Journal.Head.Sequence - journal.Journal.Oldest.Sequence + 1;
        var totals = await services.GetRequiredService<StoreRebuild>().RunAsync(
            journal.Journal, store, network, (_, so) => pace.Tell(() => error.WriteLine(RebuildText.Progress(so, all, pace))), cancellation);
        var now = await store.CountMonthsAsync(DateTimeOffset.UnixEpoch, cancellation);
        var lookBack = services.GetRequiredService<IOptions<RuleEngineOptions>>().Value.LookBack;
        foreach (var line in RebuildText.Done(name, null, journal.Journal.Head, totals, pace, lookBack, null, now))
        {
            await output.WriteLineAsync(line);
        }

        return totals.Refused == 0 ? 0 : 1;
    }
}

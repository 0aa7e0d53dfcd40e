using System.CommandLine;
using System.Data.Common;
using System.Globalization;
using Microsoft.Extensions.Options;
using Telemetry.Domain.Storage;
using Telemetry.Ingest.Journal;
using Telemetry.Storage.TimeSeries;
using Telemetry.Storage.TimeSeries.DuckDb;
using Telemetry.Storage.TimeSeries.Influx;
using Telemetry.Storage.TimeSeries.Migration;

namespace Telemetry.Api.Commands;

/// <summary><c>migrate-store</c>: the whole time-series store into one of the other kind, and then both compared.</summary>
internal static class MigrateStoreCommand
{
    /// <summary>Rows moved at a time: what is done again after it was broken off.</summary>
    private const int Rows = 50_000;

    public static Command Create(Func<string[], WebApplication> compose)
    {
        var from = new Option<TimeSeriesKind>("--from") { Required = true, Description = "DuckDb or Influx: where the readings are." };
        var to = new Option<TimeSeriesKind>("--to") { Required = true, Description = "Where they are to go: an empty store of the other kind." };
        var compareOnly = new Option<bool>("--compare-only") { Description = "Move nothing; only compare the two." };
        var command = new Command("migrate-store", "Move every reading, correction and account into another store, with the host stopped; broken off, it goes on when run again.")
        {
            from, to, compareOnly,
        };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancellation) => CommandScope.RunAsync(parsed, compose, async services =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            var (source, target) = (parsed.GetValue(from), parsed.GetValue(to));
            if (source == target)
            {
                await error.WriteLineAsync($"--from and --to are both {source}: name the two kinds.");
                return 2;
            }

            try
            {
                using var journal = OfflineJournal.Open(services);
                using var one = TransferStores.Create(services, source);
                using var other = TransferStores.Create(services, target);
                var pace = new ProgressPace(services.GetRequiredService<TimeProvider>());
                await output.WriteLineAsync($"From {Describe(services, source)}{Environment.NewLine}to   {Describe(services, target)}");
                var migration = new StoreMigration(one, other, Rows);
                if (!parsed.GetValue(compareOnly))
                {
                    await MoveAsync(migration, pace, output, error, cancellation);
                }

                return await CompareAsync(migration, one, target, output, error, pace, cancellation);
            }
            catch (JournalLockedException)
            {
                await error.WriteLineAsync("A host runs on this data. Stop it first (systemctl stop telemetry), then run migrate-store again; nothing was changed.");
                return 1;
            }
            catch (Exception trouble) when (trouble is IOException or DbException or InvalidOperationException or InvalidDataException or StoreUnavailableException or HttpRequestException)
            {
                await error.WriteLineAsync($"{trouble.Message}{Environment.NewLine}Run the same command again to go on from what has been moved.");
                return 1;
            }
        }));
        return command;
    }

    private static async Task MoveAsync(StoreMigration migration, ProgressPace pace, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        long? first = null;
        var last = default(MigrationProgress);
        var position = await migration.RunAsync(
            so =>
            {
                first ??= so.Readings;
                last = so;
                pace.Tell(() => error.WriteLine(Progress(so, so.Readings - first.Value, pace)));
            },
            cancellation);
        await output.WriteLineAsync(last.What == MigrationProgress.AllThere ? "Nothing to move: all is there already." : string.Create(
            CultureInfo.InvariantCulture, $"Moved in {pace.Elapsed.TotalSeconds:0.0} s: {last.OfReadings:N0} readings, with corrections and ledger, up to record {position} of the journal."));
    }

    private static async Task<int> CompareAsync(
        StoreMigration migration, IStoreTransfer source, TimeSeriesKind target, TextWriter output, TextWriter error, ProgressPace pace, CancellationToken cancellation)
    {
        var differences = await migration.CompareAsync(so => pace.Tell(() => error.WriteLine(Progress(so, so.Readings, pace))), cancellation);
        var months = await source.CountMonthsAsync(DateTimeOffset.UnixEpoch, cancellation);
        foreach (var month in months.GroupBy(m => m.Month))
        {
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"  {month.Key:yyyy-MM} {month.Sum(m => m.Readings),14:N0} readings of {month.Count()} quantities, {month.Sum(m => m.Corrections):N0} corrections"));
        }

        foreach (var difference in differences)
        {
            await output.WriteLineAsync($"DIFFERENT: {difference.Part}: {difference.Source} in the source, {difference.Target} in the target");
        }

        await output.WriteLineAsync(differences.Count == 0
            ? $"Compared: equal in every month and quantity, by count, sum and hash of all that is kept. Start the host with --{TimeSeriesOptions.Section}:Kind={target}; the source is as it was."
            : $"Compared: {differences.Count} differences. Don't start the host on the target: empty it and run migrate-store again.");
        return differences.Count == 0 ? 0 : 1;
    }

    private static string Describe(IServiceProvider services, TimeSeriesKind kind)
    {
        if (kind == TimeSeriesKind.DuckDb)
        {
            return $"DuckDb, {Path.GetFullPath(services.GetRequiredService<IOptions<DuckDbOptions>>().Value.Path)}";
        }

        var influx = services.GetRequiredService<IOptions<InfluxOptions>>().Value;
        return $"Influx, {influx.Url} database {influx.Database}";
    }

    private static string Progress(MigrationProgress so, long inThisRun, ProgressPace pace) => string.Create(
        CultureInfo.InvariantCulture, $"{so.Readings:N0} of {so.OfReadings:N0} readings, {pace.RateOf(inThisRun):N0}/s: {so.What}");
}

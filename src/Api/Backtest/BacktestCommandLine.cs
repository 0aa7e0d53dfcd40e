using System.CommandLine;
using System.Data.Common;
using Microsoft.Extensions.Options;
using Telemetry.Api.Backtest.Reports;
using Telemetry.Api.Commands;
using Telemetry.Domain.Network;
using Telemetry.Domain.Storage;
using Telemetry.Ingest.Admission;
using Telemetry.Ingest.Journal;
using Telemetry.Rules.Engine;
using Telemetry.Rules.QualityControl;
using Telemetry.Rules.Winter;
using Telemetry.Rules.Winter.Backtest;

namespace Telemetry.Api.Backtest;

/// <summary>The <c>backtest</c> command: a recorded winter through the live checks and rules, and a report of how the decisions did.</summary>
internal static class BacktestCommandLine
{
    private static readonly TimeOnly Noon = new(12, 0);
    private static readonly TimeOnly Three = new(15, 0);

    public static Command Create(Func<string[], WebApplication> compose)
    {
        var result = new Option<DirectoryInfo?>("--out") { Description = "Folder for report.html, summary.json, nights.csv, tables.csv, policies.csv, leads.csv and methods.csv. Default: a new one in Telemetry:BacktestReports:Directory, where the API shows it." };
        var network = new Option<FileInfo?>("--network") { Description = "The network file. Default: the network of this host." };
        var readings = new Option<FileInfo?>("--readings") { Description = "CSV: observed_at,sensor,quantity,value[,received_at], such as the download of readings. Without it the host's own stores are read, with the host stopped." };
        var forecasts = new Option<FileInfo?>("--forecasts") { Description = "CSV: issued_at,site,valid_at,quantity,value. Only with --readings." };
        var treatments = new Option<FileInfo?>("--treatments") { Description = "CSV of what was spread, as the API takes it, perhaps with reported_at: id,route,started_at,material[,ended_at,spread_rate_g_m2,tonnes,reported_at]. Only with --readings." };
        var from = new Option<DateTimeOffset?>("--from") { Description = "Without --readings: readings observed after, with its zone, such as 2025-10-01T12:00:00Z." };
        var to = new Option<DateTimeOffset?>("--to") { Description = "Without --readings: and until." };
        var routes = new Option<string[]>("--route") { Description = "A route to test; may be given again. Default: every carriageway route.", AllowMultipleArgumentsPerToken = true };
        var at = new Option<TimeOnly>("--at") { Description = "Local time at which each night is looked at, 12:00 to 15:00. Default 15:00.", DefaultValueFactory = _ => Three };
        var every = new Option<int>("--every") { Description = "Minutes between the askings that follow revisions: a divisor of 60. Default 60.", DefaultValueFactory = _ => 60 };
        var measured = new Option<bool>("--measured-weather") { Description = "Let the weather measured later stand in for the forecast, issued at --at and every six hours after it. It flatters the result." };
        var command = new Command("backtest", "Run a recorded winter through the live checks and rules and report how forecasts and decisions did, in CSV and HTML.")
        {
            result, network, readings, forecasts, treatments, from, to, routes, at, every, measured,
        };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancellation) => CommandScope.RunAsync(parsed, compose, async services =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            var (asked, minutes) = (parsed.GetValue(at), parsed.GetValue(every));
            List<string> wrong = [];
            if (asked < Noon || asked > Three)
            {
                wrong.Add($"--at {asked:HH:mm} must be from 12:00 to 15:00: a night is judged from 15:00, and its decision day begins at 12:00.");
            }

            if (minutes < 1 || 60 % minutes != 0)
            {
                wrong.Add($"--every {minutes} must divide an hour: 1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30 or 60.");
            }

            if (parsed.GetValue(readings) is null && !(parsed.GetValue(from) < parsed.GetValue(to)))
            {
                wrong.Add("Without --readings give --from and a later --to: the time to read out of the host's stores.");
            }

            if (parsed.GetValue(forecasts) is not null && (parsed.GetValue(readings) is null || parsed.GetValue(measured)))
            {
                wrong.Add("--forecasts goes with --readings, and not with --measured-weather.");
            }

            if (parsed.GetValue(treatments) is not null && parsed.GetValue(readings) is null)
            {
                wrong.Add("--treatments goes with --readings: the host's own stores have what was reported.");
            }

            var city = await NetworkAsync(services, parsed.GetValue(network), wrong, cancellation);
            var chosen = city is null ? [] : Routes(city, parsed.GetValue(routes) ?? [], wrong);
            if (wrong.Count > 0)
            {
                wrong.ForEach(error.WriteLine);
                return 2;
            }

            var plan = new BacktestPlan(chosen, asked, TimeSpan.FromMinutes(minutes), parsed.GetValue(measured));
            try
            {
                var input = parsed.GetValue(readings) is { } file
                    ? BacktestFiles.Read(
                        city!, file, parsed.GetValue(forecasts), parsed.GetValue(treatments),
                        new ReadingGuard(services.GetRequiredService<IOptions<AdmissionOptions>>().Value), wrong)
                    : await StoredAsync(services, city!, chosen, parsed.GetValue(from)!.Value, parsed.GetValue(to)!.Value, cancellation);
                wrong.ForEach(error.WriteLine);
                return input is null ? 2 : Run(services, input, plan, parsed.GetValue(result), output, error);
            }
            catch (JournalLockedException)
            {
                await error.WriteLineAsync("A host runs on this data. Stop it, or run the back-test on a restored backup, or on downloaded readings (--readings).");
                return 1;
            }
            catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException or InvalidDataException or DbException or StoreUnavailableException or HttpRequestException)
            {
                await error.WriteLineAsync(trouble.Message);
                return 1;
            }
        }));
        return command;
    }

    private static int Run(IServiceProvider services, BacktestInput input, BacktestPlan plan, DirectoryInfo? folder, TextWriter output, TextWriter error)
    {
        var clock = services.GetRequiredService<TimeProvider>();
        var began = clock.GetTimestamp();
        var result = new BacktestRun(
            services.GetRequiredService<RuleSet>(),
            services.GetRequiredService<IOptions<RuleEngineOptions>>().Value,
            services.GetRequiredService<IOptions<QualityControlOptions>>().Value,
            services.GetRequiredService<IOptions<GrittingPolicyOptions>>().Value,
            services.GetRequiredService<IOptions<BacktestOptions>>().Value).Execute(input, plan);
        var reports = services.GetRequiredService<BacktestReportFolder>();
        if (folder is null)
        {
            folder = reports.Keep(result);
        }
        else
        {
            reports.Write(result, folder);
        }

        foreach (var line in BacktestSummary.Lines(result))
        {
            output.WriteLine(line);
        }

        output.WriteLine(FormattableString.Invariant($"Worked out in {clock.GetElapsedTime(began).TotalSeconds:0.0} s; the report is {Path.Combine(folder.FullName, BacktestReportFolder.ReportFile)}"));
        foreach (var fault in result.Faults.Take(20))
        {
            error.WriteLine($"rule {fault.Rule} failed on {fault.Subject} at {fault.At:O}: {fault.Error.Message}");
        }

        return result.Faults.Count == 0 ? 0 : 2;
    }

    private static async Task<BacktestInput> StoredAsync(
        IServiceProvider services, CityNetwork network, IReadOnlyList<Route> routes, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation)
    {
        using var journal = OfflineJournal.Open(services);
        return await new StoredWinter(services.GetRequiredService<ITimeSeriesStore>(), services.GetRequiredService<IForecastStore>(), services.GetRequiredService<ITreatmentLog>())
            .ReadAsync(network, routes, from, to, cancellation);
    }

    private static async Task<CityNetwork?> NetworkAsync(IServiceProvider services, FileInfo? file, List<string> wrong, CancellationToken cancellation)
    {
        if (file is null)
        {
            var configured = await ConfiguredNetwork.ReadAsync(services, cancellation);
            if (configured is null)
            {
                wrong.Add("No network is known. Give --network, or the host's --Telemetry:NetworkFile or --Telemetry:Records:Path.");
            }

            return configured;
        }

        if (!file.Exists)
        {
            wrong.Add($"{file.FullName}: there is no such file");
            return null;
        }

        var read = NetworkFileReader.Read(await File.ReadAllBytesAsync(file.FullName, cancellation));
        wrong.AddRange(read.Network is null ? read.Errors.Select(e => $"{file.Name}: {e.Path}: {e.Message}") : []);
        return read.Network;
    }

    private static List<Route> Routes(CityNetwork city, string[] names, List<string> wrong)
    {
        var unknown = names.Where(n => city.Routes.All(r => r.Id.Value != n)).ToList();
        wrong.AddRange(unknown.Select(n => $"--route {n}: the network has no such route; it has {string.Join(", ", city.Routes.Select(r => r.Id.Value))}."));
        List<Route> routes = [.. city.Routes.Where(r => names.Length == 0 ? r.Priority != RoutePriority.Footway : names.Contains(r.Id.Value))];
        if (routes.Count == 0 && unknown.Count == 0)
        {
            wrong.Add("The network has no carriageway route to test.");
        }

        return routes;
    }
}

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Telemetry.Api.Composition;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Journal;
using Telemetry.Domain.Live;
using Telemetry.Domain.Network;
using Telemetry.Domain.Readings;
using Telemetry.Domain.Storage;
using Telemetry.Ingest.Consumers;
using Telemetry.Ingest.Intake;
using Telemetry.Ingest.Journal;
using Telemetry.Storage.Records;
using Telemetry.Storage.TimeSeries.DuckDb;
using Telemetry.Tests.Integration.Kill;

namespace Telemetry.Tests.Integration.LiveReplay;

/// <summary>The live pipeline in this process: intake, the journal on disk, the rule host, the records in SQLite. The minutes are those it is given.</summary>
internal sealed class LiveHost : IAsyncDisposable, ILiveFeed
{
    private readonly ServiceProvider _services;
    private readonly RuleHost _rules;
    private readonly Lock _gate = new();
    private JournalPosition _wanted = new(long.MaxValue);
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private LiveHost(DirectoryInfo folder, CityNetwork network, int commitRecords)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Telemetry:Journal:Directory"] = Path.Combine(folder.FullName, "journal"),
            // The night is of January and the clock of today: retention by age would take the past that a restart warms from.
            ["Telemetry:Journal:RetainFor"] = "3650.00:00:00",
            ["Telemetry:Records:Path"] = Path.Combine(folder.FullName, "records.db"),
            ["Telemetry:Consumers:RuleCommitRecords"] = commitRecords.ToString(System.Globalization.CultureInfo.InvariantCulture),
        }).Build();
        _services = new ServiceCollection().AddLogging().AddMetrics()
            .AddSingleton(TimeProvider.System) // Says only when a commit or a retry is due: no outcome sees it.
            .AddSingleton<INetworkProvider>(new FixedNetwork(network))
            .AddSingleton<ILiveFeed>(this)
            .AddSingleton(StandardRules.Create(new RuleOptions()))
            .AddJournal(configuration).AddSqliteRecords(configuration).AddIntake(configuration).AddConsumers(configuration)
            .AddDuckDbTimeSeries(configuration) // Never opened: the store writer is not started.
            .BuildServiceProvider();
        _rules = ActivatorUtilities.CreateInstance<RuleHost>(_services);
    }

    public static async Task<LiveHost> StartAsync(DirectoryInfo folder, CityNetwork network, int commitRecords, CancellationToken cancellation)
    {
        var host = new LiveHost(folder, network, commitRecords);
        host._services.GetRequiredService<DurableJournal>().Open();
        var records = host._services.GetServices<IHostedService>().OfType<IHostedLifecycleService>().Single(s => s.GetType().Name == "RecordsStartup");
        await records.StartingAsync(cancellation);
        await ((IHostedService)host._rules).StartAsync(cancellation);
        return host;
    }

    /// <summary>Takes deliveries in their order; gives the last one's place in the journal, by which it is durable.</summary>
    public async Task<JournalPosition> DeliverAsync(IReadOnlyList<Delivery> deliveries, CancellationToken cancellation)
    {
        var intake = _services.GetRequiredService<IMessageIntake>();
        var journal = _services.GetRequiredService<IJournal>();
        var last = JournalPosition.Start;
        for (var i = 0; i < deliveries.Count; i++)
        {
            var delivery = deliveries[i];
            if (delivery.Message is { } message)
            {
                last = (await intake.SubmitAsync(message, null, cancellation)).Position;
                continue;
            }

            JournalRecord record = delivery.Forecast is { } forecast ? new ForecastRecord(forecast.ReceivedAt, forecast) : new TickRecord(delivery.At);
            if (i == deliveries.Count - 1)
            {
                last = await journal.AppendDurablyAsync(record, cancellation);
            }
            else
            {
                await journal.AppendAsync(record, null, cancellation);
            }
        }

        return last;
    }

    /// <summary>Returns once the rules have committed up to a tick's place.</summary>
    public async Task CommittedAsync(JournalPosition position, CancellationToken cancellation)
    {
        Task reached;
        lock (_gate)
        {
            _wanted = position;
            CompleteIfReached();
            reached = _reached.Task;
        }

        try
        {
            await reached.WaitAsync(Patience.Limit, cancellation);
        }
        catch (TimeoutException)
        {
            var rules = _services.GetRequiredService<ConsumerStatuses>().Rules;
            Assert.Fail($"The rules stand at {rules.Position}, not at {position}: {rules.Trouble ?? "no trouble told"}");
        }
    }

    public async Task StopRulesAsync(CancellationToken cancellation) => await _rules.StopAsync(cancellation);

    /// <summary>The last outcome of each key that stands in the records.</summary>
    public async Task<SortedDictionary<string, Outcome>> RecordedAsync(CancellationToken cancellation)
    {
        var log = _services.GetRequiredService<IOutcomeLog>();
        var standing = new SortedDictionary<string, Outcome>(StringComparer.Ordinal);
        long after = 0;
        while (await log.ReadAfterAsync(after, 1000, cancellation) is { Count: > 0 } page)
        {
            foreach (var logged in page)
            {
                after = logged.Id;
                var key = LiveNight.KeyOf(logged.Outcome);
                if (logged.Outcome.Withdrawn)
                {
                    standing.Remove(key);
                }
                else
                {
                    standing[key] = logged.Outcome;
                }
            }
        }

        return standing;
    }

    public void Publish(IReadOnlyList<LoggedOutcome<Outcome>> outcomes)
    {
        lock (_gate)
        {
            CompleteIfReached();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopRulesAsync(CancellationToken.None);
        _rules.Dispose();
        await _services.DisposeAsync();
    }

    private void CompleteIfReached()
    {
        if (_services.GetRequiredService<ConsumerStatuses>().Rules.Position >= _wanted)
        {
            _reached.TrySetResult();
        }
    }

    private sealed class FixedNetwork(CityNetwork network) : INetworkProvider
    {
        public CityNetwork Current { get; } = network;
    }
}

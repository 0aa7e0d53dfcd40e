using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Telemetry.Api.Composition;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Journal;
using Telemetry.Domain.Network;
using Telemetry.Domain.Storage;
using Telemetry.Ingest.Journal;
using Telemetry.Rules.Engine;
using Telemetry.Rules.QualityControl;
using Telemetry.Storage.Records;

namespace Telemetry.Tests.Integration.Kill;

/// <summary>After the host has stopped: what it recorded, and what one undisturbed pass over its journal concludes.</summary>
internal static class RecordedOutcomes
{
    /// <summary>The last outcome of each key that stands, as the killed and restarted host recorded it.</summary>
    public static async Task<SortedDictionary<string, Outcome>> OfHostAsync(DirectoryInfo data, CancellationToken cancellation)
    {
        await using var services = Services(data);
        var log = services.GetRequiredService<IOutcomeLog>();
        var final = new SortedDictionary<string, Outcome>(StringComparer.Ordinal);
        long after = 0;
        while (true)
        {
            var page = await log.ReadAfterAsync(after, 1000, cancellation);
            if (page.Count == 0)
            {
                return final;
            }

            foreach (var logged in page)
            {
                Put(final, logged.Outcome);
                after = logged.Id;
            }
        }
    }

    /// <summary>What the rules conclude from the journal in one go, up to the position that the host's rules had committed.</summary>
    public static async Task<SortedDictionary<string, Outcome>> OfOnePassAsync(DirectoryInfo data, CityNetwork network, CancellationToken cancellation)
    {
        await using var services = Services(data);
        var lifetime = services.GetServices<IHostedService>().Single(s => s.GetType().Name == "JournalLifetime");
        if (lifetime is IHostedLifecycleService early)
        {
            await early.StartingAsync(cancellation);
        }

        await lifetime.StartAsync(cancellation);
        var committed = await services.GetRequiredService<IOutcomeLog>().ReadPositionAsync("rules", cancellation);
        var final = new SortedDictionary<string, Outcome>(StringComparer.Ordinal);
        using var engine = new RuleEngine(network, StandardRules.Create(new RuleOptions()), new RuleEngineOptions(), new QualityControlOptions());
        using var outcomes = engine.Outcomes.Subscribe(outcome => Put(final, outcome));
        using (var reader = services.GetRequiredService<IJournal>().ReadAfter(JournalPosition.Start))
        {
            while (reader.TryRead(out var position, out var record) && position <= committed)
            {
                Feed(engine, record);
            }
        }

        await lifetime.StopAsync(cancellation);
        return final;
    }

    private static void Feed(RuleEngine engine, JournalRecord record)
    {
        switch (record)
        {
            case MessageRecord message:
                foreach (var reading in message.Readings)
                {
                    engine.Accept(reading);
                }

                break;
            case ForecastRecord forecast:
                engine.Accept(forecast.Issue);
                break;
            case TickRecord tick:
                engine.Tick(tick.At);
                break;
        }
    }

    private static void Put(SortedDictionary<string, Outcome> final, Outcome outcome)
    {
        var key = outcome.GetType().Name + "/" + outcome.Key;
        if (outcome.Withdrawn)
        {
            final.Remove(key);
        }
        else
        {
            final[key] = outcome;
        }
    }

    private static ServiceProvider Services(DirectoryInfo data)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Telemetry:Journal:Directory"] = Path.Combine(data.FullName, "journal"),
            ["Telemetry:Records:Path"] = Path.Combine(data.FullName, "records.db"),
        }).Build();
        return new ServiceCollection().AddLogging().AddMetrics()
            .AddJournal(configuration).AddSqliteRecords(configuration).BuildServiceProvider();
    }
}

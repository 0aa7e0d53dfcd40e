using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Telemetry.Api.Composition;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Journal;
using Telemetry.Domain.Network;
using Telemetry.Domain.Readings;
using Telemetry.Domain.Storage;
using Telemetry.Ingest.Consumers;
using Telemetry.Ingest.Journal;
using Telemetry.Rules.Engine;
using Telemetry.Rules.QualityControl;
using Telemetry.Storage.Records;
using Telemetry.Tests.Integration.Faults;

namespace Telemetry.Tests.Integration.Kill;

/// <summary>After the host has stopped: what it recorded, and what one undisturbed pass over its journal concludes.</summary>
internal sealed class RecordedOutcomes : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly JournalLifetime _lifetime;

    private RecordedOutcomes(ServiceProvider services)
    {
        _services = services;
        _lifetime = services.GetServices<IHostedService>().OfType<JournalLifetime>().Single();
    }

    public IGapLog Gaps => _services.GetRequiredService<IGapLog>();

    public IDeadLetterStore DeadLetters => _services.GetRequiredService<IDeadLetterStore>();

    public static async Task<RecordedOutcomes> OpenAsync(ICityHost host)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Telemetry:Journal:Directory"] = host.JournalDirectory,
            ["Telemetry:Records:Path"] = host.RecordsPath,
        }).Build();
        var opened = new RecordedOutcomes(new ServiceCollection().AddLogging().AddMetrics()
            .AddJournal(configuration).AddSqliteRecords(configuration).BuildServiceProvider());
        await opened._lifetime.StartingAsync(CancellationToken.None);
        return opened;
    }

    /// <summary>The last outcome of each key, withdrawn ones included, as the killed and restarted host recorded it.</summary>
    public async Task<SortedDictionary<string, Outcome>> OfHostAsync(CancellationToken cancellation)
    {
        var log = _services.GetRequiredService<IOutcomeLog>();
        var final = new SortedDictionary<string, Outcome>(StringComparer.Ordinal);
        long after = 0;
        while (await log.ReadAfterAsync(after, 1000, cancellation) is { Count: > 0 } page)
        {
            foreach (var logged in page)
            {
                Put(final, logged.Outcome);
                after = logged.Id;
            }
        }

        return final;
    }

    /// <summary>What the rules conclude from the journal in one go, up to the position that the host's rules had committed.</summary>
    public async Task<SortedDictionary<string, Outcome>> OfOnePassAsync(CityNetwork network, CancellationToken cancellation)
    {
        var committed = await CommittedAsync(cancellation);
        var final = new SortedDictionary<string, Outcome>(StringComparer.Ordinal);
        using var engine = new RuleEngine(network, StandardRules.Create(new RuleOptions()), new RuleEngineOptions(), new QualityControlOptions());
        using var outcomes = engine.Outcomes.Subscribe(outcome => Put(final, outcome));
        foreach (var (position, record) in Journal())
        {
            if (position > committed)
            {
                break;
            }

            RuleHost.Feed(engine, record);
        }

        return final;
    }

    /// <summary>What one pass over the whole journal stores: the first value of each sensor, quantity and time, with its flag.</summary>
    public Dictionary<(string Sensor, string Quantity, DateTimeOffset At), (double Value, Flag Flag, QcTest Test)> StoredByOnePass(CityNetwork network)
    {
        var builder = new StoreBatchBuilder(network, new QualityControlOptions(), new RuleEngineOptions());
        foreach (var (_, record) in Journal())
        {
            builder.Add(record);
        }

        var rows = new Dictionary<(string, string, DateTimeOffset), (double Value, Flag, QcTest)>();
        var batch = builder.Take(JournalPosition.Start);
        foreach (var stored in batch.Readings)
        {
            rows.TryAdd(
                (stored.Reading.Sensor.Value, stored.Reading.Quantity.Name, stored.Reading.ObservedAt), (stored.Reading.Value, stored.Flag, stored.Test));
        }

        foreach (var revision in batch.Revisions)
        {
            var key = (revision.Sensor.Value, revision.Quantity.Name, revision.ObservedAt);
            rows[key] = (rows[key].Value, revision.Flag, revision.Test);
        }

        return rows;
    }

    /// <summary>Records of the journal up to where the rules had committed, by kind, and how many messages had a rejection.</summary>
    public async Task<(int Messages, int Rejected, int Ticks, int Forecasts)> CountAsync(CancellationToken cancellation)
    {
        var committed = await CommittedAsync(cancellation);
        var records = Journal().Where(r => r.Position <= committed).Select(r => r.Record).ToList();
        return (
            records.OfType<MessageRecord>().Count(), records.OfType<MessageRecord>().Count(m => m.Rejections.Count > 0),
            records.OfType<TickRecord>().Count(), records.OfType<ForecastRecord>().Count());
    }

    public async Task<Dictionary<RejectReason, int>> DeadLettersByReasonAsync(CancellationToken cancellation)
    {
        var letters = await DeadLetters.ReadAsync(new DeadLetterQuery(null, null, null, 100_000), cancellation);
        return letters.GroupBy(letter => letter.Rejections[0].Reason).ToDictionary(reason => reason.Key, reason => reason.Count());
    }

    public async ValueTask DisposeAsync()
    {
        await _lifetime.StoppedAsync(CancellationToken.None);
        await _services.DisposeAsync();
    }

    private Task<JournalPosition> CommittedAsync(CancellationToken cancellation) =>
        _services.GetRequiredService<IOutcomeLog>().ReadPositionAsync("rules", cancellation);

    private IEnumerable<(JournalPosition Position, JournalRecord Record)> Journal()
    {
        using var reader = _services.GetRequiredService<IJournal>().ReadAfter(JournalPosition.Start);
        while (reader.TryRead(out var position, out var record))
        {
            yield return (position, record);
        }
    }

    private static void Put(SortedDictionary<string, Outcome> final, Outcome outcome) =>
        final[outcome.GetType().Name + "/" + outcome.Key] = outcome;
}

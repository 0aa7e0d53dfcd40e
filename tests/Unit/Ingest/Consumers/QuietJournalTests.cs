using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Telemetry.Domain.Journal;
using Telemetry.Domain.Network;
using Telemetry.Ingest.Consumers;
using Telemetry.Ingest.Journal;
using Telemetry.Rules.Engine;
using Telemetry.Rules.QualityControl;
using Telemetry.Tests.Unit.Ingest.Journal;

namespace Telemetry.Tests.Unit.Ingest.Consumers;

public sealed class QuietJournalTests
{
    [Fact]
    public async Task The_stores_own_position_follows_a_journal_of_nothing_but_ticks()
    {
        var clock = new FakeTimeProvider(SomeRecords.Evening);
        using var journal = new DurableJournal(
            new SimulatedDisk(), new JournalOptions { SegmentBytes = 1024 * 1024, CommitInterval = TimeSpan.Zero }, clock, NullLogger<DurableJournal>.Instance);
        journal.Open();
        for (var minute = 0; minute < 999; minute++)
        {
            await journal.AppendAsync(new TickRecord(SomeRecords.Evening.AddMinutes(minute)), null, CancellationToken.None);
        }

        await journal.AppendDurablyAsync(new TickRecord(SomeRecords.Evening.AddMinutes(999)), CancellationToken.None);
        var store = new CollectingStore();
        using var statuses = new ConsumerStatuses();
        using var writer = new StoreWriter(
            journal, store, new EmptyNetwork(), new LatestReadings(new EmptyNetwork()), statuses, Options.Create(new ConsumerOptions()),
            Options.Create(new RuleEngineOptions()), Options.Create(new QualityControlOptions()), clock, NullLogger<StoreWriter>.Instance);

        await writer.StartAsync(CancellationToken.None);
        var batch = await store.FirstBatch;
        await writer.StopAsync(CancellationToken.None);

        Assert.Equal(new JournalPosition(1000), batch.Position);
        Assert.Empty(batch.Readings);
    }

    private sealed class EmptyNetwork : INetworkProvider
    {
        public CityNetwork Current => CityNetwork.Empty;
    }
}

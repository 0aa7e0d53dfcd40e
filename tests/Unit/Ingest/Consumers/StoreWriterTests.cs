using Telemetry.Domain.Journal;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Domain.Storage;
using Telemetry.Ingest.Consumers;
using Telemetry.Tests.Unit.Rules.Engine;
using static Telemetry.Tests.Unit.Ingest.Consumers.PipelineUnderTest;
using static Telemetry.Tests.Unit.Rules.Engine.EngineCity;

namespace Telemetry.Tests.Unit.Ingest.Consumers;

public sealed class StoreWriterTests
{
    private readonly MemoryJournal _journal = new();
    private readonly MemoryStore _store = new();

    [Fact]
    public async Task Stores_in_journal_order_in_batches_no_larger_than_allowed()
    {
        await using var pipeline = await RunAsync(new ConsumerOptions { StoreBatchReadings = 7, StoreBatchDelay = TimeSpan.Zero });
        _journal.Append([.. Enumerable.Range(0, 50).Select(i => Message(East, i, i / 10.0))]);
        await pipeline.StoredAsync();

        Assert.Equal(Enumerable.Range(0, 50).Select(i => i / 10.0), _store.Readings.Select(r => r.Reading.Value));
        Assert.All(_store.Batches, b => Assert.InRange(b.Readings.Count, 1, 7));
        Assert.Equal(50, _journal.CommittedBy("store").Sequence);
        Assert.Equal(Evening.AddMinutes(49), pipeline.Statuses.Store.At);
    }

    [Fact]
    public async Task Readings_wait_while_the_store_is_away_and_are_stored_once()
    {
        _store.Away = true;
        await using var pipeline = await RunAsync();
        _journal.Append(Message(East, 0, 1), Message(East, 1, 1.1));
        await pipeline.UntilAsync(() => _store.Attempts > 3, "it tries again");
        Assert.Equal("the file is locked", pipeline.Statuses.Store.Trouble);
        Assert.False(pipeline.Statuses.Store.Ready);
        _store.Away = false;
        await pipeline.StoredAsync();
        _store.Away = true;
        _journal.Append(Message(East, 2, 1.2));
        await pipeline.UntilAsync(() => pipeline.Statuses.Store.Trouble is not null, "it is in trouble again");
        _store.Away = false;
        await pipeline.StoredAsync();

        Assert.Equal([1, 1.1, 1.2], _store.Readings.Select(r => r.Reading.Value));
        Assert.Null(pipeline.Statuses.Store.Trouble);
        Assert.True(pipeline.Statuses.Store.Ready);
    }

    [Fact]
    public async Task Goes_on_after_an_outage_with_the_batch_that_failed_and_reads_none_of_the_past_again()
    {
        await using var pipeline = await RunAsync(new ConsumerOptions { StoreBatchReadings = 7, StoreBatchDelay = TimeSpan.Zero });
        _journal.Append(Message(East, 0, 1));
        await pipeline.StoredAsync();
        _store.Away = true;
        _journal.Append([.. Enumerable.Range(1, 30).Select(i => Message(East, i, i / 10.0))]);
        await pipeline.UntilAsync(() => pipeline.Statuses.Store.Trouble is not null, "it is in trouble");
        var readers = _journal.Readers;
        _store.Away = false;
        await pipeline.StoredAsync();

        Assert.Equal([1, .. Enumerable.Range(1, 30).Select(i => i / 10.0)], _store.Readings.Select(r => r.Reading.Value));
        Assert.Equal(readers, _journal.Readers);
    }

    [Fact]
    public async Task What_was_stored_though_its_answer_was_lost_is_not_written_again()
    {
        await using var pipeline = await RunAsync();
        await pipeline.UntilAsync(() => pipeline.Statuses.Store.Ready, "it follows");
        _store.LosesAnswer = true;
        _journal.Append(Message(East, 0, 1));
        await pipeline.StoredAsync();
        _journal.Append(Message(East, 1, 1.1));
        await pipeline.StoredAsync();

        Assert.Equal([1, 1.1], _store.Readings.Select(r => r.Reading.Value));
        Assert.Equal(2, _journal.CommittedBy("store").Sequence);
    }

    /// <summary>The second time, because the first try broke off before it was committed: of the same message, so that it makes the same dead letter.</summary>
    [Fact]
    public async Task What_the_store_refuses_is_journalled_with_its_message_before_the_batch_is_committed()
    {
        await using var pipeline = await RunAsync();
        await pipeline.UntilAsync(() => pipeline.Statuses.Store.Ready, "it follows");
        _store.Refuses.Add(1.1);
        _store.FailsCommit = true;
        var message = Message(East, 1, 1.1);
        _journal.Append(Message(East, 0, 1), Tick(0), message, Message(East, 2, 1.2));
        await pipeline.StoredAsync();

        var refusals = Refusals();
        Assert.Equal([3L, 3], refusals.Select(r => r.Of.Sequence));
        Assert.All(refusals, refusal =>
        {
            Assert.Equal((message.Topic, message.Gateway, message.At), (refusal.Message.Topic, refusal.Message.Gateway, refusal.Message.At));
            Assert.Empty(refusal.Message.Readings);
            var rejection = Assert.Single(refusal.Message.Rejections);
            Assert.Equal(RejectReason.StoreRefused, rejection.Reason);
            Assert.Contains("1.1", rejection.Detail, StringComparison.Ordinal);
            Assert.EndsWith("field type conflict", rejection.Detail, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Refusals_become_durable_together_and_do_not_wait_for_a_commit_each()
    {
        await using var pipeline = await RunAsync(new ConsumerOptions { StoreBatchDelay = TimeSpan.Zero, StoreTimeout = TimeSpan.FromSeconds(1) });
        await pipeline.UntilAsync(() => pipeline.Statuses.Store.Ready, "it follows");
        _store.Refuses.Add(1.1);
        _journal.DurableTogether = 30;
        _journal.Append([.. Enumerable.Range(0, 30).Select(i => Message(East, i, 1.1))]);
        await pipeline.StoredAsync();

        Assert.Null(pipeline.Statuses.Store.Trouble);
        Assert.Equal(Enumerable.Range(1, 30).Select(i => (long)i), Refusals().Select(r => r.Of.Sequence));
    }

    [Fact]
    public async Task What_the_store_refuses_while_the_journal_is_full_holds_up_nothing_and_is_journalled_once_there_is_room()
    {
        await using var pipeline = await RunAsync();
        await pipeline.UntilAsync(() => pipeline.Statuses.Store.Ready, "it follows");
        _store.Refuses.Add(1.1);
        _store.FailsCommit = true; // So that the same is refused twice.
        _journal.Full = true;
        _journal.Append(Message(East, 0, 1), Message(East, 1, 1.1), Message(East, 2, 1.2));
        await pipeline.StoredAsync();
        Assert.Equal(3, _journal.CommittedBy("store").Sequence);
        Assert.Empty(Refusals());

        _journal.Append(Tick(3)); // Still full: it goes on waiting.
        await pipeline.UntilAsync(() => pipeline.Statuses.Store.Position == _journal.Head, "it goes on");
        Assert.Empty(Refusals());
        _journal.Full = false;
        _journal.Append(Tick(4));
        await pipeline.UntilAsync(() => Refusals().Count > 0, "it is journalled");

        var refusal = Assert.Single(Refusals());
        Assert.Equal(2, refusal.Of.Sequence);
        Assert.EndsWith("field type conflict", Assert.Single(refusal.Message.Rejections).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_emptied_while_it_was_away_is_filled_again_from_the_start()
    {
        await using var pipeline = await RunAsync();
        _journal.Append(Message(East, 0, 1));
        await pipeline.StoredAsync();
        _store.Away = true;
        _journal.Append(Message(East, 1, 1.1));
        await pipeline.UntilAsync(() => pipeline.Statuses.Store.Trouble is not null, "it is in trouble");
        _store.Position = JournalPosition.Start;
        _store.Away = false;
        await pipeline.StoredAsync();

        Assert.Equal([1, 1, 1.1], _store.Readings.Select(r => r.Reading.Value));
    }

    [Fact]
    public async Task A_store_that_hangs_is_called_away_after_its_time_and_tried_again()
    {
        _store.Hangs = true;
        await using var pipeline = await RunAsync(new ConsumerOptions { StoreBatchDelay = TimeSpan.Zero, StoreTimeout = TimeSpan.FromSeconds(1) });
        _journal.Append(Message(East, 0, 1));
        await pipeline.UntilAsync(() => pipeline.Statuses.Store.Trouble is not null, "it is given up");
        Assert.Equal("It has not answered for 00:00:01.", pipeline.Statuses.Store.Trouble);

        _store.Hangs = false;
        await pipeline.StoredAsync();

        Assert.Equal([1], _store.Readings.Select(r => r.Reading.Value));
        Assert.Null(pipeline.Statuses.Store.Trouble);
    }

    [Fact]
    public async Task A_store_that_hangs_does_not_hold_up_the_stop()
    {
        _store.Hangs = true;
        await using var pipeline = await RunAsync();
        _journal.Append(Message(East, 0, 1));
        await pipeline.UntilAsync(() => _store.Attempts > 1, "it writes");

        await pipeline.StopAsync().WaitAsync(TimeSpan.FromMinutes(4));

        Assert.Empty(_store.Batches);
    }

    [Fact]
    public async Task A_store_ahead_of_the_journal_is_told_and_nothing_is_written()
    {
        _store.Position = new JournalPosition(9);
        _journal.Append(Message(East, 0, 1));
        await using var pipeline = await RunAsync();
        await pipeline.UntilAsync(() => pipeline.Statuses.Store.Trouble is not null, "it is in trouble");

        Assert.Equal("Position 9 is not in the journal.", pipeline.Statuses.Store.Trouble);
        Assert.Empty(_store.Batches);
    }

    [Fact]
    public async Task Goes_on_though_a_sensor_no_longer_has_a_quantity_that_is_in_the_journal()
    {
        await using var pipeline = await RunAsync();
        pipeline.Current = CityOf(Thermometer with { Quantities = [Quantity.AirTemperature] });
        _journal.Append(Message(Dew(0, 1)), Message(Dew(1, 1.2)));
        await pipeline.StoredAsync();
        pipeline.Current = CityOf(Thermometer with { Quantities = [Quantity.AirTemperature] });
        _journal.Append(Message(Dew(2, 1.4)));
        await pipeline.StoredAsync();

        Assert.Equal([1, 1.2, 1.4], _store.Readings.Select(r => r.Reading.Value));
        Assert.All(_store.Readings, r => Assert.Equal(Flag.Suspect, r.Flag));
        Assert.Null(pipeline.Statuses.Store.Trouble);
    }

    [Fact]
    public async Task A_reading_of_a_sensor_new_in_the_network_is_checked_as_of_that_network()
    {
        await using var pipeline = await RunAsync(new ConsumerOptions { StoreBatchDelay = TimeSpan.FromMilliseconds(200) });
        _journal.Append(Message(East, 0, 1));
        await pipeline.UntilAsync(() => pipeline.Statuses.Store.Ready, "it follows");

        // While the batch waits to fill, the network changes and the new sensor publishes.
        pipeline.Current = CityOf(Thermometer);
        _journal.Append(Message(Dew(1, 1)));
        await pipeline.StoredAsync();

        Assert.Equal(Flag.Pass, _store.Readings.Single(r => r.Reading.Sensor == Thermometer.Id).Flag);
    }

    [Fact]
    public async Task Flags_a_sensor_stuck_since_yesterday_the_same_after_a_restart()
    {
        var stuck = Enumerable.Range(0, 200).Select(i => Message(Dew(i * 10, 1.5))).ToArray();
        await using (var whole = await RunAsync(network: CityOf(Thermometer)))
        {
            _journal.Append(stuck);
            await whole.StoredAsync();
        }

        var (journal, store) = (new MemoryJournal(), new MemoryStore());
        foreach (var part in stuck.Chunk(150))
        {
            await using var pipeline = new PipelineUnderTest { Journal = journal, Store = store, Current = CityOf(Thermometer) };
            journal.Append(part);
            await pipeline.StartStoreAsync();
            await pipeline.StoredAsync();
        }

        Assert.Equal(Flag.Fail, _store.Readings.Last().Flag);
        Assert.Equal(_store.Readings.Select(r => (r.Reading.ObservedAt, r.Flag, r.Test)), store.Readings.Select(r => (r.Reading.ObservedAt, r.Flag, r.Test)));
    }

    [Fact]
    public async Task Flags_a_backlog_as_the_rules_do()
    {
        await using var pipeline = await RunAsync(network: CityOf(Thermometer));
        await pipeline.StartRulesAsync();
        _journal.Append(Tick(0));

        // 20 to 15 h old, with a spike in it, which only a check in order can see.
        _journal.Append([.. Enumerable.Range(0, 30).Select(i => Message(Dew(-1200 + (i * 10), i == 20 ? 9 : 1 + (i * 0.01)) with { ReceivedAt = Evening }))]);
        _journal.Append(Tick(1));
        await pipeline.StoredAsync();
        await pipeline.DecidedAsync();

        var flags = _store.Readings.ToDictionary(r => r.Reading.ObservedAt, r => r.Flag);
        foreach (var revision in _store.Batches.SelectMany(b => b.Revisions))
        {
            flags[revision.ObservedAt] = revision.Flag;
        }

        Assert.Equal(Flag.Fail, flags[Evening.AddMinutes(-1000)]);
        Assert.Equal(29, flags.Values.Count(f => f == Flag.Pass));
    }

    [Fact]
    public async Task A_silent_city_moves_the_position_on_in_the_store_before_the_journal_may_forget()
    {
        await using var pipeline = await RunAsync();
        _journal.Append(Message(East, 0, 1));
        _journal.Append([.. Enumerable.Range(1, 150).Select(m => Tick(m))]);
        await pipeline.StoredAsync();

        Assert.Equal(_store.Position, _journal.CommittedBy("store"));
        Assert.InRange(_store.Position.Sequence, 121, 151);
        Assert.Single(_store.Readings);
    }

    [Fact]
    public async Task What_the_store_has_of_a_series_does_not_hide_what_is_newer_in_memory()
    {
        _store.Latest.Add(new ReadingRow(East.Id, Quantity.RoadSurfaceTemperature, Evening, 1, Flag.Pass, QcTest.None, ReadingMarks.None, Evening, Evening));
        await using var pipeline = new PipelineUnderTest { Journal = _journal, Store = _store };
        pipeline.Latest.Offer(new CheckedReading(Rst(East, 0, 1), Flag.Fail, QcTest.Spike));
        await pipeline.StartStoreAsync();
        await pipeline.UntilAsync(() => pipeline.Statuses.Store.Ready, "it follows");

        Assert.Equal(Flag.Fail, pipeline.Latest.Find(East.Id, Quantity.RoadSurfaceTemperature)!.Value.Checked.Flag);
    }

    private List<StoreRefusalRecord> Refusals()
    {
        var refusals = new List<StoreRefusalRecord>();
        using var reader = _journal.ReadAfter(JournalPosition.Start);
        while (reader.TryRead(out _, out var record))
        {
            if (record is StoreRefusalRecord refusal)
            {
                refusals.Add(refusal);
            }
        }

        return refusals;
    }

    private static Sensor Thermometer => East with { Id = new SensorId("dew"), Quantities = [Quantity.DewPoint] };

    private static Reading Dew(double minute, double value) =>
        new(Thermometer.Id, Quantity.DewPoint, Evening.AddMinutes(minute), value, Evening.AddMinutes(minute));

    private static CityNetwork CityOf(params Sensor[] sensors) => new(
        EngineCity.Network.TimeZone, EngineCity.Network.Gateways, EngineCity.Network.Sites, [East, West, .. sensors], EngineCity.Network.Routes, []);

    private async Task<PipelineUnderTest> RunAsync(ConsumerOptions? options = null, CityNetwork? network = null)
    {
        var pipeline = new PipelineUnderTest
        {
            Journal = _journal,
            Store = _store,
            Options = options ?? new ConsumerOptions { StoreBatchDelay = TimeSpan.Zero },
            Current = network ?? EngineCity.Network,
        };
        await pipeline.StartStoreAsync();
        return pipeline;
    }
}

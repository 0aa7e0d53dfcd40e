using Telemetry.Domain.Journal;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Domain.Storage;
using Telemetry.Storage.TimeSeries.Migration;

namespace Telemetry.Tests.Contract.TimeSeries;

/// <summary>What a store must do to be moved to another one, and to be moved to.</summary>
public abstract class TimeSeriesTransferContract : TimeSeriesStoreContract
{
    private const int SmallPages = 7;
    private static readonly string[] Sensors = ["rws-1", "rws-2", "air-9"];

    protected IStoreTransfer Source => (IStoreTransfer)Store;

    /// <summary>Another store of the same or of another kind, empty at first, over the same data each time within one test.</summary>
    protected abstract IStoreTransfer OpenOther();

    protected abstract void CloseOther(IStoreTransfer store);

    [Fact]
    public async Task The_same_query_gives_the_same_answer_after_a_move_and_both_go_on_alike()
    {
        await FillAsync();
        var target = OpenOther();
        try
        {
            var position = await new StoreMigration(Source, target, SmallPages).RunAsync(_ => { }, CancellationToken.None);

            Assert.Equal(new JournalPosition(30), position);
            await AssertSameAnswersAsync(Store, target);
            StoreBatch next = Some.Batch(31, Some.Reading("2026-11-05T10:00:00Z", -3), Some.Reading("2026-10-31T23:50:00Z", 99), Some.Reading("2026-11-05T10:10:00Z", 1, "new"));
            Assert.Equal(await Store.WriteAsync(next, CancellationToken.None), await target.WriteAsync(next, CancellationToken.None));
            await AssertSameAnswersAsync(Store, target);
        }
        finally
        {
            CloseOther(target);
        }
    }

    /// <summary>Broken off after each of its parts in turn: each run goes on where the last had come to, and nothing is doubled.</summary>
    [Fact]
    public async Task A_move_that_is_broken_off_again_and_again_goes_on_and_loses_and_doubles_nothing()
    {
        await FillAsync();
        var runs = 0;
        for (var done = false; !done; runs++)
        {
            Assert.InRange(runs, 0, 500);
            var target = OpenOther();
            var parts = 0;
            try
            {
                await new StoreMigration(Source, target, SmallPages).RunAsync(_ => parts = parts < 6 ? parts + 1 : throw new TimeoutException("killed"), CancellationToken.None);
                done = true;
            }
            catch (TimeoutException)
            {
                await Assert.ThrowsAsync<StoreNotWholeException>(() => target.OpenAsync(CancellationToken.None));
                await Assert.ThrowsAsync<StoreNotWholeException>(() => target.WriteAsync(Some.Batch(31), CancellationToken.None));
            }
            finally
            {
                CloseOther(target);
            }
        }

        Assert.True(runs > 3, $"{runs} runs");
        var whole = OpenOther();
        try
        {
            Assert.Null(await whole.ReadImportAsync(CancellationToken.None));
            Assert.Empty(await new StoreMigration(Source, whole, SmallPages).CompareAsync(_ => { }, CancellationToken.None));
            await AssertSameAnswersAsync(Store, whole);
        }
        finally
        {
            CloseOther(whole);
        }
    }

    [Fact]
    public async Task A_difference_is_named_by_month_and_quantity()
    {
        await FillAsync();
        var target = OpenOther();
        try
        {
            var migration = new StoreMigration(Source, target, 1000);
            await migration.RunAsync(_ => { }, CancellationToken.None);
            Assert.Empty(await migration.CompareAsync(_ => { }, CancellationToken.None));

            await target.WriteAsync(Some.Batch(31, Some.Reading("2026-11-05T10:00:00Z", -3)), CancellationToken.None);
            var differences = await migration.CompareAsync(_ => { }, CancellationToken.None);

            Assert.Equal(["readings of road_surface_temperature in 2026-11", "ledger", "journal position"], differences.Select(d => d.Part));
            Assert.NotEqual(differences[0].Source, differences[0].Target);
        }
        finally
        {
            CloseOther(target);
        }
    }

    [Fact]
    public async Task A_target_that_has_something_of_its_own_is_refused_and_left_alone()
    {
        await FillAsync();
        var target = OpenOther();
        try
        {
            await target.OpenAsync(CancellationToken.None);
            await target.WriteAsync(Some.Batch(1, Some.Reading("2026-11-05T10:00:00Z", -3)), CancellationToken.None);

            await Assert.ThrowsAsync<InvalidOperationException>(() => new StoreMigration(Source, target, 1000).RunAsync(_ => { }, CancellationToken.None));

            Assert.Equal(1, (await target.CountMonthsAsync(DateTimeOffset.UnixEpoch, CancellationToken.None)).Sum(m => m.Readings));
        }
        finally
        {
            CloseOther(target);
        }
    }

    [Fact]
    public async Task A_source_that_has_gone_on_between_two_runs_is_refused()
    {
        await FillAsync();
        var target = OpenOther();
        try
        {
            await Assert.ThrowsAsync<TimeoutException>(() =>
                new StoreMigration(Source, target, SmallPages).RunAsync(_ => throw new TimeoutException("killed"), CancellationToken.None));
            await WriteAsync(31, Some.Reading("2026-11-05T10:00:00Z", -3));

            var error = await Assert.ThrowsAsync<InvalidOperationException>(() =>
                new StoreMigration(Source, target, SmallPages).RunAsync(_ => { }, CancellationToken.None));

            Assert.Contains("31", error.Message, StringComparison.Ordinal);
        }
        finally
        {
            CloseOther(target);
        }
    }

    [Fact]
    public async Task Months_are_counted_by_quantity_with_what_was_received_before_a_time()
    {
        await WriteAsync(1,
            Some.Reading("2026-10-31T23:59:00Z", 1, receivedAt: "2026-11-02T00:00:00Z"),
            Some.Reading("2026-11-01T00:00:00Z", 2),
            Some.Reading("2026-11-03T00:00:00Z", 3),
            Some.Reading("2026-11-03T00:00:00Z", 4),
            Some.Reading("2026-11-03T00:00:00Z", 5, quantity: Quantity.DewPoint));

        var months = await Source.CountMonthsAsync(Some.At("2026-11-02T00:00:00Z"), CancellationToken.None);

        var (october, november) = (Some.At("2026-10-01T00:00:00Z"), Some.At("2026-11-01T00:00:00Z"));
        Assert.Equal(
            [new StoredMonth(october, Some.Rst, 1, 0, 0), new StoredMonth(november, Some.Rst, 2, 1, 1), new StoredMonth(november, Quantity.DewPoint, 1, 0, 0)],
            months);
    }

    /// <summary>Two months, several sensors and quantities, conflicts, revised and re-revised flags, late readings, refused ones, all by batches.</summary>
    private async Task FillAsync()
    {
        var random = new Random(4);
        for (var batch = 1; batch <= 30; batch++)
        {
            var readings = new List<StoredReading>();
            var revisions = new List<FlagRevision>();
            for (var i = 0; i < 12; i++)
            {
                var at = Some.At("2026-10-31T12:00:00Z").AddMinutes(10 * random.Next(0, 160)).AddMicroseconds(random.Next(0, 2) * 123);
                var sensor = Sensors[random.Next(Sensors.Length)];
                var quantity = random.Next(3) == 0 ? Quantity.DewPoint : Some.Rst;
                var received = at.AddSeconds(random.Next(1, 9000)).AddMicroseconds(7);
                readings.Add(new StoredReading(
                    new Reading(new(sensor), quantity, at, (random.Next(0, 40) / 10.0) - 2, received, (ReadingMarks)random.Next(0, 4)),
                    (Flag)random.Next(0, 3), (QcTest)random.Next(0, 4), new($"gw-{random.Next(1, 3)}")));
                if (random.Next(4) == 0)
                {
                    revisions.Add(new FlagRevision(new(sensor), quantity, at, (Flag)random.Next(0, 3), QcTest.Step, received.AddMinutes(random.Next(0, 2))));
                }
            }

            var hour = Some.At("2026-10-31T12:00:00Z").AddHours(batch % 5);
            LedgerEntry[] refused = batch % 3 == 0 ? [new LedgerEntry(hour, new("gw-9"), 2, 0, 0, 0, 2, 1)] : [];
            Time.Advance(TimeSpan.FromSeconds(3));
            await Store.WriteAsync(new StoreBatch(new JournalPosition(batch), readings, revisions, refused)
            {
                Superseded = [.. readings.Where((_, i) => i % 6 == 0).Select((s, i) => new SupersededReading(
                    s.Reading.Sensor, s.Reading.Quantity, s.Reading.ObservedAt, s.Reading.Value, i == 0 ? null : 3.5, i == 0 ? null : Flag.Pass, i == 0 ? null : QcTest.None,
                    Some.At("2026-11-01T05:00:00Z").AddMinutes(batch)))],
            }, CancellationToken.None);
        }
    }

    private static async Task AssertSameAnswersAsync(ITimeSeriesStore one, ITimeSeriesStore other)
    {
        Assert.Equal(await one.OpenAsync(CancellationToken.None), await other.OpenAsync(CancellationToken.None));
        foreach (var knownAt in new[] { null, "2026-10-31T18:00:00Z", "2026-11-01T06:00:00Z" })
        {
            var query = Some.Query(knownAt: knownAt, sensors: [.. Sensors, "new"]);
            Assert.Equal(await Rows(one.ReadAsync(query, CancellationToken.None)), await Rows(other.ReadAsync(query, CancellationToken.None)));
            Assert.Equal(await Rows(one.ReadCorrectionsAsync(query, CancellationToken.None)), await Rows(other.ReadCorrectionsAsync(query, CancellationToken.None)));
            foreach (var aggregate in Enum.GetValues<Aggregate>())
            {
                var buckets = Some.Buckets("2026-10-31T00:00:00Z", "2026-11-03T00:00:00Z", new BucketInterval(TimeSpan.FromHours(1)), aggregate) with
                {
                    Sensors = query.Sensors,
                    Quantities = [Some.Rst, Quantity.DewPoint],
                    KnownAt = query.KnownAt,
                };
                Assert.Equal(await Buckets(one, buckets), await Buckets(other, buckets));
            }
        }

        Assert.Equal(await Newest(one), await Newest(other));
        var (from, to) = (DateTimeOffset.UnixEpoch, Some.At("2100-01-01T00:00:00Z"));
        Assert.Equal(await one.ReadLedgerAsync(from, to, CancellationToken.None), await other.ReadLedgerAsync(from, to, CancellationToken.None));

        static async Task<List<T>> Rows<T>(IAsyncEnumerable<T> rows) => await rows.ToListAsync();

        // Each store adds up in an order of its own: the last bits of a sum may differ.
        static async Task<List<AggregateRow>> Buckets(ITimeSeriesStore store, AggregateQuery query) =>
            (await store.AggregateAsync(query, CancellationToken.None).ToListAsync())
            .ConvertAll(b => b with { Value = b.Value is { } value ? Math.Round(value, 12) : null });

        // Of readings written since the move the time of storing may differ by the clock; here it is one clock.
        static async Task<List<ReadingRow>> Newest(ITimeSeriesStore store) =>
            [.. (await store.ReadLatestAsync(CancellationToken.None).ToListAsync()).OrderBy(r => r.Sensor.Value, StringComparer.Ordinal).ThenBy(r => r.Quantity.Code)];
    }
}

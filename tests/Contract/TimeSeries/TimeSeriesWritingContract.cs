using CsCheck;
using Telemetry.Domain.Journal;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Domain.Storage;

namespace Telemetry.Tests.Contract.TimeSeries;

public abstract class TimeSeriesWritingContract : TimeSeriesStoreContract
{
    private const string Ten = "2026-11-23T10:00:00Z";

    [Fact]
    public async Task Gives_back_a_reading_as_it_was_stored()
    {
        var stored = Some.Reading("2026-11-23T10:00:00.123456Z", -1.25, flag: Flag.Suspect, receivedAt: "2026-11-23T10:00:02.654321Z", marks: ReadingMarks.Late);
        await WriteAsync(1, stored);

        var row = Assert.Single(await ReadAsync(Some.Query()));
        Assert.Equal(
            new ReadingRow(Some.Sensor, Some.Rst, stored.Reading.ObservedAt, -1.25, Flag.Suspect, QcTest.Step, ReadingMarks.Late, stored.Reading.ReceivedAt, StoredAt), row);
    }

    [Fact]
    public async Task Starts_before_all_and_keeps_its_position_over_a_reopen()
    {
        Assert.Equal(JournalPosition.Start, await Store.OpenAsync(CancellationToken.None));
        await WriteAsync(41, Some.Reading(Ten, 1));
        await ReopenAsync();
        Assert.Equal(new JournalPosition(41), await Store.OpenAsync(CancellationToken.None));
        Assert.Equal([1.0], await ValuesAsync());
    }

    [Fact]
    public async Task Takes_a_batch_without_a_reading_and_moves_its_position()
    {
        Assert.Equal(default, await WriteAsync(7));
        Assert.Equal(new JournalPosition(7), await Store.OpenAsync(CancellationToken.None));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(4)]
    public async Task Does_nothing_with_a_batch_that_is_not_above_its_position(long again)
    {
        await WriteAsync(5, Some.Reading(Ten, 1));
        Assert.Equal(default, await WriteAsync(again, Some.Reading("2026-11-23T11:00:00Z", 2)));
        Assert.Equal([1.0], await ValuesAsync());
        Assert.Equal(1, Assert.Single(await LedgerAsync()).Received);
    }

    [Fact]
    public async Task Counts_the_same_value_again_as_a_duplicate_within_a_batch_and_among_batches()
    {
        Assert.Equal(new StoreReceipt(1, 1, 0), await WriteAsync(1, Some.Reading(Ten, 1), Some.Reading(Ten, 1)));
        Assert.Equal(new StoreReceipt(0, 2, 0), await WriteAsync(2, Some.Reading(Ten, 1), Some.Reading(Ten, 1)));
        Assert.Equal([1.0], await ValuesAsync());
        Assert.Empty(await CorrectionsAsync());
    }

    [Fact]
    public async Task Keeps_the_first_value_and_shows_a_conflicting_one_as_a_correction()
    {
        Assert.Equal(new StoreReceipt(1, 0, 1), await WriteAsync(1, Some.Reading(Ten, 1), Some.Reading(Ten, 2)));
        Assert.Equal(new StoreReceipt(0, 0, 1), await WriteAsync(2, Some.Reading(Ten, 3, receivedAt: "2026-11-23T12:00:00Z")));
        Assert.Equal([1.0], await ValuesAsync());
        Assert.Equal(
            [(2.0, Some.At(Ten)), (3.0, Some.At("2026-11-23T12:00:00Z"))],
            (await CorrectionsAsync()).Select(c => (c.Value!.Value, c.RecordedAt)));
        Assert.All(await CorrectionsAsync(), c => Assert.Equal("conflict", c.Kind));
    }

    [Fact]
    public async Task Measures_a_batch_against_the_stored_value_not_against_its_own_first()
    {
        await WriteAsync(1, Some.Reading(Ten, 1));
        Assert.Equal(new StoreReceipt(0, 1, 2), await WriteAsync(2, Some.Reading(Ten, 2), Some.Reading(Ten, 2), Some.Reading(Ten, 1)));
        Assert.Equal(2.0, Assert.Single(await CorrectionsAsync()).Value);
    }

    [Fact]
    public async Task Tells_sensors_quantities_and_times_apart()
    {
        var receipt = await WriteAsync(
            1, Some.Reading(Ten, 1), Some.Reading(Ten, 1, sensor: "rws-2"), Some.Reading(Ten, 1, quantity: Quantity.DewPoint),
            Some.Reading("2026-11-23T10:00:00.000001Z", 1));
        Assert.Equal(new StoreReceipt(4, 0, 0), receipt);
        Assert.Equal(4, (await ReadAsync(Some.Query(sensors: ["rws-1", "rws-2"]))).Count);
    }

    [Fact]
    public async Task Recognises_a_repeat_on_both_sides_of_a_month_boundary_and_of_late_data()
    {
        StoredReading[] readings =
        [
            Some.Reading("2026-10-31T23:59:59.999999Z", 1), Some.Reading("2026-11-01T00:00:00Z", 2), Some.Reading("2026-12-31T23:59:59Z", 3),
        ];
        Assert.Equal(new StoreReceipt(3, 0, 0), await WriteAsync(1, readings));
        var late = Some.Reading("2026-10-02T03:00:00Z", 0, receivedAt: "2026-12-31T23:59:59Z");
        Assert.Equal(new StoreReceipt(1, 3, 0), await WriteAsync(2, [.. readings, late]));
        Assert.Equal([0.0, 1, 2, 3], await ValuesAsync());
    }

    [Fact]
    public async Task Balances_the_ledger_by_hour_of_receipt_and_gateway()
    {
        await WriteAsync(
            1, Some.Reading(Ten, 1, receivedAt: "2026-11-23T10:59:59Z"), Some.Reading(Ten, 1, receivedAt: "2026-11-23T11:00:00Z"),
            Some.Reading(Ten, 9, receivedAt: "2026-11-23T11:10:00Z"), Some.Reading(Ten, 1, sensor: "rws-9", gateway: "gw-0", receivedAt: "2026-11-23T11:10:00Z"));
        var hour = Some.At("2026-11-23T11:00:00Z");
        await Store.WriteAsync(
            new StoreBatch(new(2), [], [], [new LedgerEntry(hour, Some.Gateway, 3, 0, 0, 0, 3, 1)]), CancellationToken.None);

        var ledger = await LedgerAsync();
        Assert.Equal(
            [
                new LedgerEntry(Some.At("2026-11-23T10:00:00Z"), Some.Gateway, 1, 1, 0, 0, 0, 0),
                new LedgerEntry(hour, new("gw-0"), 1, 1, 0, 0, 0, 0),
                new LedgerEntry(hour, Some.Gateway, 5, 0, 1, 1, 3, 1),
            ],
            ledger);
        Assert.All(ledger, e => Assert.Equal(e.Received, e.Accepted + e.Duplicate + e.Conflict + e.Rejected));
    }

    [Fact]
    public async Task Gives_the_ledger_of_hours_from_inclusive_to_exclusive()
    {
        await WriteAsync(1, Some.Reading("2026-11-23T09:00:00Z", 1), Some.Reading(Ten, 1), Some.Reading("2026-11-23T11:00:00Z", 1));
        var entry = Assert.Single(await Store.ReadLedgerAsync(Some.At(Ten), Some.At("2026-11-23T11:00:00Z"), CancellationToken.None));
        Assert.Equal(Some.At(Ten), entry.Hour);
    }

    [Fact]
    public async Task Shows_a_revised_flag_from_its_revision_on_and_the_first_flag_before()
    {
        await WriteAsync(1, Some.Reading(Ten, 1));
        var revision = new FlagRevision(Some.Sensor, Some.Rst, Some.At(Ten), Flag.Fail, QcTest.Spike, Some.At("2026-11-23T10:10:00Z"));
        await Store.WriteAsync(new StoreBatch(new(2), [], [revision], []), CancellationToken.None);

        Assert.Equal((Flag.Fail, QcTest.Spike), await FlagAsync(null));
        Assert.Equal((Flag.Fail, QcTest.Spike), await FlagAsync("2026-11-23T10:10:00Z"));
        Assert.Equal((Flag.Pass, QcTest.None), await FlagAsync("2026-11-23T10:09:59Z"));
        Assert.Equal(
            new CorrectionRow(Some.Sensor, Some.Rst, Some.At(Ten), "flag", null, Flag.Fail, QcTest.Spike, revision.RevisedAt),
            Assert.Single(await CorrectionsAsync()));
    }

    [Fact]
    public async Task Takes_the_newest_of_several_revisions_and_each_only_once()
    {
        await WriteAsync(1, Some.Reading(Ten, 1));
        FlagRevision At(string at, Flag flag) => new(Some.Sensor, Some.Rst, Some.At(Ten), flag, QcTest.Step, Some.At(at));
        var first = At("2026-11-23T10:10:00Z", Flag.Fail);
        await Store.WriteAsync(new StoreBatch(new(2), [], [first, first], []), CancellationToken.None);
        await Store.WriteAsync(new StoreBatch(new(3), [], [first, At("2026-11-23T10:20:00Z", Flag.Suspect)], []), CancellationToken.None);

        Assert.Equal(2, (await CorrectionsAsync()).Count);
        Assert.Equal(Flag.Suspect, (await FlagAsync(null)).Flag);
        Assert.Equal(Flag.Fail, (await FlagAsync("2026-11-23T10:15:00Z")).Flag);
    }

    [Fact]
    public async Task Takes_a_revision_in_the_same_batch_as_its_reading()
    {
        var revision = new FlagRevision(Some.Sensor, Some.Rst, Some.At(Ten), Flag.Suspect, QcTest.Spike, Some.At("2026-11-23T10:10:00Z"));
        await Store.WriteAsync(new StoreBatch(new(1), [Some.Reading(Ten, 1)], [revision], []), CancellationToken.None);
        Assert.Equal(Flag.Suspect, (await FlagAsync(null)).Flag);
    }

    [Fact]
    public async Task Deletes_whole_months_that_ended_by_the_time_with_their_corrections()
    {
        await WriteAsync(
            1, Some.Reading("2026-09-30T23:00:00Z", 1), Some.Reading("2026-09-30T23:00:00Z", 5), Some.Reading("2026-10-01T00:00:00Z", 2), Some.Reading(Ten, 3));
        Assert.Equal(0, await Store.DeleteMonthsBeforeAsync(Some.At("2026-09-30T23:59:59Z"), CancellationToken.None));
        Assert.Equal(1, await Store.DeleteMonthsBeforeAsync(Some.At("2026-10-31T00:00:00Z"), CancellationToken.None));
        Assert.Equal([2.0, 3], await ValuesAsync());
        Assert.Empty(await CorrectionsAsync());
        Assert.Equal(4, (await LedgerAsync()).Sum(e => e.Received));

        // Late data may come for a month that is gone: it is a new month then.
        Assert.Equal(new StoreReceipt(1, 0, 0), await WriteAsync(2, Some.Reading("2026-09-30T23:00:00Z", 7)));
        Assert.Equal([7.0, 2, 3], await ValuesAsync());
    }

    [Fact]
    public async Task Ends_with_the_same_rows_and_a_balanced_ledger_for_any_split_into_batches_and_any_repeats()
    {
        // A year apart per round: one store, keys that never meet those of another round.
        var round = 0;
        var position = 0L;
        var stream = Gen.Select(Gen.Int[0, 5], Gen.Int[0, 2], Gen.Int[0, 2]).Array[1, 40];
        await Gen.Select(stream, Gen.Int[1, 7]).SampleAsync(
            async (readings, size) =>
            {
                var year = 2001 + round++;
                var all = readings.Select(r => Some.Reading($"{year}-01-31T23:{57 + (r.Item1 % 3)}:00Z", r.Item3, sensor: $"s{r.Item2}")).ToArray();
                var (accepted, duplicates, conflicts) = (0, 0, 0);
                foreach (var batch in all.Chunk(size))
                {
                    var receipt = await WriteAsync(++position, batch);
                    (accepted, duplicates, conflicts) = (accepted + receipt.Accepted, duplicates + receipt.Duplicates, conflicts + receipt.Conflicts);
                }

                var expected = all.GroupBy(r => (r.Reading.ObservedAt, r.Reading.Sensor)).OrderBy(g => g.Key.ObservedAt).ThenBy(g => g.Key.Sensor)
                    .Select(g => (g.Key.ObservedAt, g.Key.Sensor, g.First().Reading.Value)).ToList();
                var rows = await ReadAsync(Some.Query($"{year}-01-01T00:00:00Z", $"{year + 1}-01-01T00:00:00Z", sensors: ["s0", "s1", "s2"]));
                Assert.Equal(expected, rows.Select(r => (r.ObservedAt, r.Sensor, r.Value)));
                Assert.Equal(expected.Count, accepted);
                Assert.Equal(all.Length, accepted + duplicates + conflicts);
                var ledger = await Store.ReadLedgerAsync(Some.At($"{year}-01-01T00:00:00Z"), Some.At($"{year + 1}-01-01T00:00:00Z"), CancellationToken.None);
                Assert.Equal(
                    (all.Length, accepted, duplicates, conflicts),
                    ((int)ledger.Sum(e => e.Received), (int)ledger.Sum(e => e.Accepted), (int)ledger.Sum(e => e.Duplicate), (int)ledger.Sum(e => e.Conflict)));
            },
            iter: 25,
            threads: 1);
    }

    private async Task<(Flag Flag, QcTest Test)> FlagAsync(string? knownAt)
    {
        var row = Assert.Single(await ReadAsync(Some.Query(knownAt: knownAt)));
        return (row.Flag, row.Test);
    }
}

using Telemetry.Domain.Network;
using Telemetry.Domain.Storage;
using Telemetry.Domain.Waste;

namespace Telemetry.Tests.Contract.Records;

public abstract class BinLogContract : RecordStoreContract
{
    private static readonly BinId Bin = new("b-1");

    private IOutcomeLog Log => The<IOutcomeLog>();

    private IBinLog Bins => The<IBinLog>();

    [Fact]
    public async Task Gives_back_fills_and_emptyings_as_they_were()
    {
        var fill = SomeRecord.Fill("2026-11-23T10:00:00.1234567Z");
        var none = SomeRecord.Fill("2026-11-23T11:00:00Z", percent: null) with { DistanceMm = null, Rate = null, NoRate = NoRateReason.NoFill };
        var emptying = SomeRecord.Emptying("2026-11-23T10:30:00Z");
        var logged = await Log.CommitAsync(SomeRecord.Commit(1, fill, none, emptying), None);
        await ReopenAsync();

        Assert.Equal([fill, none], (await Fills("2026-11-23T00:00:00Z", "2026-11-24T00:00:00Z")).Select(f => f.Outcome));
        Assert.Equal(emptying, Assert.Single(await Emptyings("2026-11-23T00:00:00Z", "2026-11-24T00:00:00Z")).Outcome);
        Assert.Equal(logged.Take(2).Select(l => (l.Id, l.RecordedAt)), (await Fills("2026-11-23T00:00:00Z", "2026-11-24T00:00:00Z")).Select(f => (f.Id, f.RecordedAt)));
        Assert.Equal(logged, await Log.ReadAfterAsync(0, 10, None));
    }

    [Fact]
    public async Task A_window_is_open_at_its_start_and_closed_at_its_end_and_of_one_bin()
    {
        await Log.CommitAsync(SomeRecord.Commit(
            1,
            SomeRecord.Fill("2026-11-23T12:00:00Z"), SomeRecord.Fill("2026-11-23T10:00:00Z"), SomeRecord.Fill("2026-11-23T11:00:00Z"),
            SomeRecord.Fill("2026-11-23T11:00:00Z", bin: "b-10"), SomeRecord.Emptying("2026-11-23T11:00:00Z"), SomeRecord.Emptying("2026-11-23T11:00:00Z", "b-10"),
            SomeRecord.Alert("2026-11-23T11:00:00Z", subject: "b-1")), None);

        Assert.Equal([11, 12], (await Fills("2026-11-23T10:00:00Z", "2026-11-23T12:00:00Z")).Select(f => f.Outcome.ObservedAt.Hour));
        Assert.Single(await Emptyings("2026-11-23T10:00:00Z", "2026-11-23T11:00:00Z"));
        Assert.Empty(await Emptyings("2026-11-23T11:00:00Z", "2026-11-23T12:00:00Z"));
        Assert.Empty(await Bins.ReadNewestFillsAsync([new BinId("b-2")], 10, None));
        Assert.Empty(await Bins.ReadNewestFillsAsync([], 10, None));
    }

    [Fact]
    public async Task The_newest_fills_are_by_event_time_whatever_the_order_of_record()
    {
        await Log.CommitAsync(SomeRecord.Commit(1, SomeRecord.Fill("2026-11-23T12:00:00Z"), SomeRecord.Fill("2026-11-23T13:00:00Z")), None);
        await Log.CommitAsync(SomeRecord.Commit(2, SomeRecord.Fill("2026-11-23T11:00:00Z")), None);

        Assert.Equal([13, 12], (await Newest(2)).Select(f => f.Outcome.ObservedAt.Hour));
    }

    [Fact]
    public async Task The_newest_fills_of_many_bins_come_at_once_each_with_its_own()
    {
        await Log.CommitAsync(SomeRecord.Commit(
            1,
            [
                .. Enumerable.Range(0, 1_000).SelectMany(bin => new[] { "10", "11", "12" }
                    .Select(hour => SomeRecord.Fill($"2026-11-23T{hour}:00:00Z", bin: $"b-{bin}"))),
                SomeRecord.Emptying("2026-11-23T13:00:00Z", "b-7"), SomeRecord.Alert("2026-11-23T13:00:00Z", subject: "b-7"),
            ]), None);

        var fills = await Bins.ReadNewestFillsAsync([.. Enumerable.Range(0, 1_000).Select(bin => new BinId($"b-{bin}"))], 2, None);

        Assert.Equal(1_000, fills.Count);
        Assert.All(fills, bin => Assert.Equal([12, 11], bin.Select(f => f.Outcome.ObservedAt.Hour)));
        Assert.Equal([new BinId("b-7")], (await Bins.ReadNewestFillsAsync([new BinId("b-7")], 2, None)).Select(f => f.Key));
    }

    [Fact]
    public async Task A_correction_replaces_and_what_is_withdrawn_is_not_given()
    {
        var fill = SomeRecord.Fill("2026-11-23T12:00:00Z");
        var emptying = SomeRecord.Emptying("2026-11-23T12:00:00Z");
        await Log.CommitAsync(SomeRecord.Commit(1, fill, emptying), None);
        await Log.CommitAsync(SomeRecord.Commit(2, fill with { Percent = 46 }, emptying with { FillBefore = 90 }), None);

        Assert.Equal(46, Assert.Single(await Newest(10)).Outcome.Percent);
        Assert.Equal(90, Assert.Single(await Emptyings("2026-11-23T00:00:00Z", "2026-11-24T00:00:00Z")).Outcome.FillBefore);

        await Log.CommitAsync(SomeRecord.Commit(3, fill with { Percent = 46, Withdrawn = true }, emptying with { Withdrawn = true }), None);

        Assert.Empty(await Newest(10));
        Assert.Empty(await Emptyings("2026-11-23T00:00:00Z", "2026-11-24T00:00:00Z"));
        Assert.Empty(await Log.ReadLastEmptyingsAsync(None));
    }

    private async Task<IEnumerable<LoggedOutcome<BinFill>>> Newest(int limit) => (await Bins.ReadNewestFillsAsync([Bin], limit, None))[Bin];

    private Task<IReadOnlyList<LoggedOutcome<BinFill>>> Fills(string from, string to) => Bins.ReadFillsAsync(Bin, Some.At(from), Some.At(to), None);

    private Task<IReadOnlyList<LoggedOutcome<BinEmptying>>> Emptyings(string from, string to) => Bins.ReadEmptyingsAsync(Bin, Some.At(from), Some.At(to), None);
}

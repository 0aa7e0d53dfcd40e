using Microsoft.Extensions.Time.Testing;
using Telemetry.Domain.Readings;
using Telemetry.Domain.Storage;
using Telemetry.Storage.TimeSeries.Influx;

namespace Telemetry.Tests.Contract.TimeSeries.Influx;

/// <summary>
/// Nothing is one transaction in InfluxDB: a batch is broken off at each of its requests in turn, and what follows must end as if
/// nothing had happened.
/// </summary>
public sealed class InfluxCrashTests(SharedInflux influx)
{
    private static readonly DateTimeOffset Noon = Some.At("2026-11-20T12:00:00Z");
    private readonly FakeTimeProvider _time = new(Some.At("2026-11-23T18:00:00Z"));

    private static CancellationToken None => CancellationToken.None;

    /// <summary>New readings, late ones of hours that are rolled up, repeats, conflicts, revisions, refused ones.</summary>
    private static (StoredReading[] Readings, FlagRevision[] Revisions, LedgerEntry[] Refused) Later { get; } = (
        [
            Reading(190, 1), Reading(191, 2), Reading(10, 1.5), Reading(10, 7), Reading(190, 1), Reading(5, 3.25), Reading(5, 4), Reading(191, 9),
            Reading(192, 3), Reading(20, 2), Reading(20, 77), Reading(6, 3.5), Reading(10, 7), Reading(191, 9), Reading(-4000, 8), Reading(193, 1),
        ],
        [Revision(20, Flag.Fail, 200), Revision(20, Flag.Suspect, 201), Revision(5, Flag.Fail, 202), Revision(190, Flag.Suspect, 203)],
        [new LedgerEntry(Noon.AddHours(3), Some.Gateway, 2, 0, 0, 0, 2, 1)]);

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task A_batch_that_breaks_off_anywhere_ends_as_an_undisturbed_one(bool answered, bool sameProcess)
    {
        var server = await influx.ServerAsync();
        using var undisturbed = new InfluxDatabase(server, _time);
        var expected = Store(undisturbed);
        await BeginAsync(expected);
        await expected.WriteAsync(new StoreBatch(new(20), Later.Readings, Later.Revisions, Later.Refused), None);
        var right = await ContentAsync(expected);

        for (var request = 0; ; request++)
        {
            Assert.InRange(request, 0, 60);
            using var database = new InfluxDatabase(server, _time);
            BreakingHandler? wire = null;
            var store = Store(database, inner => wire = new BreakingHandler(inner, answered));
            await BeginAsync(store);
            wire!.Reset(request);
            var broke = await Record.ExceptionAsync(() => store.WriteAsync(new StoreBatch(new(20), Later.Readings, Later.Revisions, Later.Refused), None));
            Assert.Equal(wire.Broke, broke is not null);
            if (!wire.Broke)
            {
                Assert.True(request > 4, $"a batch of {request} requests");
                wire.Reset(null);
                Assert.Equal(right, await ContentAsync(store));
                return;
            }

            // The journal gives the same readings again, in other batches.
            wire.Reset(null);
            store = sameProcess ? store : Store(database);
            var position = await store.OpenAsync(None);
            Assert.True(position.Sequence is 1 or 20, $"position {position} after request {request}");
            Assert.True(position.Sequence == 1 || answered, "committed by a request that was never sent");
            if (position.Sequence == 1)
            {
                Assert.Equal(9, (await store.ReadLedgerAsync(DateTimeOffset.UnixEpoch, Some.At("2100-01-01T00:00:00Z"), None)).Sum(e => e.Received));
                Assert.Equal(8, (await AllAsync(store)).Count);
                await store.WriteAsync(new StoreBatch(new(7), Later.Readings[..8], Later.Revisions[..1], Later.Refused), None);
                await store.RollUpAsync(None);
                await store.WriteAsync(new StoreBatch(new(20), Later.Readings[8..], Later.Revisions[1..], []), None);
            }

            Assert.Equal(right, await ContentAsync(store));
        }
    }

    [Fact]
    public async Task An_opening_that_breaks_off_anywhere_is_as_good_as_none()
    {
        var server = await influx.ServerAsync();
        using var database = new InfluxDatabase(server, _time);
        await BeginAsync(Store(database));
        for (var request = 0; ; request++)
        {
            Assert.InRange(request, 0, 60);
            BreakingHandler? wire = null;
            var store = Store(database, inner => wire = new BreakingHandler(inner, answered: true));
            wire!.Reset(request);
            var broke = await Record.ExceptionAsync(() => store.OpenAsync(None));
            Assert.Equal(wire.Broke, broke is not null);
            if (!wire.Broke)
            {
                return;
            }

            wire.Reset(null);
            Assert.Equal(1, (await store.OpenAsync(None)).Sequence);
        }
    }

    [Fact]
    public async Task A_rolling_up_that_breaks_off_anywhere_changes_no_answer()
    {
        var server = await influx.ServerAsync();
        using var undisturbed = new InfluxDatabase(server, _time);
        var expected = Store(undisturbed);
        await BeginAsync(expected);
        await expected.WriteAsync(new StoreBatch(new(20), Later.Readings, Later.Revisions, Later.Refused), None);
        var right = await ContentAsync(expected);
        using var database = new InfluxDatabase(server, _time);
        BreakingHandler? wire = null;
        var store = Store(database, inner => wire = new BreakingHandler(inner, answered: true));
        await BeginAsync(store);
        await store.WriteAsync(new StoreBatch(new(20), Later.Readings, Later.Revisions, Later.Refused), None);
        for (var request = 0; ; request++)
        {
            Assert.InRange(request, 0, 200);
            wire!.Reset(request);
            await Record.ExceptionAsync(() => store.RollUpAsync(None));
            var broke = wire.Broke;
            wire.Reset(null);
            Assert.Equal(right, await ContentAsync(store));
            if (!broke)
            {
                return;
            }
        }
    }

    [Fact]
    public async Task A_commit_that_the_server_stores_late_does_not_take_the_position_back()
    {
        var server = await influx.ServerAsync();
        using var database = new InfluxDatabase(server, _time);
        var slow = Store(database);
        await slow.WriteAsync(Some.Batch(1, Reading(0, 1)), None);
        var host = Store(database);
        await host.WriteAsync(Some.Batch(5, Reading(1, 1)), None);

        // What the first had sent before it was given up arrives only now.
        await slow.WriteAsync(Some.Batch(3, Reading(2, 1)), None);
        Assert.Equal(5, (await Store(database).OpenAsync(None)).Sequence);
    }

    [Fact]
    public async Task A_batch_of_new_readings_is_written_without_asking_for_anything()
    {
        using var database = new InfluxDatabase(await influx.ServerAsync(), _time);
        BreakingHandler? wire = null;
        var store = Store(database, inner => wire = new BreakingHandler(inner, answered: true));
        await store.WriteAsync(Some.Batch(1, Reading(0, 1), Reading(1, 2)), None);
        for (var batch = 2; batch < 6; batch++)
        {
            wire!.Reset(null);
            var receipt = await store.WriteAsync(Some.Batch(batch, Reading(batch * 2, batch), Reading((batch * 2) + 1, batch), Reading(batch * 2, batch)), None);
            Assert.Equal(new StoreReceipt(2, 1, 0), receipt);
            Assert.Equal(["/write", "/write", "/write"], wire.Requests);
        }
    }

    private static StoredReading Reading(int minute, double value) => Some.Reading("2026-11-20T12:00:00Z", value) with
    {
        Reading = Some.Reading("2026-11-20T12:00:00Z", value).Reading with { ObservedAt = Noon.AddMinutes(minute), ReceivedAt = Noon.AddMinutes(Math.Max(minute, 190)) },
    };

    private static FlagRevision Revision(int minute, Flag flag, int at) =>
        new(Some.Sensor, Some.Rst, Noon.AddMinutes(minute), flag, QcTest.Spike, Noon.AddMinutes(at));

    private static InfluxTimeSeriesStore Store(InfluxDatabase database, Func<HttpMessageHandler, HttpMessageHandler>? around = null) =>
        database.Store(options => options.RollUpAfter = TimeSpan.Zero, around);

    private static async Task BeginAsync(InfluxTimeSeriesStore store)
    {
        var readings = new[] { Reading(10, 1), Reading(20, 2), Reading(30, 3), Reading(61, 4), Reading(62, 5), Reading(121, 6), Reading(180, 7), Reading(185, 8), Reading(185, 9) };
        await store.WriteAsync(Some.Batch(1, readings), None);
        await store.RollUpAsync(None);
    }

    private static Task<List<ReadingRow>> AllAsync(InfluxTimeSeriesStore store) => store.ReadAsync(Some.Query(), None).ToListAsync();

    private static async Task<string> ContentAsync(InfluxTimeSeriesStore store)
    {
        List<string> lines = [.. (await AllAsync(store)).Select(r => r.ToString())];
        lines.AddRange((await store.ReadCorrectionsAsync(Some.Query(), None).ToListAsync()).Select(r => r.ToString()));
        lines.AddRange((await store.ReadLatestAsync(None).ToListAsync()).Select(r => r.ToString()));
        lines.AddRange((await store.ReadLedgerAsync(DateTimeOffset.UnixEpoch, Some.At("2100-01-01T00:00:00Z"), None)).Select(r => r.ToString()));
        foreach (var hours in new[] { 1, 24 })
        {
            var query = Some.Buckets("2026-11-01T00:00:00Z", "2026-12-01T00:00:00Z", new BucketInterval(TimeSpan.FromHours(hours)), Aggregate.Sum);
            lines.AddRange((await store.AggregateAsync(query, None).ToListAsync()).Select(r => r.ToString()));
        }

        return string.Join('\n', lines);
    }
}

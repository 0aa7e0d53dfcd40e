using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Domain.Storage;

namespace Telemetry.Tests.Contract.TimeSeries;

public abstract class TimeSeriesReadingContract : TimeSeriesStoreContract
{
    [Fact]
    public async Task Gives_a_window_open_at_its_start_and_closed_at_its_end()
    {
        await WriteAsync(1, Some.Reading("2026-11-23T10:00:00Z", 1), Some.Reading("2026-11-23T10:00:01Z", 2), Some.Reading("2026-11-23T11:00:00Z", 3), Some.Reading("2026-11-23T11:00:01Z", 4));
        Assert.Equal([2.0, 3], await ValuesAsync(Some.Query("2026-11-23T10:00:00Z", "2026-11-23T11:00:00Z")));
    }

    [Fact]
    public async Task Gives_a_window_that_ends_on_a_month_boundary_with_that_instant()
    {
        await WriteAsync(1, Some.Reading("2026-10-31T23:00:00Z", 1), Some.Reading("2026-11-01T00:00:00Z", 2), Some.Reading("2026-11-01T01:00:00Z", 3));
        Assert.Equal([1.0, 2], await ValuesAsync(Some.Query("2026-10-01T00:00:00Z", "2026-11-01T00:00:00Z")));
        Assert.Equal([3.0], await ValuesAsync(Some.Query("2026-11-01T00:00:00Z", "2026-12-01T00:00:00Z")));
    }

    [Fact]
    public async Task Orders_by_time_then_sensor_then_quantity_by_name_whatever_the_order_of_arrival()
    {
        await WriteAsync(1, Some.Reading("2026-11-23T10:00:00Z", 1, "b"), Some.Reading("2026-11-23T10:00:00Z", 2, "b", Quantity.AirTemperature));
        await WriteAsync(2, Some.Reading("2026-11-23T10:00:00Z", 3, "a"), Some.Reading("2026-11-23T10:00:00Z", 5, "B"), Some.Reading("2026-11-23T09:00:00Z", 4, "b"));
        Assert.Equal([4.0, 5, 3, 2, 1], await ValuesAsync(Some.Query(sensors: ["b", "a", "B"])));
    }

    [Fact]
    public async Task Gives_only_the_quantities_asked_for_and_nothing_of_a_sensor_it_never_saw()
    {
        await WriteAsync(1, Some.Reading("2026-11-23T10:00:00Z", 1), Some.Reading("2026-11-23T10:00:00Z", 2, quantity: Quantity.DewPoint));
        Assert.Equal([2.0], await ValuesAsync(Some.Query() with { Quantities = [Quantity.DewPoint, Quantity.No2] }));
        Assert.Empty(await ValuesAsync(Some.Query(sensors: ["never-seen"])));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    public async Task Pages_by_cursor_give_everything_once(int limit)
    {
        StoredReading[] all =
        [
            .. from minute in Enumerable.Range(0, 6)
               from sensor in new[] { "s-b", "s-a", "s-c" }
               from quantity in new[] { Quantity.RoadSurfaceTemperature, Quantity.AirTemperature }
               select Some.Reading($"2026-{10 + (minute / 3)}-01T00:0{minute}:00Z", minute, sensor, quantity),
        ];
        await WriteAsync(1, all);
        var query = Some.Query(limit: limit, sensors: ["s-a", "s-b", "s-c"]);
        var paged = new List<ReadingRow>();
        List<ReadingRow> page;
        do
        {
            page = await ReadAsync(query);
            paged.AddRange(page);
            query = query with { After = paged.Count == 0 ? null : new ReadingCursor(paged[^1].ObservedAt, paged[^1].Sensor.Value, paged[^1].Quantity.Name) };
        }
        while (page.Count > 0);

        Assert.Equal(all.Length, paged.Count);
        Assert.Equal(await ReadAsync(Some.Query(sensors: ["s-a", "s-b", "s-c"])), paged);
    }

    [Fact]
    public async Task A_cursor_of_a_series_that_is_not_selected_still_means_what_comes_after_it()
    {
        await WriteAsync(1, Some.Reading("2026-11-23T10:00:00Z", 1, "a"), Some.Reading("2026-11-23T10:00:00Z", 2, "c"), Some.Reading("2026-11-23T10:00:01Z", 3, "a"));
        var query = Some.Query(sensors: ["a", "c"]) with { After = new ReadingCursor(Some.At("2026-11-23T10:00:00Z"), "b", "no2") };
        Assert.Equal([2.0, 3], await ValuesAsync(query));
    }

    [Fact]
    public async Task Known_at_gives_only_what_had_been_received_by_then()
    {
        await WriteAsync(
            1, Some.Reading("2026-11-23T10:00:00Z", 1, receivedAt: "2026-11-23T10:00:05Z"), Some.Reading("2026-11-23T10:01:00Z", 2, receivedAt: "2026-11-23T12:00:00Z"));
        Assert.Equal([1.0], await ValuesAsync(Some.Query(knownAt: "2026-11-23T11:59:59Z")));
        Assert.Equal([1.0, 2], await ValuesAsync(Some.Query(knownAt: "2026-11-23T12:00:00Z")));
        Assert.Empty(await ValuesAsync(Some.Query(knownAt: "2026-11-23T10:00:04Z")));
    }

    [Fact]
    public async Task Latest_is_the_newest_by_observation_of_every_series_with_its_flag_as_revised()
    {
        await WriteAsync(
            1, Some.Reading("2026-11-23T10:00:00Z", 1), Some.Reading("2026-11-23T09:00:00Z", 2, receivedAt: "2026-11-23T11:00:00Z"),
            Some.Reading("2026-09-01T00:00:00Z", 3, "silent"), Some.Reading("2026-10-01T00:00:00Z", 4, quantity: Quantity.DewPoint));
        await Store.WriteAsync(
            new StoreBatch(new(2), [], [new FlagRevision(Some.Sensor, Some.Rst, Some.At("2026-11-23T10:00:00Z"), Flag.Fail, QcTest.Spike, Some.At("2026-11-23T10:10:00Z"))], []),
            CancellationToken.None);

        var latest = await Store.ReadLatestAsync(CancellationToken.None).ToListAsync();
        Assert.Equal(
            [("rws-1", "dew_point", 4.0, Flag.Pass), ("rws-1", "road_surface_temperature", 1.0, Flag.Fail), ("silent", "road_surface_temperature", 3.0, Flag.Pass)],
            latest.OrderBy(r => r.Sensor).ThenBy(r => r.Quantity.Name, StringComparer.Ordinal).Select(r => (r.Sensor.Value, r.Quantity.Name, r.Value, r.Flag)));
    }

    [Fact]
    public async Task A_re_decode_supersedes_and_what_stood_stays_known_as_it_was()
    {
        await WriteAsync(1, Some.Reading("2026-11-23T10:00:00Z", -12, flag: Flag.Fail), Some.Reading("2026-11-23T10:01:00Z", 2), Some.Reading("2026-11-23T10:02:00Z", 3));
        await SupersedeAsync(2, Superseded("2026-11-23T10:00:00Z", -12, -1.2), Superseded("2026-11-23T10:02:00Z", 3, null));

        var rows = await ReadAsync(Some.Query());
        Assert.Equal([(-1.2, Flag.Pass), (2.0, Flag.Pass)], rows.Select(r => (r.Value, r.Flag)));
        Assert.Equal([-12.0, 2, 3], await ValuesAsync(Some.Query(knownAt: "2026-11-24T08:59:59Z")));
        Assert.Equal([-1.2, 2], await ValuesAsync(Some.Query(knownAt: "2026-11-24T09:00:00Z")));
        Assert.Equal([("redecode", (double?)-1.2), ("redecode", null)], (await CorrectionsAsync()).Select(c => (c.Kind, c.Value)));
        var latest = Assert.Single(await Store.ReadLatestAsync(CancellationToken.None).ToListAsync());
        Assert.Equal((2.0, Some.At("2026-11-23T10:01:00Z")), (latest.Value, latest.ObservedAt));
    }

    [Fact]
    public async Task Only_the_value_that_stands_is_superseded_and_the_same_again_adds_nothing()
    {
        await WriteAsync(1, Some.Reading("2026-11-23T10:00:00Z", 1));
        await WriteAsync(2, Some.Reading("2026-11-23T10:00:00Z", 7));
        await SupersedeAsync(3, Superseded("2026-11-23T10:00:00Z", 7, 8), Superseded("2026-11-23T11:00:00Z", 1, 8), Superseded("2026-11-23T10:00:00Z", 1, 9, "never-seen"));
        Assert.Equal([1.0], await ValuesAsync());

        await SupersedeAsync(4, Superseded("2026-11-23T10:00:00Z", 1, 2));
        await SupersedeAsync(5, Superseded("2026-11-23T10:00:00Z", 1, 2));
        Assert.Equal([2.0], await ValuesAsync());
        Assert.Equal(["conflict", "redecode"], (await CorrectionsAsync()).Select(c => c.Kind));
    }

    [Fact]
    public async Task A_re_decode_in_the_batch_of_its_reading_gives_what_two_batches_give()
    {
        await Store.WriteAsync(
            Some.Batch(1, Some.Reading("2026-11-23T10:00:00Z", 1), Some.Reading("2026-11-23T10:01:00Z", 2)) with { Superseded = [Superseded("2026-11-23T10:01:00Z", 2, 5)] },
            CancellationToken.None);
        await ReopenAsync();
        Assert.Equal([1.0, 5], await ValuesAsync());
        Assert.Equal([1.0, 2], await ValuesAsync(Some.Query(knownAt: "2026-11-24T08:59:59Z")));
    }

    [Fact]
    public async Task The_last_re_decode_stands_and_no_flag_of_the_first_value_touches_it()
    {
        await WriteAsync(1, Some.Reading("2026-11-23T10:00:00Z", 1));
        await SupersedeAsync(2, Superseded("2026-11-23T10:00:00Z", 1, null));
        Assert.Empty(await ValuesAsync());
        Assert.Empty(await Store.ReadLatestAsync(CancellationToken.None).ToListAsync());

        await SupersedeAsync(3, Superseded("2026-11-23T10:00:00Z", 1, 4) with { At = Some.At("2026-11-24T10:00:00Z") });
        await Store.WriteAsync(
            new StoreBatch(new(4), [], [new FlagRevision(Some.Sensor, Some.Rst, Some.At("2026-11-23T10:00:00Z"), Flag.Fail, QcTest.Spike, Some.At("2026-11-24T11:00:00Z"))], []),
            CancellationToken.None);
        var row = Assert.Single(await ReadAsync(Some.Query()));
        Assert.Equal((4.0, Flag.Pass), (row.Value, row.Flag));
        Assert.Equal(row, Assert.Single(await Store.ReadLatestAsync(CancellationToken.None).ToListAsync()));
    }

    [Fact]
    public async Task Streams_a_hundred_thousand_rows_without_holding_them()
    {
        const int Rows = 100_000;
        var start = Some.At("2026-10-28T00:00:00Z");
        var template = Some.Reading("2026-10-28T00:00:00Z", 0);
        for (var batch = 0; batch < 10; batch++)
        {
            await WriteAsync(batch + 1, [.. Enumerable.Range(batch * 10_000, 10_000).Select(i => template with
            {
                Reading = template.Reading with { ObservedAt = start.AddSeconds(i * 6), Value = i },
            })]);
        }

        var (count, sum, mostHeld) = (0, 0.0, 0L);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await foreach (var row in Store.ReadAsync(Some.Query(), CancellationToken.None))
        {
            sum += row.Value;
            if (++count % 20_000 == 0)
            {
                mostHeld = Math.Max(mostHeld, GC.GetTotalMemory(forceFullCollection: true) - before);
            }
        }

        Assert.Equal((Rows, Rows * (Rows - 1.0) / 2), (count, sum));
        Assert.True(mostHeld < 4_000_000, $"{mostHeld} bytes held while streaming; the rows are {Rows * 80} bytes.");
    }

    [Fact]
    public async Task A_query_that_is_given_up_stops_and_the_store_answers_the_next()
    {
        await WriteAsync(1, [.. Enumerable.Range(0, 20_000).Select(i => Some.Reading("2026-11-23T10:00:00Z", i, $"s{i}"))]);
        using var stop = new CancellationTokenSource();
        var seen = 0;
        var query = Some.Query(sensors: [.. Enumerable.Range(0, 20_000).Select(i => $"s{i}")]);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var row in Store.ReadAsync(query, stop.Token))
            {
                if (++seen == 10)
                {
                    await stop.CancelAsync();
                }
            }
        });
        Assert.InRange(seen, 10, 19_999);
        Assert.Equal([1.0], await ValuesAsync(Some.Query(sensors: ["s1"])));
    }

    [Fact]
    public async Task A_query_stopped_at_any_moment_is_a_cancellation_and_no_failure_of_the_store()
    {
        await WriteAsync(1, [.. Enumerable.Range(0, 500).Select(i => Some.Reading("2026-11-23T10:00:00Z", i, $"s{i}"))]);
        var query = Some.Query(sensors: [.. Enumerable.Range(0, 500).Select(i => $"s{i}")]);
        var stopped = 0;
        for (var attempt = 0; attempt < 300; attempt++)
        {
            using var stop = new CancellationTokenSource();
            var read = Task.Run(async () => await Store.ReadAsync(query, stop.Token).ToListAsync());
            Thread.SpinWait(attempt * 200);
            await stop.CancelAsync();
            try
            {
                await read;
            }
            catch (OperationCanceledException)
            {
                stopped++;
            }
        }

        Assert.InRange(stopped, 1, 300);
    }

    [Fact]
    public async Task Readers_left_in_the_middle_give_their_place_back()
    {
        await WriteAsync(1, [.. Enumerable.Range(0, 5_000).Select(i => Some.Reading("2026-11-23T10:00:00Z", i, $"s{i}"))]);
        var query = Some.Query(sensors: [.. Enumerable.Range(0, 5_000).Select(i => $"s{i}")]);
        for (var i = 0; i < 20; i++)
        {
            await foreach (var row in Store.ReadAsync(query, CancellationToken.None))
            {
                break;
            }
        }

        Assert.Equal(5_000, (await ReadAsync(query)).Count);
    }

    [Fact]
    public async Task Readers_beside_the_writer_see_whole_batches_only()
    {
        const int Batches = 40;
        var template = Some.Reading("2026-11-23T10:00:00Z", 0);
        var writing = Task.Run(async () =>
        {
            for (var batch = 0; batch < Batches; batch++)
            {
                await WriteAsync(batch + 1, [.. Enumerable.Range(0, 100).Select(i => template with
                {
                    Reading = template.Reading with { ObservedAt = template.Reading.ObservedAt.AddSeconds((batch * 100) + i), Value = batch },
                })]);
            }
        });
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(async () =>
        {
            var last = 0;
            do
            {
                var count = (await ValuesAsync()).Count;
                Assert.True(count % 100 == 0 && count >= last, $"{count} rows after {last}");
                last = count;
            }
            while (!writing.IsCompleted);
        })));
        await writing;
        Assert.Equal(Batches * 100, (await ValuesAsync()).Count);
    }

    /// <summary>Each batch brings fifty readings, a conflict with each of them, and the first of a further gateway.</summary>
    [Fact]
    public async Task Corrections_and_ledger_read_beside_the_writer_are_those_of_whole_batches()
    {
        const int Batches = 30;
        var template = Some.Reading("2026-11-23T10:00:00Z", 0);
        var writing = Task.Run(async () =>
        {
            for (var batch = 0; batch < Batches; batch++)
            {
                var readings = Enumerable.Range(0, 50).Select(i => template with
                {
                    Gateway = new GatewayId($"gw-{batch}"),
                    Reading = template.Reading with { ObservedAt = template.Reading.ObservedAt.AddSeconds((batch * 50) + i), Value = i },
                }).ToArray();
                await WriteAsync(batch + 1, [.. readings, .. readings.Select(r => r with { Gateway = template.Gateway, Reading = r.Reading with { Value = -1 } })]);
            }
        });
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            var last = 0;
            do
            {
                var corrections = (await CorrectionsAsync()).Count;
                Assert.True(corrections % 50 == 0 && corrections >= last, $"{corrections} corrections after {last}");
                last = corrections;
                var ledger = await LedgerAsync();
                Assert.All(ledger, entry => Assert.Equal(entry.Received, entry.Accepted + entry.Conflict));
                Assert.Equal(ledger.Sum(entry => entry.Accepted), ledger.Sum(entry => entry.Conflict));
                Assert.Equal(0, ledger.Sum(entry => entry.Accepted) % 50);
            }
            while (!writing.IsCompleted);
        })));
        await writing;
        Assert.Equal(Batches * 50, (await CorrectionsAsync()).Count);
    }

    private Task<StoreReceipt> SupersedeAsync(long position, params SupersededReading[] superseded) =>
        Store.WriteAsync(Some.Batch(position) with { Superseded = superseded }, CancellationToken.None);

    private static SupersededReading Superseded(string observedAt, double before, double? after, string sensor = "rws-1") => new(
        new SensorId(sensor), Some.Rst, Some.At(observedAt), before, after, after is null ? null : Flag.Pass, after is null ? null : QcTest.None,
        Some.At("2026-11-24T09:00:00Z"));
}

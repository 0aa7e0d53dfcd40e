using Microsoft.Extensions.Time.Testing;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Storage;
using Telemetry.Storage.TimeSeries.Influx;
using Telemetry.Storage.TimeSeries.Influx.Lines;

namespace Telemetry.Tests.Contract.TimeSeries.Influx;

/// <summary>What InfluxDB, or the bound on series before it, will not take.</summary>
public sealed class InfluxRefusalTests(SharedInflux influx)
{
    private const string Ten = "2026-11-23T10:00:00Z";
    private readonly FakeTimeProvider _time = new(Some.At("2026-11-23T18:00:00Z"));
    private readonly List<RefusedReading> _told = [];

    private static CancellationToken None => CancellationToken.None;

    [Fact]
    public async Task A_refused_reading_is_told_counted_as_rejected_and_stops_no_other()
    {
        var server = await influx.ServerAsync();
        using var database = new InfluxDatabase(server, _time);
        var store = database.Store();
        await store.OpenAsync(None);

        // Somebody else's measurement of the same name, whose value is a whole number.
        using (var stranger = SomeLines.Client(server.Url, options => options.Database = database.Name))
        {
            var line = new LineBatch();
            line.AddInteger("dew_point", Some.At("2026-11-23T09:00:00Z").ToUnixTimeMilliseconds() * 1_000_000, 3);
            await stranger.WriteAsync(line, None);
        }

        var readings = new[] { Some.Reading(Ten, 1), Dew(2), Some.Reading("2026-11-23T10:01:00Z", 3), Dew(2), Dew(5) };
        Assert.Equal(new StoreReceipt(2, 0, 0, 3), await store.WriteAsync(Batch(1, readings), None));

        Assert.Equal([1, 3, 4], _told.Select(r => r.Index));
        Assert.All(_told, r => Assert.Contains("field type conflict", r.Reason, StringComparison.Ordinal));
        Assert.Equal([1.0, 3], (await store.ReadAsync(Some.Query(), None).ToListAsync()).Select(r => r.Value));
        Assert.Empty(await store.ReadCorrectionsAsync(Some.Query(), None).ToListAsync());
        var entry = Assert.Single(await store.ReadLedgerAsync(Some.At("2026-11-23T00:00:00Z"), Some.At("2026-11-24T00:00:00Z"), None));
        Assert.Equal((5, 2, 0, 0, 3), (entry.Received, entry.Accepted, entry.Duplicate, entry.Conflict, entry.Rejected));
    }

    [Fact]
    public async Task A_series_beyond_the_bound_is_refused_before_the_server_sees_it()
    {
        using var database = new InfluxDatabase(await influx.ServerAsync(), _time);
        var store = database.Store(options => options.MaxSeries = 2);
        var readings = new[] { Some.Reading(Ten, 1, "s-1"), Some.Reading(Ten, 1, "s-2"), Some.Reading(Ten, 1, "s-3"), Some.Reading("2026-11-23T10:01:00Z", 2, "s-1") };
        Assert.Equal(new StoreReceipt(3, 0, 0, 1), await store.WriteAsync(Batch(1, readings), None));
        Assert.Contains("MaxSeries", Assert.Single(_told).Reason, StringComparison.Ordinal);

        // After a restart too, and with a higher bound it is taken.
        var again = database.Store(options => options.MaxSeries = 2);
        Assert.Equal(new StoreReceipt(0, 0, 0, 1), await again.WriteAsync(Batch(2, readings[2]), None));
        var wider = database.Store();
        Assert.Equal(new StoreReceipt(1, 0, 0), await wider.WriteAsync(Batch(3, readings[2]), None));
    }

    [Fact]
    public async Task A_batch_whose_refusals_can_not_be_told_is_not_committed()
    {
        using var database = new InfluxDatabase(await influx.ServerAsync(), _time);
        var store = database.Store(options => options.MaxSeries = 1);
        var batch = Some.Batch(1, Some.Reading(Ten, 1, "s-1"), Some.Reading(Ten, 1, "s-2"));
        await Assert.ThrowsAsync<IOException>(() => store.WriteAsync(batch with { OnRefused = (_, _) => throw new IOException("the journal's disk") }, None));
        Assert.Equal(0, (await store.OpenAsync(None)).Sequence);
        Assert.Empty(await store.ReadAsync(Some.Query(sensors: ["s-1"]), None).ToListAsync());
        Assert.Equal(new StoreReceipt(1, 0, 0, 1), await store.WriteAsync(Batch(1, [.. batch.Readings]), None));
    }

    [Fact]
    public async Task A_database_that_is_gone_is_made_again_by_opening_the_store_which_is_empty_then()
    {
        var server = await influx.ServerAsync();
        using var database = new InfluxDatabase(server, _time);
        var store = database.Store();
        await store.WriteAsync(Some.Batch(5, Some.Reading(Ten, 1)), None);
        using (var administrator = SomeLines.Client(server.Url, options => options.Database = database.Name))
        {
            await administrator.ExecuteAsync($"DROP DATABASE {database.Name}", None);
        }

        await Assert.ThrowsAnyAsync<InfluxRefusedException>(() => store.WriteAsync(Some.Batch(6, Some.Reading("2026-11-23T10:01:00Z", 2)), None));
        Assert.Equal(0, (await store.OpenAsync(None)).Sequence);
    }

    private static StoredReading Dew(double value) => Some.Reading(Ten, value, quantity: Quantity.DewPoint);

    private StoreBatch Batch(long position, params StoredReading[] readings) => Some.Batch(position, readings) with
    {
        OnRefused = (refused, _) =>
        {
            _told.Clear();
            _told.AddRange(refused);
            return Task.CompletedTask;
        },
    };
}

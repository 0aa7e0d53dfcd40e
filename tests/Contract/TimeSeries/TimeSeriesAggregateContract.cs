using Telemetry.Domain.Readings;
using Telemetry.Domain.Storage;

namespace Telemetry.Tests.Contract.TimeSeries;

public abstract class TimeSeriesAggregateContract : TimeSeriesStoreContract
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");
    private static readonly BucketInterval Hour = new(TimeSpan.FromHours(1));
    private static readonly BucketInterval LocalDay = new(default, LocalDay: true);

    [Theory]
    [InlineData(Aggregate.Mean, 2.5)]
    [InlineData(Aggregate.Minimum, 1)]
    [InlineData(Aggregate.Maximum, 4)]
    [InlineData(Aggregate.Sum, 10)]
    [InlineData(Aggregate.Count, 4)]
    [InlineData(Aggregate.First, 3)]
    [InlineData(Aggregate.Last, 2)]
    public async Task Aggregates_a_bucket(Aggregate aggregate, double expected)
    {
        await WriteAsync(
            1, Some.Reading("2026-11-23T10:20:00Z", 1), Some.Reading("2026-11-23T10:10:00Z", 3), Some.Reading("2026-11-23T10:30:00Z", 4), Some.Reading("2026-11-23T11:00:00Z", 2));
        var row = Assert.Single(await AggregateAsync(Some.Buckets("2026-11-23T10:00:00Z", "2026-11-23T11:00:00Z", Hour, aggregate)));
        Assert.Equal(
            new AggregateRow(Some.Sensor, Some.Rst, Some.At("2026-11-23T10:00:00Z"), Some.At("2026-11-23T11:00:00Z"), expected, 4, 0, 0), row);
    }

    [Fact]
    public async Task Counts_a_reading_on_a_boundary_to_the_bucket_that_ends_there()
    {
        await WriteAsync(1, Some.Reading("2026-11-23T10:00:00Z", 1), Some.Reading("2026-11-23T10:00:00.000001Z", 2), Some.Reading("2026-12-01T00:00:00Z", 3));
        var rows = await AggregateAsync(Some.Buckets("2026-11-23T00:00:00Z", "2026-12-02T00:00:00Z", Hour));
        Assert.Equal(
            [(Some.At("2026-11-23T09:00:00Z"), 1.0), (Some.At("2026-11-23T10:00:00Z"), 2.0), (Some.At("2026-11-30T23:00:00Z"), 3.0)],
            rows.Select(r => (r.Start, r.Value!.Value)));
    }

    [Fact]
    public async Task Leaves_a_gap_where_there_is_no_reading()
    {
        await WriteAsync(1, Some.Reading("2026-11-23T10:30:00Z", 1), Some.Reading("2026-11-23T13:30:00Z", 2));
        var rows = await AggregateAsync(Some.Buckets("2026-11-23T00:00:00Z", "2026-11-24T00:00:00Z", Hour));
        Assert.Equal([Some.At("2026-11-23T11:00:00Z"), Some.At("2026-11-23T14:00:00Z")], rows.Select(r => r.End));
    }

    [Fact]
    public async Task Never_counts_a_failed_value_and_counts_a_suspect_one_only_when_asked()
    {
        await WriteAsync(
            1, Some.Reading("2026-11-23T10:10:00Z", 1), Some.Reading("2026-11-23T10:20:00Z", 3, flag: Flag.Suspect), Some.Reading("2026-11-23T10:30:00Z", 1000, flag: Flag.Fail));
        foreach (var (worst, mean, count) in new[] { (Flag.Pass, 1.0, 1), (Flag.Suspect, 2.0, 2), (Flag.Fail, 2.0, 2) })
        {
            var row = Assert.Single(await AggregateAsync(Some.Buckets("2026-11-23T10:00:00Z", "2026-11-23T11:00:00Z", Hour, worst: worst)));
            Assert.Equal((mean, (long)count, 1L, 1L), (row.Value!.Value, row.Count, row.Suspect, row.Failed));
        }
    }

    [Fact]
    public async Task Gives_no_value_for_a_bucket_whose_readings_all_failed()
    {
        await WriteAsync(1, Some.Reading("2026-11-23T10:10:00Z", 1, flag: Flag.Fail));
        var row = Assert.Single(await AggregateAsync(Some.Buckets("2026-11-23T10:00:00Z", "2026-11-23T11:00:00Z", Hour)));
        Assert.Equal((null, 0L, 1L), (row.Value, row.Count, row.Failed));
        Assert.Equal(0, Assert.Single(await AggregateAsync(Some.Buckets("2026-11-23T10:00:00Z", "2026-11-23T11:00:00Z", Hour, Aggregate.Count))).Value);
    }

    [Fact]
    public async Task Goes_by_revised_flags_as_they_were_known()
    {
        await WriteAsync(1, Some.Reading("2026-11-23T10:10:00Z", 1), Some.Reading("2026-11-23T10:20:00Z", 9));
        await Store.WriteAsync(
            new StoreBatch(new(2), [], [new FlagRevision(Some.Sensor, Some.Rst, Some.At("2026-11-23T10:20:00Z"), Flag.Fail, QcTest.Spike, Some.At("2026-11-23T10:30:00Z"))], []),
            CancellationToken.None);
        var query = Some.Buckets("2026-11-23T10:00:00Z", "2026-11-23T11:00:00Z", Hour);
        Assert.Equal(1, Assert.Single(await AggregateAsync(query)).Value);
        Assert.Equal(5, Assert.Single(await AggregateAsync(query with { KnownAt = Some.At("2026-11-23T10:29:59Z") })).Value);
    }

    [Fact]
    public async Task Goes_by_what_a_re_decode_put_in_its_place_as_it_was_known()
    {
        await WriteAsync(1, Some.Reading("2026-11-23T10:10:00Z", 1), Some.Reading("2026-11-23T10:20:00Z", 9), Some.Reading("2026-11-23T10:30:00Z", 70));
        SupersededReading changed = new(Some.Sensor, Some.Rst, Some.At("2026-11-23T10:20:00Z"), 9, 3, Flag.Pass, QcTest.None, Some.At("2026-11-24T10:00:00Z"));
        var withdrawn = changed with { ObservedAt = Some.At("2026-11-23T10:30:00Z"), Before = 70, After = null, Flag = null, Test = null };
        await Store.WriteAsync(Some.Batch(2) with { Superseded = [changed, withdrawn] }, CancellationToken.None);

        var query = Some.Buckets("2026-11-23T10:00:00Z", "2026-11-23T11:00:00Z", Hour);
        var row = Assert.Single(await AggregateAsync(query));
        Assert.Equal((2.0, 2L), (row.Value!.Value, row.Count));
        Assert.Equal(80.0 / 3, Assert.Single(await AggregateAsync(query with { KnownAt = Some.At("2026-11-24T09:59:59Z") })).Value!.Value, 9);
    }

    [Theory]
    [InlineData("2025-03-30", "2025-03-30T00:00:00Z", "2025-03-30T23:00:00Z", 23)]
    [InlineData("2025-10-26", "2025-10-25T23:00:00Z", "2025-10-27T00:00:00Z", 25)]
    [InlineData("2025-07-01", "2025-06-30T23:00:00Z", "2025-07-01T23:00:00Z", 24)]
    public async Task A_local_day_is_as_long_as_it_is(string day, string start, string end, int hours)
    {
        var (from, to) = (Some.At(start).AddDays(-1.5), Some.At(end).AddDays(1.5));
        var position = 1L;
        var template = Some.Reading(start, 1);
        await WriteAsync(position, [.. Enumerable.Range(0, (int)(to - from).TotalMinutes).Select(i => template with
        {
            Reading = template.Reading with { ObservedAt = from.AddMinutes(i) },
        })]);

        var rows = await AggregateAsync(Some.Buckets("2025-01-01T00:00:00Z", "2025-12-31T00:00:00Z", LocalDay, Aggregate.Sum, London));
        var row = Assert.Single(rows, r => r.Start == Some.At(start));
        Assert.Equal((Some.At(end), hours * 60L), (row.End, row.Count));
        Assert.Equal(day, TimeZoneInfo.ConvertTime(row.Start, London).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal((int)(to - from).TotalMinutes, rows.Sum(r => r.Count));
        Assert.All(rows.Zip(rows.Skip(1)), pair => Assert.Equal(pair.First.End, pair.Second.Start));
    }

    [Fact]
    public async Task A_reading_at_local_midnight_belongs_to_the_day_that_ends()
    {
        await WriteAsync(1, Some.Reading("2025-03-30T23:00:00Z", 1), Some.Reading("2025-03-30T23:00:01Z", 2));
        var rows = await AggregateAsync(Some.Buckets("2025-03-01T00:00:00Z", "2025-04-30T00:00:00Z", LocalDay, zone: London));
        Assert.Equal([(Some.At("2025-03-30T00:00:00Z"), 1.0), (Some.At("2025-03-30T23:00:00Z"), 2.0)], rows.Select(r => (r.Start, r.Value!.Value)));
    }

    [Fact]
    public async Task A_zone_that_skips_midnight_starts_its_day_when_the_clock_goes_on()
    {
        // Santiago went from 00:00 to 01:00 on 2025-09-07: the day has 23 hours from 04:00 UTC.
        var zone = TimeZoneInfo.FindSystemTimeZoneById("America/Santiago");
        await WriteAsync(1, Some.Reading("2025-09-07T04:00:00Z", 1), Some.Reading("2025-09-07T04:00:01Z", 2));
        var rows = await AggregateAsync(Some.Buckets("2025-09-01T00:00:00Z", "2025-09-30T00:00:00Z", LocalDay, zone: zone));
        Assert.Equal(
            [(Some.At("2025-09-06T04:00:00Z"), Some.At("2025-09-07T04:00:00Z")), (Some.At("2025-09-07T04:00:00Z"), Some.At("2025-09-08T03:00:00Z"))],
            rows.Select(r => (r.Start, r.End)));
    }

    [Fact]
    public async Task Orders_by_time_and_gives_no_more_than_the_limit()
    {
        await WriteAsync(1, Some.Reading("2026-11-23T12:10:00Z", 3), Some.Reading("2026-11-23T10:10:00Z", 1), Some.Reading("2026-11-23T11:10:00Z", 2));
        var rows = await AggregateAsync(Some.Buckets("2026-11-23T00:00:00Z", "2026-11-24T00:00:00Z", Hour, limit: 2));
        Assert.Equal([1.0, 2.0], rows.Select(r => r.Value!.Value));
    }

    [Fact]
    public void Refuses_a_width_that_does_not_divide_a_day() =>
        Assert.Throws<ArgumentException>(() => Store.AggregateAsync(
            Some.Buckets("2026-11-23T00:00:00Z", "2026-11-24T00:00:00Z", new BucketInterval(TimeSpan.FromHours(7))), CancellationToken.None));
}

using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.Options;
using Telemetry.Domain.Journal;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Domain.Storage;
using Telemetry.Storage.TimeSeries.DuckDb;

namespace Telemetry.Bench;

/// <summary>Reading from a month of 200 stations, a reading every ten minutes: a page of one series, the hours of ten, and the latest of all.</summary>
[MinColumn]
public class DuckDbReadBenchmarks
{
    private const int Stations = 200;
    private const int PerDay = 144;
    private const int Days = 30;
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private TemporaryDirectory _directory = null!;
    private DuckDbTimeSeriesStore _store = null!;

    private static SensorId[] Ten => [.. Enumerable.Range(0, 10).Select(Sensor)];

    [GlobalSetup]
    public async Task FillAsync()
    {
        _directory = new TemporaryDirectory();
        var options = new DuckDbOptions { Path = System.IO.Path.Combine(_directory.Path, "store.duckdb") };
        _store = new DuckDbTimeSeriesStore(Options.Create(options), TimeProvider.System);
        await _store.OpenAsync(CancellationToken.None);
        for (var day = 0; day < Days; day++)
        {
            var readings = new List<StoredReading>(Stations * PerDay);
            var revisions = new List<FlagRevision>();
            for (var i = 0; i < PerDay; i++)
            {
                var at = Start.AddDays(day).AddMinutes(10 * (i + 1));
                for (var station = 0; station < Stations; station++)
                {
                    readings.Add(new StoredReading(
                        new Reading(Sensor(station), Quantity.RoadSurfaceTemperature, at, Math.Round(5 * Math.Sin(i / 23.0) + station / 100.0, 2), at.AddSeconds(20)),
                        Flag.Pass, QcTest.None, SomeMessages.Gateway));
                    if ((i + station) % 100 == 0)
                    {
                        revisions.Add(new FlagRevision(Sensor(station), Quantity.RoadSurfaceTemperature, at, Flag.Suspect, QcTest.Spike, at.AddMinutes(10)));
                    }
                }
            }

            await _store.WriteAsync(new StoreBatch(new JournalPosition(day + 1), readings, revisions, []), CancellationToken.None);
        }
    }

    [GlobalCleanup]
    public void Close()
    {
        _store.Dispose();
        _directory.Dispose();
    }

    [Benchmark]
    public async Task<int> A_month_of_one_series()
    {
        var rows = 0;
        await foreach (var _ in _store.ReadAsync(new ReadingQuery([Sensor(7)], [], Start, Start.AddDays(Days), null, null, 10_000), CancellationToken.None))
        {
            rows++;
        }

        return rows;
    }

    [Benchmark]
    public async Task<int> A_month_of_ten_series_by_the_hour()
    {
        var rows = 0;
        await foreach (var _ in _store.AggregateAsync(
            new AggregateQuery(Ten, [], Start, Start.AddDays(Days), null, new BucketInterval(TimeSpan.FromHours(1)), Aggregate.Mean, TimeZoneInfo.Utc, Flag.Pass, 10_000), CancellationToken.None))
        {
            rows++;
        }

        return rows;
    }

    [Benchmark]
    public async Task<int> The_latest_of_all()
    {
        var rows = 0;
        await foreach (var _ in _store.ReadLatestAsync(CancellationToken.None))
        {
            rows++;
        }

        return rows;
    }

    private static SensorId Sensor(int station) => new($"rws-{station:000}");
}

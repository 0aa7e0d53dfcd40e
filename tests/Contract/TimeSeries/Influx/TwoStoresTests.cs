using CsCheck;
using Microsoft.Extensions.Time.Testing;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Domain.Storage;
using Telemetry.Storage.TimeSeries.DuckDb;
using Telemetry.Storage.TimeSeries.Influx;
using Telemetry.Tests.Contract.TimeSeries.DuckDb;

namespace Telemetry.Tests.Contract.TimeSeries.Influx;

/// <summary>A DuckDB and an InfluxDB that were given the same answer every question alike, whatever is rolled up by then.</summary>
public sealed class TwoStoresTests(SharedInflux influx)
{
    private static readonly string[] Sensors = ["a-1", "B-2", "a.3"];
    private static readonly Quantity[] Quantities = [Quantity.RoadSurfaceTemperature, Quantity.AirTemperature];
    private static readonly string[] Zones = ["Europe/London", "Asia/Kolkata", "America/Santiago", "UTC"];

    /// <summary>Two hours before the 25-hour day of London, in which most of a case lies.</summary>
    private static readonly DateTimeOffset Start = Some.At("2025-10-25T21:00:00Z");

    private static CancellationToken None => CancellationToken.None;

    private static readonly Gen<StoredReading> Reading = Gen.Select(
        Gen.Int[0, 2],
        Gen.Int[0, 1],
        Gen.Frequency((8, Gen.Int[0, 30 * 12]), (1, Gen.Int[-40 * 288, 0]), (1, Gen.Int[0, 40].Select(h => h * 12))),
        Gen.Int[-80, 80],
        Gen.Frequency((6, Gen.Const(Flag.Pass)), (1, Gen.Const(Flag.Suspect)), (1, Gen.Const(Flag.Fail))),
        Gen.Int[0, 4]).Select((sensor, quantity, step, tenths, flag, delay) =>
        {
            var at = Start.AddMinutes(5 * step).AddMicroseconds(step % 7 == 0 ? 0 : step % 3);
            var received = new[] { at, Start.AddHours(30) }.Max().AddMinutes(delay);
            return new StoredReading(
                new Reading(new(Sensors[sensor]), Quantities[quantity], at, tenths / 10.0, delay == 4 ? received : at.AddSeconds(delay), (ReadingMarks)(delay % 4)),
                flag, (QcTest)(delay + 1), new($"gw-{sensor % 2}"));
        });

    private static readonly Gen<FlagRevision> Revision = Gen.Select(Reading, Gen.Int[0, 2], Gen.Int[0, 3]).Select((reading, flag, minutes) => new FlagRevision(
        reading.Reading.Sensor, reading.Reading.Quantity, reading.Reading.ObservedAt, (Flag)flag, QcTest.Spike, reading.Reading.ReceivedAt.AddMinutes(minutes)));

    private static readonly Gen<(StoredReading[] Readings, FlagRevision[] Revisions, int Then)> Step =
        Gen.Select(Reading.Array[0, 40], Revision.Array[0, 3], Gen.Int[0, 9]);

    private static readonly Gen<(int From, int Length, int Interval, int Zone, int Aggregate, int Worst, int Known, int Limit)> Question = Gen.Select(
        Gen.Frequency((3, Gen.Int[-30, 400]), (1, Gen.Int[-12_000, 0])), Gen.Int[1, 13_000], Gen.Int[0, 6], Gen.Int[0, 3], Gen.Int[0, 6], Gen.Int[0, 2], Gen.Int[0, 3], Gen.Int[1, 60]);

    /// <summary>Every few readings, of this batch and those before, give way; some of those where another value stands.</summary>
    private static List<SupersededReading> Superseding(
        Dictionary<(SensorId, Quantity, DateTimeOffset), StoredReading> first, StoredReading[] readings, int then)
    {
        foreach (var stored in readings)
        {
            first.TryAdd((stored.Reading.Sensor, stored.Reading.Quantity, stored.Reading.ObservedAt), stored);
        }

        return [.. first.Values.Where((_, i) => then > 3 && i % 5 == then % 5).Select(s => new SupersededReading(
            s.Reading.Sensor, s.Reading.Quantity, s.Reading.ObservedAt, then == 8 ? 99 : s.Reading.Value, then % 2 == 0 ? null : then,
            then % 2 == 0 ? null : (Flag)(then % 3), then % 2 == 0 ? null : QcTest.SensorRange, Start.AddHours(31).AddMinutes(then)))];
    }

    [Fact]
    public async Task Answer_alike_whatever_they_are_given()
    {
        var server = await influx.ServerAsync();
        await Gen.Select(Step.Array[1, 7], Question.Array[25]).SampleAsync(
            async (steps, questions) =>
            {
                var time = new FakeTimeProvider(Some.At("2025-10-28T00:00:00Z"));
                using var file = new DuckDbFile();
                using var database = new InfluxDatabase(server, time);
                using var duck = file.Store(time);
                var store = database.Store(options => options.RollUpAfter = TimeSpan.Zero);
                var position = 0L;
                var first = new Dictionary<(SensorId, Quantity, DateTimeOffset), StoredReading>();
                foreach (var (readings, revisions, then) in steps)
                {
                    time.Advance(TimeSpan.FromMinutes(1));
                    var refused = new LedgerEntry(Start, new("gw-1"), then, 0, 0, 0, then, 1);
                    var batch = new StoreBatch(new(++position), readings, revisions, then > 6 ? [refused] : []) { Superseded = Superseding(first, readings, then) };
                    Assert.Equal(await duck.WriteAsync(batch, None), await store.WriteAsync(batch, None));
                    if (then is 1 or 2 or 3 or 9)
                    {
                        while (await store.RollUpAsync(None))
                        {
                        }
                    }

                    if (then is 3 or 4)
                    {
                        store.Dispose();
                        store = database.Store(options => options.RollUpAfter = TimeSpan.Zero);
                    }

                    if (then == 5)
                    {
                        var before = Start.AddDays(-20);
                        Assert.Equal(await duck.DeleteMonthsBeforeAsync(before, None), await store.DeleteMonthsBeforeAsync(before, None));
                    }
                }

                foreach (var question in questions)
                {
                    await AskAsync(duck, store, question);
                }

                var (whole, to) = (DateTimeOffset.UnixEpoch, Some.At("2100-01-01T00:00:00Z"));
                Assert.Equal(await duck.ReadLedgerAsync(whole, to, None), await store.ReadLedgerAsync(whole, to, None));
                Assert.Equal(await LatestAsync(duck), await LatestAsync(store));
            },
            iter: 12,
            threads: 1);
    }

    private static async Task AskAsync(
        DuckDbTimeSeriesStore one, InfluxTimeSeriesStore other, (int From, int Length, int Interval, int Zone, int Aggregate, int Worst, int Known, int Limit) question)
    {
        var from = Start.AddMinutes(5 * question.From);
        var to = from.AddMinutes(5 * question.Length);
        DateTimeOffset? knownAt = question.Known == 0 ? Start.AddHours(15) : null;
        var limit = question.Known == 1 ? question.Limit : 100_000;
        var cursor = question.Known == 2 ? new ReadingCursor(from.AddMinutes(5 * question.Limit), "a-1", "road_surface_temperature") : null;
        var rows = new ReadingQuery([.. Sensors.Select(s => new Domain.Network.SensorId(s))], [], from, to, knownAt, cursor, limit);
        Assert.Equal(await one.ReadAsync(rows, None).ToListAsync(), await other.ReadAsync(rows, None).ToListAsync());
        Assert.Equal(await one.ReadCorrectionsAsync(rows, None).ToListAsync(), await other.ReadCorrectionsAsync(rows, None).ToListAsync());

        var interval = question.Interval switch
        {
            0 => new BucketInterval(TimeSpan.FromMinutes(15)),
            1 => new BucketInterval(TimeSpan.FromHours(1)),
            2 => new BucketInterval(TimeSpan.FromHours(6)),
            3 => new BucketInterval(TimeSpan.FromDays(1)),
            4 => new BucketInterval(TimeSpan.FromMinutes(90)),
            _ => new BucketInterval(default, LocalDay: true),
        };
        var buckets = new AggregateQuery(
            rows.Sensors, Quantities, from, to, knownAt, interval, (Aggregate)question.Aggregate, TimeZoneInfo.FindSystemTimeZoneById(Zones[question.Zone]),
            (Flag)question.Worst, limit);
        Assert.Equal(await one.AggregateAsync(buckets, None).ToListAsync(), await other.AggregateAsync(buckets, None).ToListAsync());
    }

    private static async Task<List<ReadingRow>> LatestAsync(ITimeSeriesStore store) =>
        [.. (await store.ReadLatestAsync(None).ToListAsync()).OrderBy(r => r.Sensor).ThenBy(r => r.Quantity.Code)];
}

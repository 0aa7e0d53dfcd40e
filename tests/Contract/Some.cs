using Telemetry.Domain.Journal;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Domain.Storage;

namespace Telemetry.Tests.Contract;

/// <summary>Valid objects to vary by <c>with</c>.</summary>
internal static class Some
{
    public static readonly GatewayId Gateway = new("gw-1");
    public static readonly SensorId Sensor = new("rws-1");
    public static readonly Quantity Rst = Quantity.RoadSurfaceTemperature;

    public static DateTimeOffset At(string iso) => DateTimeOffset.Parse(iso, System.Globalization.CultureInfo.InvariantCulture);

    public static StoredReading Reading(
        string observedAt, double value, string sensor = "rws-1", Quantity? quantity = null, Flag flag = Flag.Pass,
        string? receivedAt = null, string gateway = "gw-1", ReadingMarks marks = ReadingMarks.None) => new(
            new Reading(new SensorId(sensor), quantity ?? Rst, At(observedAt), value, At(receivedAt ?? observedAt), marks),
            flag,
            flag == Flag.Pass ? QcTest.None : QcTest.Step,
            new GatewayId(gateway));

    public static StoreBatch Batch(long position, params StoredReading[] readings) =>
        new(new JournalPosition(position), readings, [], []);

    public static ReadingQuery Query(
        string from = "2000-01-01T00:00:00Z", string to = "2100-01-01T00:00:00Z", int limit = 1_000_000, string? knownAt = null, params string[] sensors) =>
        new([.. (sensors.Length == 0 ? ["rws-1"] : sensors).Select(s => new SensorId(s))], [], At(from), At(to), knownAt is null ? null : At(knownAt), null, limit);

    public static AggregateQuery Buckets(
        string from, string to, BucketInterval interval, Aggregate aggregate = Aggregate.Mean, TimeZoneInfo? zone = null, Flag worst = Flag.Suspect, int limit = 10_000) =>
        new([Sensor], [Rst], At(from), At(to), null, interval, aggregate, zone ?? TimeZoneInfo.Utc, worst, limit);

    public static async Task<List<T>> ToListAsync<T>(this IAsyncEnumerable<T> rows)
    {
        var list = new List<T>();
        await foreach (var row in rows)
        {
            list.Add(row);
        }

        return list;
    }
}

using System.Runtime.CompilerServices;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Storage;

namespace Telemetry.Api.Endpoints.Readings;

/// <summary>Buckets of every series asked for, one series after another, with the empty ones: a gap is never left out.</summary>
internal sealed class BucketReader(ITimeSeriesStore store, CityNetwork network)
{
    public async IAsyncEnumerable<Bucket> ReadAsync(ReadingsRequest request, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var interval = request.Interval!;
        foreach (var (sensor, quantity) in SeriesOf(request))
        {
            // A cursor names the last bucket given; series before its own are done.
            var after = request.After is { } cursor && cursor.Sensor == sensor.Value && cursor.Quantity == quantity.Name ? cursor.ObservedAt : (DateTimeOffset?)null;
            if (request.After is { } done && after is null && IsBefore(sensor, quantity, done))
            {
                continue;
            }

            var from = after > request.From ? after.Value : request.From;
            if (from >= request.To)
            {
                continue;
            }

            await foreach (var bucket in FillAsync(sensor, quantity, request, from, interval, cancellation))
            {
                yield return bucket;
            }
        }
    }

    private static bool IsBefore(SensorId sensor, Quantity quantity, ReadingCursor cursor)
    {
        var order = string.CompareOrdinal(sensor.Value, cursor.Sensor);
        return order < 0 || (order == 0 && string.CompareOrdinal(quantity.Name, cursor.Quantity) < 0);
    }

    private async IAsyncEnumerable<Bucket> FillAsync(
        SensorId sensor,
        Quantity quantity,
        ReadingsRequest request,
        DateTimeOffset from,
        BucketInterval interval,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        var query = new AggregateQuery(
            [sensor], [quantity], from, request.To, request.KnownAt, interval, request.Aggregate, request.TimeZone, request.WorstFlag, request.Limit + 1);
        await using var rows = store.AggregateAsync(query, cancellation).GetAsyncEnumerator(cancellation);
        var more = await rows.MoveNextAsync();
        var known = network.FindSensor(sensor);
        foreach (var (start, end) in Buckets.Between(from, request.To, interval, request.TimeZone))
        {
            while (more && rows.Current.End < end)
            {
                more = await rows.MoveNextAsync();
            }

            var partial = start < request.From || end > request.To;
            yield return more && rows.Current.End == end
                ? new Bucket(
                    sensor, quantity, start, end, rows.Current.Value, rows.Current.Count, rows.Current.Suspect, rows.Current.Failed, partial,
                    Capture.Of(known, end - start, rows.Current.Count))
                : new Bucket(sensor, quantity, start, end, null, 0, 0, 0, partial, Capture.Of(known, end - start, 0));
        }
    }

    private IEnumerable<(SensorId Sensor, Quantity Quantity)> SeriesOf(ReadingsRequest request)
    {
        foreach (var sensor in request.Sensors)
        {
            // What a retired sensor measured is not known any more: all that was asked for.
            IEnumerable<Quantity> measured = network.FindSensor(sensor)?.Quantities ?? QuantityCatalogue.All;
            var wanted = request.Quantities.Count == 0 ? measured : measured.Intersect(request.Quantities);
            foreach (var quantity in wanted.OrderBy(q => q.Name, StringComparer.Ordinal))
            {
                yield return (sensor, quantity);
            }
        }
    }
}

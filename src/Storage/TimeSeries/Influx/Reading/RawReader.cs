using System.Runtime.CompilerServices;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Storage.TimeSeries.Influx.Http;
using Telemetry.Storage.TimeSeries.Influx.Queries;

namespace Telemetry.Storage.TimeSeries.Influx.Reading;

/// <summary>Committed readings of a window in the store's order, as revised, without those withdrawn, streamed.</summary>
internal sealed class RawReader(InfluxClient client, CorrectionReader corrections)
{
    private const string Columns = "\"value\", \"flag\", \"test\", \"marks\", \"received\", \"stored\", \"batch\", \"sensor\"::tag";

    /// <param name="from">Exclusive, as all times here in microseconds since 1970.</param>
    /// <param name="to">Inclusive.</param>
    /// <param name="knownAt">Only what was received by then, as they then were; the largest number for now.</param>
    /// <param name="committed">Position up to which batches count.</param>
    public async IAsyncEnumerable<RawRow> ReadAsync(
        IReadOnlyList<(Quantity Quantity, List<SensorId> Sensors)> series,
        long from,
        long to,
        long knownAt,
        long committed,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        var rows = RowMerge.MergeAsync(
            [.. series.Select(s => ReadAsync(s.Quantity, s.Sensors, from, to, knownAt, committed, cancellation))], row => row.Order, cancellation);
        var revisions = corrections.ReadAsync(series, revisions: true, from, to, knownAt, committed, cancellation).GetAsyncEnumerator(cancellation);
        await using (revisions)
        {
            var more = await revisions.MoveNextAsync();
            await foreach (var row in rows)
            {
                var standing = new StandingRow(row);

                // In order of their recording: the last one stands.
                while (more && revisions.Current.Order.CompareTo(row.Order) is var order and <= 0)
                {
                    if (order == 0)
                    {
                        standing = standing.With(revisions.Current);
                    }

                    more = await revisions.MoveNextAsync();
                }

                if (!standing.IsWithdrawn)
                {
                    yield return standing.Row;
                }
            }
        }
    }

    private IAsyncEnumerable<RawRow> ReadAsync(
        Quantity quantity, List<SensorId> sensors, long from, long to, long knownAt, long committed, CancellationToken cancellation) =>
        FetchAsync(quantity, sensors, from, to, knownAt, committed, cancellation)
            .OrderInstantsAsync(row => row.Observed, static (a, b) => a.Sensor.CompareTo(b.Sensor), cancellation);

    private async IAsyncEnumerable<RawRow> FetchAsync(
        Quantity quantity, List<SensorId> sensors, long from, long to, long knownAt, long committed, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var names = sensors.ToDictionary(s => s.Value, StringComparer.Ordinal);
        var query = $"SELECT {Columns} FROM {InfluxQl.Name(InfluxSchema.Raw(quantity))} WHERE {QueryText.Window(from, to)}{QueryText.AndSensors(sensors)}";
        await foreach (var row in client.QueryAsync(query, cancellation))
        {
            if (!row.IsInParts(1, 7) && row.Int64(7) <= committed && row.Int64(5) <= knownAt && names.TryGetValue(row.Text(8), out var sensor))
            {
                yield return new RawRow(
                    sensor, quantity, Math.DivRem(row.Int64(0), 1000).Quotient, row.Double(1), (byte)row.Int64(2), (byte)row.Int64(3), (byte)row.Int64(4),
                    row.Int64(5), row.Int64(6));
            }
        }
    }
}

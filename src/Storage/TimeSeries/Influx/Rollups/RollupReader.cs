using System.Globalization;
using System.Runtime.CompilerServices;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Storage.TimeSeries.Influx.Http;
using Telemetry.Storage.TimeSeries.Influx.Queries;
using Telemetry.Storage.TimeSeries.Influx.Reading;

namespace Telemetry.Storage.TimeSeries.Influx.Rollups;

/// <summary>Roll-ups that start within [from, to), in order of their start, streamed.</summary>
internal sealed class RollupReader(InfluxClient client)
{
    public IAsyncEnumerable<RollupRow> ReadAsync(
        RollupLevel level,
        IReadOnlyList<(Quantity Quantity, List<SensorId> Sensors)> series,
        long from,
        long to,
        CancellationToken cancellation) =>
        RowMerge.MergeAsync([.. series.Select(s => ReadAsync(level, s.Quantity, s.Sensors, from, to, cancellation))], row => row.Start, cancellation);

    private async IAsyncEnumerable<RollupRow> ReadAsync(
        RollupLevel level, Quantity quantity, List<SensorId> sensors, long from, long to, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var names = sensors.ToDictionary(s => s.Value, StringComparer.Ordinal);
        var query = string.Create(
            CultureInfo.InvariantCulture,
            $"SELECT {RollupFields.Columns} FROM {InfluxQl.Name(InfluxSchema.Rollup(level, quantity))} WHERE {QueryText.Window(from - 1, to - 1)}{QueryText.AndSensors(sensors)}");
        await foreach (var row in client.QueryAsync(query, cancellation))
        {
            if (names.TryGetValue(row.Text(RollupFields.SensorColumn), out var sensor))
            {
                yield return new RollupRow(new SeriesName(sensor, quantity), Math.DivRem(row.Int64(0), 1000).Quotient, RollupFields.Read(row));
            }
        }
    }
}

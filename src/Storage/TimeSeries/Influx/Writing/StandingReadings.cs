using System.Globalization;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Storage.TimeSeries.Influx.Http;
using Telemetry.Storage.TimeSeries.Influx.Queries;
using Telemetry.Storage.TimeSeries.Influx.Reading;

namespace Telemetry.Storage.TimeSeries.Influx.Writing;

/// <summary>Asks the store which keys of a batch it holds already. A key newer than all of its series is not asked for.</summary>
internal sealed class StandingReadings(InfluxClient client)
{
    public async Task FindAsync(BatchKeys keys, long committed, CancellationToken cancellation)
    {
        foreach (var (quantity, (sensors, runs)) in InDoubt(keys))
        {
            foreach (var (first, last) in runs.Ranges())
            {
                await FindAsync(keys, quantity, sensors, first, last, committed, cancellation);
            }
        }
    }

    private static Dictionary<Quantity, (HashSet<SensorId> Sensors, TimeRuns Runs)> InDoubt(BatchKeys keys)
    {
        var doubts = new Dictionary<Quantity, (HashSet<SensorId> Sensors, TimeRuns Runs)>();
        foreach (var key in keys.All)
        {
            if (key.Series is not { } series || key.Observed > series.HighWater)
            {
                continue;
            }

            if (!doubts.TryGetValue(series.Quantity, out var doubt))
            {
                doubts.Add(series.Quantity, doubt = ([], new TimeRuns()));
            }

            doubt.Sensors.Add(series.Sensor);
            doubt.Runs.Add(key.Observed);
        }

        return doubts;
    }

    private async Task FindAsync(
        BatchKeys keys, Quantity quantity, HashSet<SensorId> sensors, long first, long last, long committed, CancellationToken cancellation)
    {
        var series = new Dictionary<string, Series>(StringComparer.Ordinal);
        foreach (var key in keys.All)
        {
            if (key.Series is { } one && ReferenceEquals(one.Quantity, quantity))
            {
                series.TryAdd(one.Sensor.Value, one);
            }
        }

        var query = string.Create(
            CultureInfo.InvariantCulture,
            $"SELECT \"value\", \"batch\", \"sensor\"::tag FROM {InfluxQl.Name(InfluxSchema.Raw(quantity))} WHERE {QueryText.Window(first - 1, last)}{QueryText.AndSensors(sensors)}");
        await foreach (var row in client.QueryAsync(query, cancellation))
        {
            // What a batch wrote that was never committed is not there: this batch writes it again.
            if (!row.IsNull(2)
                && row.Int64(2) <= committed
                && series.TryGetValue(row.Text(3), out var one)
                && keys.Find(one, Math.DivRem(row.Int64(0), 1000).Quotient) is { } key)
            {
                keys.StandsAlready(key, row.Double(1));
            }
        }
    }
}

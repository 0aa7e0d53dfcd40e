using System.Globalization;
using System.Runtime.CompilerServices;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Storage.TimeSeries.Influx.Http;
using Telemetry.Storage.TimeSeries.Influx.Queries;

namespace Telemetry.Storage.TimeSeries.Influx.Reading;

/// <summary>The newest reading of every series.</summary>
internal sealed class LatestReader(InfluxClient client, CorrectionReader corrections)
{
    private const string Columns = "last(\"value\"), \"flag\", \"test\", \"marks\", \"received\", \"stored\", \"batch\"";

    /// <summary>Every series that has a reading, committed or not, with how far it has come.</summary>
    public static async Task ReadCatalogueAsync(InfluxClient client, SeriesCatalogue catalogue, CancellationToken cancellation)
    {
        foreach (var quantity in QuantityCatalogue.All)
        {
            var query = $"SELECT last(\"batch\") FROM {InfluxQl.Name(InfluxSchema.Raw(quantity))} GROUP BY \"sensor\"";
            await foreach (var row in client.QueryAsync(query, cancellation))
            {
                if (row.Series.Tags.TryGetValue(InfluxSchema.Sensor, out var sensor) && sensor.Length > 0)
                {
                    catalogue.Add(new Series(new SensorId(sensor), quantity) { HighWater = Math.DivRem(row.Int64(0), 1000).Quotient });
                }
            }
        }
    }

    /// <summary>Quantity by quantity, as it was committed.</summary>
    public async IAsyncEnumerable<RawRow> ReadAsync(long committed, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var quantity in QuantityCatalogue.All)
        {
            var newest = new Dictionary<SensorId, RawRow>();
            var uncommitted = new List<SensorId>();
            await foreach (var (row, batch) in NewestAsync(quantity, string.Empty, cancellation))
            {
                if (batch <= committed)
                {
                    newest.Add(row.Sensor, row);
                }
                else
                {
                    uncommitted.Add(row.Sensor);
                }
            }

            if (uncommitted.Count > 0)
            {
                var condition = string.Create(CultureInfo.InvariantCulture, $" WHERE \"batch\" <= {committed}{QueryText.AndSensors(uncommitted)}");
                await foreach (var (row, _) in NewestAsync(quantity, condition, cancellation))
                {
                    newest.TryAdd(row.Sensor, row);
                }
            }

            await ReviseAsync(quantity, newest, committed, cancellation);
            foreach (var row in newest.Values)
            {
                yield return row;
            }
        }
    }

    private async IAsyncEnumerable<(RawRow Row, long Batch)> NewestAsync(
        Quantity quantity, string condition, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var query = $"SELECT {Columns} FROM {InfluxQl.Name(InfluxSchema.Raw(quantity))}{condition} GROUP BY \"sensor\"";
        await foreach (var row in client.QueryAsync(query, cancellation))
        {
            if (!row.IsNull(7) && row.Series.Tags.TryGetValue(InfluxSchema.Sensor, out var sensor) && sensor.Length > 0)
            {
                yield return (
                    new RawRow(
                        new SensorId(sensor), quantity, Math.DivRem(row.Int64(0), 1000).Quotient, row.Double(1), (byte)row.Int64(2), (byte)row.Int64(3),
                        (byte)row.Int64(4), row.Int64(5), row.Int64(6)),
                    row.Int64(7));
            }
        }
    }

    /// <summary>Only a series whose last correction is of its newest reading can have a revised one.</summary>
    private async Task ReviseAsync(Quantity quantity, Dictionary<SensorId, RawRow> newest, long committed, CancellationToken cancellation)
    {
        var revised = new List<SensorId>();
        var (oldest, latest) = (long.MaxValue, long.MinValue);
        var query = $"SELECT last(\"recorded\") FROM {InfluxQl.Name(InfluxSchema.Corrections)} WHERE \"quantity\" = {InfluxQl.Text(quantity.Name)}"
            + $"{QueryText.AndAny(InfluxSchema.Kind, CorrectionReader.Revisions)} GROUP BY \"sensor\"";
        await foreach (var row in client.QueryAsync(query, cancellation))
        {
            var at = Math.DivRem(row.Int64(0), 1000).Quotient;
            if (newest.TryGetValue(new SensorId(row.Series.Tags[InfluxSchema.Sensor]), out var reading) && at >= reading.Observed)
            {
                revised.Add(reading.Sensor);
                (oldest, latest) = (Math.Min(oldest, reading.Observed), Math.Max(latest, reading.Observed));
            }
        }

        if (revised.Count == 0)
        {
            return;
        }

        var standing = revised.ToDictionary(s => s, s => new StandingRow(newest[s]));
        var all = corrections.ReadAsync([(quantity, revised)], revisions: true, oldest - 1, latest, long.MaxValue, committed, cancellation);
        await foreach (var correction in all)
        {
            if (standing[correction.Sensor] is var reading && reading.Row.Observed == correction.Observed)
            {
                standing[correction.Sensor] = reading.With(correction);
            }
        }

        foreach (var (sensor, reading) in standing)
        {
            newest[sensor] = reading.Row;
            if (reading.IsWithdrawn)
            {
                newest.Remove(sensor);
                if (await NewestBeforeAsync(quantity, sensor, reading.Row.Observed, committed, cancellation) is { } earlier)
                {
                    newest.Add(sensor, earlier);
                }
            }
        }
    }

    /// <summary>The newest that stands before one that was withdrawn; further back than a year is not looked.</summary>
    private async Task<RawRow?> NewestBeforeAsync(Quantity quantity, SensorId sensor, long observed, long committed, CancellationToken cancellation)
    {
        var (raw, to) = (new RawReader(client, corrections), observed - 1);
        for (var width = Micros.PerHour; to > observed - (366 * Micros.PerDay); width *= 4)
        {
            RawRow? last = null;
            await foreach (var row in raw.ReadAsync([(quantity, [sensor])], to - width, to, long.MaxValue, committed, cancellation))
            {
                last = row;
            }

            if (last is not null)
            {
                return last;
            }

            to -= width;
        }

        return null;
    }
}

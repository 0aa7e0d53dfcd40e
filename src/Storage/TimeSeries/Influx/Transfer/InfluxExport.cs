using System.Globalization;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Storage;
using Telemetry.Storage.TimeSeries.Influx.Http;
using Telemetry.Storage.TimeSeries.Influx.Queries;
using Telemetry.Storage.TimeSeries.Influx.Reading;

namespace Telemetry.Storage.TimeSeries.Influx.Transfer;

/// <summary>Gives out what is committed, as it was written.</summary>
internal sealed class InfluxExport(InfluxClient client, long committed)
{
    private const string ReadingColumns = "\"value\", \"flag\", \"test\", \"marks\", \"received\", \"stored\", \"sensor\"::tag";

    public async Task<IReadOnlyList<StoredMonth>> CountMonthsAsync(long receivedBefore, CancellationToken cancellation)
    {
        var months = new List<StoredMonth>();
        foreach (var quantity in QuantityCatalogue.All)
        {
            var readings = await CountAsync(InfluxSchema.Raw(quantity), "value", "", cancellation);
            var before = readings.Count == 0 ? [] : await CountAsync(InfluxSchema.Raw(quantity), "value", string.Create(CultureInfo.InvariantCulture, $" AND \"received\" < {receivedBefore}"), cancellation);
            var corrections = await CountAsync(InfluxSchema.Corrections, "recorded", QueryText.AndAny(InfluxSchema.Quantity, [quantity.Name]), cancellation);
            months.AddRange(readings.Keys.Union(corrections.Keys).Select(month => new StoredMonth(
                month.Start, quantity, readings.GetValueOrDefault(month), before.GetValueOrDefault(month), corrections.GetValueOrDefault(month))));
        }

        return [.. months.OrderBy(m => m.Month).ThenBy(m => m.Quantity.Code)];
    }

    public async Task<IReadOnlyList<ReadingRow>> ReadingsAsync(Quantity quantity, long from, long to, int limit, CancellationToken cancellation)
    {
        var rows = await WholeInstantsAsync(
            $"SELECT {ReadingColumns} FROM {InfluxQl.Name(InfluxSchema.Raw(quantity))} WHERE {Window(from, to)}",
            row => new RawRow(
                new SensorId(row.Text(7)), quantity, Math.DivRem(row.Int64(0), 1000).Quotient, row.Double(1), (byte)row.Int64(2), (byte)row.Int64(3), (byte)row.Int64(4),
                row.Int64(5), row.Int64(6)),
            row => row.Observed,
            limit,
            cancellation);
        rows.Sort(static (a, b) => a.Order.CompareTo(b.Order));
        return rows.ConvertAll(row => row.ToReading());
    }

    public async Task<IReadOnlyList<CorrectionRow>> CorrectionsAsync(Quantity quantity, long from, long to, int limit, CancellationToken cancellation)
    {
        var rows = await WholeInstantsAsync(
            $"SELECT {CorrectionReader.Columns} FROM {InfluxQl.Name(InfluxSchema.Corrections)} WHERE {Window(from, to)}{QueryText.AndAny(InfluxSchema.Quantity, [quantity.Name])}",
            row => CorrectionReader.Parse(row, new SensorId(row.Text(6)), quantity),
            row => row.Observed,
            limit,
            cancellation);
        rows.Sort(static (a, b) => a.CompareTo(b));
        return rows.ConvertAll(row => row.ToRow());
    }

    /// <summary>About as many rows as asked for, none of the last instant left behind.</summary>
    private async Task<List<T>> WholeInstantsAsync<T>(string query, Func<InfluxRow, T> parse, Func<T, long> instant, int limit, CancellationToken cancellation)
    {
        while (true)
        {
            var rows = new List<T>();
            await foreach (var row in client.QueryAsync(string.Create(CultureInfo.InvariantCulture, $"{query} ORDER BY time LIMIT {limit}"), cancellation))
            {
                rows.Add(parse(row));
            }

            if (rows.Count < limit)
            {
                return rows;
            }

            // The last instant may go on behind the limit: left to the next page, unless it is all there is.
            var last = instant(rows[^1]);
            var whole = rows.FindLastIndex(row => instant(row) != last) + 1;
            if (whole > 0)
            {
                rows.RemoveRange(whole, rows.Count - whole);
                return rows;
            }

            limit *= 2;
        }
    }

    /// <summary>By UTC months, from the days that have any.</summary>
    private async Task<Dictionary<Month, long>> CountAsync(string measurement, string field, string condition, CancellationToken cancellation)
    {
        var counts = new Dictionary<Month, long>();
        if (await EdgeAsync("first", measurement, cancellation) is not { } first || await EdgeAsync("last", measurement, cancellation) is not { } last)
        {
            return counts;
        }

        var query = $"SELECT count({InfluxQl.Name(field)}) FROM {InfluxQl.Name(measurement)} WHERE {Window(first, last + 1)}{condition} GROUP BY time(1d) fill(none)";
        await foreach (var row in client.QueryAsync(query, cancellation))
        {
            var month = Month.Of(Micros.ToTime(Math.DivRem(row.Int64(0), 1000).Quotient));
            counts[month] = counts.GetValueOrDefault(month) + row.Int64(1);
        }

        return counts;
    }

    private async Task<long?> EdgeAsync(string function, string measurement, CancellationToken cancellation)
    {
        long? edge = null;
        await foreach (var row in client.QueryAsync($"SELECT {function}(\"batch\") FROM {InfluxQl.Name(measurement)}", cancellation))
        {
            edge = Rollups.DirtyHour.FloorTo(row.Int64(0), 1000) / 1000;
        }

        return edge;
    }

    /// <summary>Committed points of [from, to), in microseconds.</summary>
    private string Window(long from, long to) => string.Create(
        CultureInfo.InvariantCulture, $"time >= {QueryText.Nanoseconds(from)} AND time < {QueryText.Nanoseconds(to)} AND \"batch\" <= {committed}");
}

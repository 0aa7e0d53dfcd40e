using System.Globalization;
using CsCheck;
using Telemetry.Storage.TimeSeries.Influx.Http;
using Telemetry.Storage.TimeSeries.Influx.Lines;
using Telemetry.Storage.TimeSeries.Influx.Queries;

namespace Telemetry.Tests.Contract.TimeSeries.Influx.Lines;

/// <summary>
/// Whatever the writer takes, a real influxd gives back: the same names, the same texts, numbers with the same bits. What it
/// would not give back the writer refuses.
/// </summary>
public sealed class InfluxRoundTripTests(SharedInflux shared)
{
    private const int PointsOfRound = 250;

    private int _written;

    [Fact]
    public async Task What_is_written_is_read_back_to_the_bit()
    {
        var points = Environment.GetEnvironmentVariable("TELEMETRY_LONG") == "1" ? 1_000_000 : 2_000;
        var url = (await shared.ServerAsync()).Url;
        await SomePoints.Point.Array[PointsOfRound].SampleAsync(points => RoundAsync(url, points), iter: points / PointsOfRound, threads: 1);
        TestContext.Current.SendDiagnosticMessage($"{_written} of {points} points were written and read back");
        Assert.True(_written > points / 10, $"only {_written} of {points} points could be written");
    }

    private async Task RoundAsync(string url, SomePoint[] points)
    {
        using var client = SomeLines.Client(url);
        await client.OpenDatabaseAsync(CancellationToken.None);
        var lines = new LineBatch();
        var written = new Dictionary<string, SomePoint>();
        foreach (var point in points)
        {
            // Two points of one key, or a name that is a tag here and a field there, are asked for ambiguously.
            if (!written.ContainsKey(point.Key) && !point.Fields.Any(field => Tags(points, point.Measurement).Contains(field.Key)) && Write(lines, point) == LineRefusal.None)
            {
                written.Add(point.Key, point);
            }
        }

        Assert.Equal(written.Count, lines.Count);
        Assert.Empty((await client.WriteAsync(lines, CancellationToken.None)).Refused);
        _written += written.Count;
        foreach (var measurement in written.Values.Select(point => point.Measurement).Distinct())
        {
            await foreach (var row in client.QueryAsync($"SELECT * FROM {InfluxQl.Name(measurement)} GROUP BY *", CancellationToken.None))
            {
                Assert.Equal(measurement, row.Series.Measurement);
                var tags = row.Series.Tags.Where(tag => tag.Value.Length > 0);
                Assert.True(written.Remove(SomePoint.Identity(measurement, tags, row.Int64(0)), out var point), $"not written: {measurement} {string.Join(',', tags)} {row.Int64(0)}");
                AssertEqual(point!, row);
            }
        }

        Assert.Empty(written.Values);
        await client.ExecuteAsync($"DROP DATABASE {InfluxQl.Name(client.Database)}", CancellationToken.None);
    }

    /// <summary>A tag's value is found by its text, so a query's conditions say what they mean.</summary>
    [Fact]
    public async Task A_tag_is_found_by_its_text()
    {
        string[] values = ["a b", "a,b", "a=b", "a\"b", "a'b", "a\\b", "o'b\"c\\d,e=f g", "é漢😀", "'", "\"", "x' OR 'x'='x"];
        using var client = SomeLines.Client((await shared.ServerAsync()).Url);
        await client.OpenDatabaseAsync(CancellationToken.None);
        var lines = new LineBatch();
        for (var i = 0; i < values.Length; i++)
        {
            lines.Add("m", SomeLines.Evening, i, values[i]);
        }

        await client.WriteAsync(lines, CancellationToken.None);
        for (var i = 0; i < values.Length; i++)
        {
            var found = new List<double>();
            await foreach (var row in client.QueryAsync($"SELECT \"value\" FROM \"m\" WHERE \"sensor\" = {InfluxQl.Text(values[i])}", CancellationToken.None))
            {
                found.Add(row.Double(1));
            }

            Assert.Equal([i], found);
        }
    }

    private static HashSet<string> Tags(SomePoint[] points, string measurement) =>
        [.. points.Where(point => point.Measurement == measurement).SelectMany(point => point.Tags).Select(tag => tag.Key)];

    private static LineRefusal Write(LineBatch lines, SomePoint point)
    {
        var refusal = SeriesPrefix.Create(point.Measurement, point.Tags, out var series);
        if (refusal != LineRefusal.None)
        {
            return refusal;
        }

        var writer = new LineProtocolWriter(lines);
        writer.Begin(series!);
        foreach (var (name, value) in point.Fields)
        {
            refusal = FieldName.Create(name, out var field);
            if (refusal != LineRefusal.None)
            {
                lines.Abandon();
                return refusal;
            }

            switch (value)
            {
                case double number:
                    writer.Field(field!, number);
                    break;
                case long integer:
                    writer.Field(field!, integer);
                    break;
                case bool truth:
                    writer.Field(field!, truth);
                    break;
                default:
                    writer.Field(field!, (string)value);
                    break;
            }
        }

        return writer.End(point.Nanoseconds);
    }

    private static void AssertEqual(SomePoint point, InfluxRow row)
    {
        var fields = point.Fields.ToDictionary(field => field.Key, field => field.Value);
        for (var column = 1; column < row.Cells; column++)
        {
            var name = row.Series.Columns[column];
            if (row.IsNull(column))
            {
                Assert.False(fields.ContainsKey(name), $"{name} is missing of {point}");
                continue;
            }

            Assert.True(fields.Remove(name, out var value), $"{name} was not written of {point}");
            var same = value switch
            {
                double number => BitConverter.DoubleToInt64Bits(row.Double(column)) == BitConverter.DoubleToInt64Bits(number),
                long integer => row.Int64(column) == integer,
                bool truth => row.Boolean(column) == truth,
                _ => row.Text(column) == (string)value,
            };
            Assert.True(same, string.Create(CultureInfo.InvariantCulture, $"{name} of {point} came back otherwise"));
        }

        Assert.Empty(fields);
    }
}

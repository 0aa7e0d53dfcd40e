using Microsoft.Extensions.Options;
using Telemetry.Storage.TimeSeries.Influx;
using Telemetry.Storage.TimeSeries.Influx.Http;
using Telemetry.Storage.TimeSeries.Influx.Lines;
using Telemetry.Storage.TimeSeries.Influx.Queries;

namespace Telemetry.Tests.Contract.TimeSeries.Influx;

/// <summary>Lines to write, and what is read back of them.</summary>
internal static class SomeLines
{
    public static readonly FieldName Value = FieldName.Of("value");

    /// <summary>2026-01-14 18:00 UTC.</summary>
    public const long Evening = 1_768_413_600_000_000_000;

    public const long Minute = 60_000_000_000;

    public static InfluxClient Client(string url, Action<InfluxOptions>? configure = null, TimeProvider? clock = null)
    {
        var options = new InfluxOptions { Url = url, Database = InfluxServer.NewDatabase() };
        configure?.Invoke(options);
        return new InfluxClient(Options.Create(options), clock ?? TimeProvider.System);
    }

    public static SeriesPrefix Series(string measurement, string sensor = "rws-1")
    {
        Assert.Equal(LineRefusal.None, SeriesPrefix.Create(measurement, [KeyValuePair.Create("sensor", sensor)], out var prefix));
        return prefix!;
    }

    /// <summary>One line for each value, a minute apart.</summary>
    public static LineBatch Lines(string measurement, params double[] values)
    {
        var lines = new LineBatch();
        for (var i = 0; i < values.Length; i++)
        {
            lines.Add(measurement, Evening + (i * Minute), values[i]);
        }

        return lines;
    }

    public static void Add(this LineBatch lines, string measurement, long at, double value, string sensor = "rws-1")
    {
        var writer = new LineProtocolWriter(lines);
        writer.Begin(Series(measurement, sensor));
        writer.Field(Value, value);
        Assert.Equal(LineRefusal.None, writer.End(at));
    }

    public static void AddInteger(this LineBatch lines, string measurement, long at, long value, string sensor = "rws-1")
    {
        var writer = new LineProtocolWriter(lines);
        writer.Begin(Series(measurement, sensor));
        writer.Field(Value, value);
        Assert.Equal(LineRefusal.None, writer.End(at));
    }

    public static async Task<List<(long At, double Value)>> ValuesAsync(this InfluxClient client, string measurement)
    {
        var values = new List<(long, double)>();
        await foreach (var row in client.QueryAsync($"SELECT \"value\" FROM {InfluxQl.Name(measurement)}", CancellationToken.None))
        {
            values.Add((row.Int64(0), row.Double(1)));
        }

        return values;
    }
}

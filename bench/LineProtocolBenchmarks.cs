using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;
using Telemetry.Domain.Readings;
using Telemetry.Storage.TimeSeries.Influx;
using Telemetry.Storage.TimeSeries.Influx.Lines;

namespace Telemetry.Bench;

/// <summary>
/// A reading as a line for InfluxDB, with all fields that the store gives it, in batches of 5,000. Beside it the same bytes made
/// as strings: escaped, interpolated, joined and encoded, as client libraries do it.
/// </summary>
public class LineProtocolBenchmarks
{
    private const int Batch = 5_000;
    private const long Position = 123_456_789;

    private readonly LineBatch _lines = new();
    private readonly SeriesPrefix[] _series = new SeriesPrefix[SomeMessages.Stations];
    private readonly Reading[] _readings = new Reading[Batch];
    private LineProtocolWriter _writer = null!;

    [GlobalSetup]
    public void Prepare()
    {
        for (var i = 0; i < _series.Length; i++)
        {
            _series[i] = Prefixes.Of("road_surface_temperature", ("sensor", SomeMessages.Sensor(i).Value));
        }

        for (var i = 0; i < Batch; i++)
        {
            _readings[i] = SomeMessages.Reading(i);
        }

        _writer = new LineProtocolWriter(_lines);
        var ours = Utf8_into_a_buffer();
        var theirs = Strings_joined_and_encoded();
        if (ours != theirs || !_lines.Lines(0, Batch).Span.SequenceEqual(Encoding.UTF8.GetBytes(Text())))
        {
            throw new InvalidOperationException("Both must write the same bytes.");
        }
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Batch)]
    public int Strings_joined_and_encoded() => Encoding.UTF8.GetBytes(Text()).Length;

    [Benchmark(OperationsPerInvoke = Batch)]
    public int Utf8_into_a_buffer()
    {
        _lines.Clear();
        for (var i = 0; i < Batch; i++)
        {
            var reading = _readings[i];
            _writer.Begin(_series[i % SomeMessages.Stations]);
            _writer.Field(Fields.Value, reading.Value);
            _writer.Field(Fields.Flag, (long)Flag.Pass);
            _writer.Field(Fields.Test, (long)QcTest.None);
            _writer.Field(Fields.Marks, (long)reading.Marks);
            _writer.Field(Fields.Received, Microseconds(reading.ReceivedAt));
            _writer.Field(Fields.Stored, Microseconds(reading.ReceivedAt));
            _writer.Field(Fields.Batch, Position);
            _writer.End(Microseconds(reading.ObservedAt) * 1000);
        }

        return _lines.Lines(0, _lines.Count).Length;
    }

    private string Text()
    {
        var text = new StringBuilder();
        foreach (var reading in _readings)
        {
            var received = Microseconds(reading.ReceivedAt);
            text.Append(string.Create(
                CultureInfo.InvariantCulture,
                $"{Escape(reading.Quantity.Name)},sensor={Escape(reading.Sensor.Value)} value={reading.Value},flag={(long)Flag.Pass}i,test={(long)QcTest.None}i,marks={(long)reading.Marks}i,received={received}i,stored={received}i,batch={Position}i {Microseconds(reading.ObservedAt) * 1000}\n"));
        }

        return text.ToString();
    }

    private static string Escape(string name) =>
        name.Replace(",", "\\,", StringComparison.Ordinal).Replace("=", "\\=", StringComparison.Ordinal).Replace(" ", "\\ ", StringComparison.Ordinal);

    private static long Microseconds(DateTimeOffset time) => (time.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond;
}

using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.Options;
using Telemetry.Domain.Journal;
using Telemetry.Domain.Readings;
using Telemetry.Domain.Storage;
using Telemetry.Storage.TimeSeries.Influx;
using Telemetry.Storage.TimeSeries.Influx.Http;
using Telemetry.Storage.TimeSeries.Influx.Lines;

namespace Telemetry.Bench;

/// <summary>
/// Storing readings in a real InfluxDB until committed, per reading. Beside it the same lines written and posted alone, without
/// look-up, ledger or commit point. The server is the one at TELEMETRY_INFLUX_URL, or at http://127.0.0.1:8086.
/// </summary>
public class InfluxWriteBenchmarks
{
    private const int Batch = 20_000;

    private readonly LineBatch _lines = new();
    private readonly Dictionary<string, SeriesPrefix> _prefixes = [];
    private InfluxClient _bare = null!;
    private InfluxClient _client = null!;
    private InfluxTimeSeriesStore _store = null!;
    private int _next;

    [GlobalSetup]
    public void Open()
    {
        _bare = Client("telemetry_bench_bare", out _);
        _client = Client("telemetry_bench", out var options);
        _bare.ExecuteAsync("CREATE DATABASE telemetry_bench_bare", CancellationToken.None).GetAwaiter().GetResult();
        _store = new InfluxTimeSeriesStore(_client, options, TimeProvider.System);
        _store.OpenAsync(CancellationToken.None).GetAwaiter().GetResult();
    }

    [GlobalCleanup]
    public void Close()
    {
        _bare.ExecuteAsync("DROP DATABASE telemetry_bench_bare", CancellationToken.None).GetAwaiter().GetResult();
        _client.ExecuteAsync("DROP DATABASE telemetry_bench", CancellationToken.None).GetAwaiter().GetResult();
        _store.Dispose();
        _client.Dispose();
        _bare.Dispose();
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Batch)]
    public async Task<int> Bare_lines_posted()
    {
        _lines.Clear();
        var lines = new LineProtocolWriter(_lines);
        for (var i = 0; i < Batch; i++)
        {
            var reading = SomeMessages.Reading(_next++);
            lines.Begin(Prefix(reading));
            lines.Field(Fields.Value, reading.Value);
            lines.Field(Fields.Flag, 0L);
            lines.Field(Fields.Test, 0L);
            lines.Field(Fields.Marks, 0L);
            lines.Field(Fields.Received, reading.ReceivedAt.ToUnixTimeMilliseconds() * 1000);
            lines.Field(Fields.Stored, reading.ReceivedAt.ToUnixTimeMilliseconds() * 1000);
            lines.Field(Fields.Batch, (long)_next);
            lines.End(reading.ObservedAt.ToUnixTimeMilliseconds() * 1_000_000);
        }

        return (await _bare.WriteAsync(_lines, CancellationToken.None)).Refused.Count;
    }

    [Benchmark(OperationsPerInvoke = Batch)]
    public async Task<StoreReceipt> Write_a_batch_settled_and_accounted_for()
    {
        var readings = new StoredReading[Batch];
        for (var i = 0; i < Batch; i++)
        {
            readings[i] = new StoredReading(SomeMessages.Reading(_next++), Flag.Pass, QcTest.None, SomeMessages.Gateway);
        }

        return await _store.WriteAsync(new StoreBatch(new JournalPosition(_next), readings, [], []), CancellationToken.None);
    }

    private SeriesPrefix Prefix(in Reading reading)
    {
        if (!_prefixes.TryGetValue(reading.Sensor.Value + reading.Quantity.Name, out var prefix))
        {
            SeriesPrefix.Create(reading.Quantity.Name, [KeyValuePair.Create("sensor", reading.Sensor.Value)], out prefix);
            _prefixes.Add(reading.Sensor.Value + reading.Quantity.Name, prefix!);
        }

        return prefix!;
    }

    private static InfluxClient Client(string database, out IOptions<InfluxOptions> options)
    {
        var url = Environment.GetEnvironmentVariable("TELEMETRY_INFLUX_URL") ?? "http://127.0.0.1:8086";
        options = Options.Create(new InfluxOptions { Url = url, Database = database });
        return new InfluxClient(options, TimeProvider.System);
    }
}

using System.Text;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Ingest.Admission;
using Telemetry.Ingest.Decoding;

namespace Telemetry.Bench;

/// <summary>A native JSON message of one reading, from bytes to an admitted reading. Beside it the bare walk over its tokens.</summary>
public class IntakeBenchmarks
{
    private static readonly byte[] Payload = Encoding.UTF8.GetBytes(
        """{"observedAt":"2026-01-14T17:59:58Z","readings":{"road_surface_temperature":-1.2}}""");

    private readonly NativeJsonDecoder _decoder = new();
    private readonly ReadingBuffer _buffer = new(1000);
    private readonly ReadingAdmission _admission = new(new AdmissionOptions());
    private readonly List<Reading> _admitted = [];
    private DecodeContext _context;

    [GlobalSetup]
    public void Make()
    {
        var sensor = new Sensor(
            new SensorId("rws-0001"), new SiteId("site-1"), SomeMessages.Gateway, [Quantity.RoadSurfaceTemperature],
            TimeSpan.FromMinutes(1), InstrumentGrade.Indicative);
        var network = new CityNetwork(
            TimeZoneInfo.FindSystemTimeZoneById("Europe/London"), [new Gateway(SomeMessages.Gateway, "g")],
            [new Site(sensor.Site, "Site", 54, -1, SiteKind.Road)], [sensor], [], []);
        _context = new DecodeContext(network, sensor.Id.Value, sensor, SomeMessages.Evening);
        if (Decode_and_admit() != 1)
        {
            throw new InvalidOperationException("The message to measure with is not admitted.");
        }
    }

    /// <summary>The floor: nothing is understood of it.</summary>
    [Benchmark(Baseline = true)]
    public int Bare_walk_over_the_tokens()
    {
        var reader = new Utf8JsonReader(Payload);
        var tokens = 0;
        while (reader.Read())
        {
            tokens++;
        }

        return tokens;
    }

    [Benchmark]
    public int Decode()
    {
        _buffer.Clear();
        _decoder.Decode(Payload, _context, _buffer);
        return _buffer.Count;
    }

    [Benchmark]
    public int Decode_and_admit()
    {
        Decode();
        _admitted.Clear();
        _admission.Admit(_buffer, SomeMessages.Gateway, SomeMessages.Evening, _admitted);
        return _admitted.Count;
    }
}

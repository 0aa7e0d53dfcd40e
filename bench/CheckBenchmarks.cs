using BenchmarkDotNet.Attributes;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Rules.QualityControl;

namespace Telemetry.Bench;

/// <summary>Quality control, per reading: a station with four quantities through three days of minutes, in order. Beside it a lookup of the series.</summary>
public class CheckBenchmarks
{
    private const int Minutes = 3 * 24 * 60;
    private static readonly Quantity[] Quantities =
        [Quantity.RoadSurfaceTemperature, Quantity.AirTemperature, Quantity.DewPoint, Quantity.RelativeHumidity];

    private readonly Sensor _sensor = new(
        new SensorId("rws-1"), new SiteId("site-1"), SomeMessages.Gateway, Quantities, TimeSpan.FromMinutes(1), InstrumentGrade.Reference);

    private readonly List<CheckedReading> _changes = new(16);
    private readonly Dictionary<(SensorId, Quantity), double> _last = [];
    private Reading[] _readings = [];

    [GlobalSetup]
    public void Make()
    {
        _readings = new Reading[Minutes * Quantities.Length];
        for (var i = 0; i < _readings.Length; i++)
        {
            var at = SomeMessages.Evening.AddMinutes(i / Quantities.Length);
            var quantity = Quantities[i % Quantities.Length];
            var wave = Math.Sin(i / Quantities.Length / 230.0);
            var value = ReferenceEquals(quantity, Quantity.RelativeHumidity) ? 80 + (10 * wave)
                : ReferenceEquals(quantity, Quantity.DewPoint) ? (3 * wave) - 4 : (4 * wave) + 1;
            _readings[i] = new Reading(_sensor.Id, quantity, at, Math.Round(value, 2), at.AddSeconds(2));
        }
    }

    /// <summary>The floor: any check has to find its series.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Minutes * 4)]
    public int Lookup_of_the_series()
    {
        foreach (ref readonly var reading in _readings.AsSpan())
        {
            _last[(reading.Sensor, reading.Quantity)] = reading.Value;
        }

        return _last.Count;
    }

    [Benchmark(OperationsPerInvoke = Minutes * 4)]
    public int Check()
    {
        var checker = new SiteChecker([_sensor], new QualityControlOptions());
        var changes = 0;
        foreach (ref readonly var reading in _readings.AsSpan())
        {
            checker.Check(reading, _changes);
            changes += _changes.Count;
            _changes.Clear();
        }

        return changes;
    }
}

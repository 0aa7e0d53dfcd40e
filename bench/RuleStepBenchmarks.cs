using System.Reactive.Linq;
using System.Reactive.Subjects;
using BenchmarkDotNet.Attributes;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Rules.AirQuality;
using Telemetry.Rules.Engine;
using Telemetry.Rules.QualityControl;

namespace Telemetry.Bench;

/// <summary>
/// A minute of a city of 100 air sites, per site: each reads NO₂, the reading is checked, the minute's tick concludes the
/// UK DAQI. Beside it the same number of elements through a bare Rx query.
/// </summary>
public class RuleStepBenchmarks
{
    private const int Sites = 100;
    private const int Minutes = 60;

    private readonly Subject<int> _bare = new();
    private Sensor[] _sensors = [];
    private CityNetwork _network = CityNetwork.Empty;
    private RuleEngine? _engine;
    private DateTimeOffset _at = SomeMessages.Evening;
    private long _sum;

    [GlobalSetup]
    public void Make()
    {
        _sensors =
        [
            .. Enumerable.Range(0, Sites).Select(i => new Sensor(
                new SensorId($"air-{i}"), new SiteId($"site-{i}"), SomeMessages.Gateway, [Quantity.No2], TimeSpan.FromMinutes(1), InstrumentGrade.Reference)),
        ];
        _network = new CityNetwork(
            TimeZoneInfo.FindSystemTimeZoneById("Europe/London"), [new Gateway(SomeMessages.Gateway, "g")],
            [.. _sensors.Select(s => new Site(s.Site, s.Site.Value, 54, -1, SiteKind.Air))], _sensors, [], []);
        _bare.Where(n => n >= 0).Select(n => n + 1).Subscribe(n => _sum += n);
        _engine = new RuleEngine(_network, new RuleSet([], [new DaqiRule()], []), new RuleEngineOptions(), new QualityControlOptions());
    }

    [GlobalCleanup]
    public void Close() => _engine?.Dispose();

    /// <summary>The floor: an element passed through Where and Select.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Sites * Minutes)]
    public long Bare_where_and_select()
    {
        for (var i = 0; i < Sites * Minutes; i++)
        {
            _bare.OnNext(i);
        }

        return _sum;
    }

    [Benchmark(OperationsPerInvoke = Sites * Minutes)]
    public void Reading_checked_and_tick_concluded()
    {
        for (var minute = 0; minute < Minutes; minute++)
        {
            _at = _at.AddMinutes(1);
            for (var i = 0; i < Sites; i++)
            {
                var value = 40 + (((_at.Minute * 7) + i) % 13);
                _engine!.Accept(new Reading(_sensors[i].Id, Quantity.No2, _at, value, _at));
            }

            _engine!.Tick(_at);
        }
    }
}

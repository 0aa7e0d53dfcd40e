using BenchmarkDotNet.Attributes;
using Telemetry.Api.Composition;
using Telemetry.Api.Replay;
using Telemetry.Domain.Forecasts;
using Telemetry.Domain.Network;
using Telemetry.Domain.Readings;
using Telemetry.FirmwareSim.City;
using Telemetry.FirmwareSim.Scenarios;
using Telemetry.Ingest.Admission;
using Telemetry.Ingest.Forecasts;
using Telemetry.Rules.Engine;
using Telemetry.Rules.QualityControl;

namespace Telemetry.Bench;

/// <summary>
/// The demo city's evening and the day before it, 48 h, through the engine: what a start has to catch up before it says anything.
/// The floor is the same with no rule: readings checked, minutes ticked.
/// </summary>
[WarmupCount(1)]
[IterationCount(3)]
[InvocationCount(1, 1)]
public class CityReplayBenchmarks
{
    private const int Seed = 1;

    private readonly RuleSet _all = StandardRules.Create(new RuleOptions());
    private CityNetwork _network = CityNetwork.Empty;
    private IReadOnlyList<Reading> _readings = [];
    private List<ForecastIssue> _forecasts = [];

    [GlobalSetup]
    public void Make()
    {
        var to = SomeMessages.Evening;
        var from = to - new RuleEngineOptions().LookBack;
        var night = new NightWriter(Seed, CityPlan.Of([ScenarioCatalogue.Default]));
        _network = NetworkFileReader.Read(night.Network()).Network!;
        var errors = new List<string>();
        using var readings = new StringReader(night.Readings(from, to));
        _readings = RecordedReadings.Read(readings, _network, new ReadingGuard(new AdmissionOptions()), errors).Readings;
        using var forecasts = new StringReader(night.Forecasts(from, to));
        _forecasts = [.. ForecastCsvReader.Read(forecasts, "forecasts", null, _ => true).Issues.OrderBy(i => i.ReceivedAt)];
        if (errors.Count > 0 || _readings.Count == 0 || _forecasts.Count == 0)
        {
            throw new InvalidOperationException($"The simulated city can't be read: {string.Join("; ", errors)}");
        }
    }

    [Benchmark(Baseline = true)]
    public int Checks_and_ticks() => Run(Of());

    [Benchmark]
    public int Gritting() => Run(Of("Winter", decisions: true));

    [Benchmark]
    public int Air_quality() => Run(Of("AirQuality"));

    [Benchmark]
    public int Waste() => Run(Of("Waste"));

    [Benchmark]
    public int Devices() => Run(Of("Devices", gateways: true));

    [Benchmark]
    public int Everything() => Run(_all);

    private int Run(RuleSet rules) => ReplayRun
        .Execute(_network, rules, new RuleEngineOptions(), new QualityControlOptions(), _readings, _forecasts).Standing.Count();

    /// <summary>Those of the standard rules whose namespace is the named part's.</summary>
    private RuleSet Of(string part = "-", bool decisions = false, bool gateways = false) => new(
        [.. _all.Conditions.Where(rule => IsOf(rule, part))],
        [.. _all.Outcomes.Where(rule => IsOf(rule, part))],
        decisions ? _all.Decisions : [])
    {
        Gateways = gateways ? _all.Gateways : [],
    };

    private static bool IsOf(object rule, string part) => rule.GetType().Namespace!.Contains("." + part, StringComparison.Ordinal);
}

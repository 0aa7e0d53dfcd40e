using System.Diagnostics;
using System.Globalization;
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
using Telemetry.Rules.Winter;

namespace Telemetry.Bench;

/// <summary>
/// The demo city's evening and the time before it through the engine: what a start has to catch up before it says anything, part by
/// part. The floor is the same with no rule: readings checked, minutes ticked. Processor time, so that it is the same on a machine
/// with other work; it takes seconds, for which a benchmark's statistics are too slow.
/// </summary>
internal static class CityReplay
{
    private const int Seed = 1;
    private const int Rounds = 3;

    public static void Run(int hours)
    {
        var to = SomeMessages.Evening;
        var night = new NightWriter(Seed, CityPlan.Of([ScenarioCatalogue.Default]));
        var network = NetworkFileReader.Read(night.Network()).Network!;
        var errors = new List<string>();
        using var rows = new StringReader(night.Readings(to.AddHours(-hours), to));
        var readings = RecordedReadings.Read(rows, network, new ReadingGuard(new AdmissionOptions()), errors).Readings;
        using var issues = new StringReader(night.Forecasts(to.AddHours(-hours), to));
        ForecastIssue[] forecasts = [.. ForecastCsvReader.Read(issues, "forecasts", null, _ => true).Issues.OrderBy(i => i.ReceivedAt)];
        if (errors.Count > 0 || readings.Count == 0 || forecasts.Length == 0)
        {
            throw new InvalidOperationException($"The simulated city can't be read: {string.Join("; ", errors)}");
        }

        Say($"{hours} h of {network.Sites.Count} sites, {network.Bins.Count} of them bins: {readings.Count} readings, {forecasts.Length} forecast issues");
        Say($"least of {Rounds} rounds; outcomes are those that stand at the end");
        Say($"{"",-18} {"ms",8} {"ratio",7} {"MB",7} {"outcomes",9}");
        var all = StandardRules.Create(new RuleOptions());
        var parts = new (string Name, RuleSet Rules)[]
        {
            ("no rule", Of(all, "-")),
            ("gritting", Of(all, "Winter") with { Decisions = all.Decisions }),
            ("… no days kept", Of(all with { Outcomes = [.. all.Outcomes.Where(o => o is not RoadForecastDayRule)] }, "Winter") with { Decisions = all.Decisions }),
            ("air quality", Of(all, "AirQuality")),
            ("waste", Of(all, "Waste")),
            ("devices", Of(all, "Devices") with { Gateways = all.Gateways }),
            ("everything", all),
        };
        Measure(parts[^1].Rules, network, readings, forecasts);
        double? floor = null;
        foreach (var (name, rules) in parts)
        {
            var best = Enumerable.Range(0, Rounds).Select(_ => Measure(rules, network, readings, forecasts)).MinBy(m => m.Milliseconds);
            floor ??= best.Milliseconds;
            Say($"{name,-18} {best.Milliseconds,8:0} {best.Milliseconds / floor,7:0.0} {best.Megabytes,7:0} {best.Outcomes,9}");
        }
    }

    private static (double Milliseconds, double Megabytes, int Outcomes) Measure(
        RuleSet rules, CityNetwork network, IReadOnlyList<Reading> readings, IReadOnlyList<ForecastIssue> forecasts)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var bytes = GC.GetTotalAllocatedBytes();
        var outcomes = ReplayRun.Execute(network, rules, new RuleEngineOptions(), new QualityControlOptions(), readings, forecasts).Standing.Count();
        process.Refresh();
        return ((process.TotalProcessorTime - before).TotalMilliseconds, (GC.GetTotalAllocatedBytes() - bytes) / 1e6, outcomes);
    }

    /// <summary>Those of the standard rules whose namespace is the named part's.</summary>
    private static RuleSet Of(RuleSet all, string part) => new(
        [.. all.Conditions.Where(rule => IsOf(rule, part))], [.. all.Outcomes.Where(rule => IsOf(rule, part))], []);

    private static bool IsOf(object rule, string part) => rule.GetType().Namespace!.Contains("." + part, StringComparison.Ordinal);

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}

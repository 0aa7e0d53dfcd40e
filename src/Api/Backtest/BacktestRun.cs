using Telemetry.Api.Replay;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Forecasts;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Domain.Storage;
using Telemetry.Rules.Engine;
using Telemetry.Rules.EventTime;
using Telemetry.Rules.QualityControl;
using Telemetry.Rules.Winter;
using Telemetry.Rules.Winter.Backtest;

namespace Telemetry.Api.Backtest;

/// <summary>A recorded winter through the live checks and the live gritting rule, night by night, and what came of it.</summary>
internal sealed class BacktestRun(
    RuleSet rules, RuleEngineOptions engine, QualityControlOptions quality, GrittingPolicyOptions policy, BacktestOptions costs)
{
    public BacktestResult Execute(BacktestInput input, BacktestPlan plan)
    {
        var network = input.Network;
        var readings = OfStations(input.Recording.Readings, network, plan);
        var checks = Replay(network, [], readings, [], []);
        var stations = Stations(network, plan, readings, checks);
        var (first, last) = readings.Count > 0 ? (readings.Min(r => r.ObservedAt), readings.Max(r => r.ObservedAt)) : (default, default);
        DateOnly[] dates = [.. Dates(first, last, network.TimeZone)];
        IReadOnlyList<ForecastIssue> forecasts = plan.MeasuredWeather
            ? [.. from date in dates
                  from station in stations.Values
                  from later in StandInWeather.IssuedAfter
                  let issue = StandInWeather.Issue(station.Site.Id, AskedAt(date) + later, station.Weather)
                  where issue is not null
                  select issue]
            : input.Forecasts;

        HashSet<DateTimeOffset> asked = [.. dates.Select(AskedAt)];
        SampledDecisionRule[] sampled =
            [.. rules.Decisions.Select(r => new SampledDecisionRule(r, at => asked.Contains(at) || at.Ticks % plan.Every.Ticks == 0))];
        var replayed = Replay(network, sampled, readings, forecasts, input.Treatments);
        RouteResult[] routes = [.. plan.Routes.Select(Route)];
        var bySite = forecasts.ToLookup(f => f.Site);
        SiteResult[] sites = [.. stations.Values.Select(Hindcast)];
        return new BacktestResult(
            input, plan, costs, first, last, forecasts.Count,
            string.Join(", ", routes.SelectMany(r => r.Nights).Select(n => n.Asked?.RuleVersion).OfType<string>().Distinct(StringComparer.Ordinal)),
            routes, sites, [.. checks.Faults, .. replayed.Faults]);

        DateTimeOffset AskedAt(DateOnly date) => DecisionDay.Local(date, plan.AskedAt, network.TimeZone);

        RouteResult Route(Route route)
        {
            var observer = new NightObserver(
                [.. route.Stations.Where(s => stations.ContainsKey(s.Site)).Select(s => stations[s.Site].Course(s.OffsetK))], network.TimeZone, policy);
            var reports = input.Treatments.Where(t => t.Route == route.Id).ToLookup(t => t.Day);
            var decisions = sampled.SelectMany(s => s.Of(route.Id)).ToLookup(d => d.Day);
            NightCase[] nights =
            [
                .. from date in dates
                   let observed = observer.Observe(date)
                   let at = AskedAt(date)
                   select new NightCase(
                       observed, decisions[date].FirstOrDefault(d => d.DecidedAt == at), NightCarriedOut.Of([.. decisions[date]], observed.To, costs))
                   {
                       Reported = reports.Count > 0 ? NightSpreading.Of([.. reports[date]], route) : null,
                   },
            ];
            return new RouteResult(route, nights, [.. Enum.GetValues<Truth>().Select(t => RouteScore.Of(nights, route, t, costs))]);
        }

        SiteResult Hindcast(StationRecord station)
        {
            var observer = new NightObserver([station.Course(0)], network.TimeZone, policy);
            ForecastIssue[] issues = [.. bySite[station.Site.Id].OrderBy(i => i.ReceivedAt)];
            return new SiteHindcast(station, network.TimeZone, TimeSpan.FromHours(policy.ForecastMaxAgeHours), at => Newest(issues, at))
                .Run([.. dates.Select(observer.Observe)], AskedAt);
        }
    }

    private static ForecastIssue? Newest(ForecastIssue[] issues, DateTimeOffset knownAt) =>
        issues.Where(i => i.ReceivedAt <= knownAt).MaxBy(i => i.IssuedAt);

    private ReplayResult Replay(
        CityNetwork network, SampledDecisionRule[] decisions, IReadOnlyList<Reading> readings, IReadOnlyList<ForecastIssue> forecasts,
        IReadOnlyList<TreatmentReport> treatments) =>
        ReplayRun.Execute(
            network, new RuleSet([], decisions.Length > 0 ? [.. rules.Outcomes.Where(IsRemembered)] : [], decisions), engine, quality, readings,
            [.. forecasts.OrderBy(f => f.ReceivedAt)], [.. treatments.OrderBy(t => t.ReportedAt)]);

    /// <summary>What decisions rest on beyond their look-back: it is concluded on the way, as live.</summary>
    private static bool IsRemembered(IOutcomeRule rule) => rule is RoadNightRule or RoadForecastDayRule;

    private static List<Reading> OfStations(IReadOnlyList<Reading> readings, CityNetwork network, BacktestPlan plan)
    {
        var sites = plan.Routes.SelectMany(r => r.Stations).Select(s => s.Site).ToHashSet();
        return [.. readings.Where(r => network.FindSensor(r.Sensor) is { } sensor && sites.Contains(sensor.Site))];
    }

    private static SortedDictionary<SiteId, StationRecord> Stations(
        CityNetwork network, BacktestPlan plan, List<Reading> readings, ReplayResult checks)
    {
        var flagged = checks.Flagged.ToDictionary(f => (f.Reading.Sensor, f.Reading.Quantity, f.Reading.ObservedAt));
        var rows = new Dictionary<(SensorId, Quantity, DateTimeOffset), ReadingRow>();
        foreach (var r in readings)
        {
            // The first received stays the value, as in every view of the journal.
            var key = (r.Sensor, r.Quantity, r.ObservedAt);
            var (flag, test) = flagged.TryGetValue(key, out var verdict) ? (verdict.Flag, verdict.Test) : (Flag.Pass, default);
            rows.TryAdd(key, new ReadingRow(r.Sensor, r.Quantity, r.ObservedAt, r.Value, flag, test, r.Marks, r.ReceivedAt, r.ReceivedAt));
        }

        var bySite = rows.Values.ToLookup(r => network.FindSensor(r.Sensor)!.Site);
        var stations = new SortedDictionary<SiteId, StationRecord>();
        foreach (var id in plan.Routes.SelectMany(r => r.Stations).Select(s => s.Site).Distinct())
        {
            if (network.FindSite(id) is { } site && bySite[id].Any())
            {
                stations.Add(id, new StationRecord(site, bySite[id].OrderBy(r => r.ObservedAt).ThenBy(r => r.Sensor)));
            }
        }

        return stations;
    }

    /// <summary>Nights that the record reaches into.</summary>
    private static IEnumerable<DateOnly> Dates(DateTimeOffset first, DateTimeOffset last, TimeZoneInfo zone)
    {
        if (last == default)
        {
            yield break;
        }

        var end = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(last, zone).DateTime);
        for (var date = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(first, zone).DateTime).AddDays(-1); date <= end; date = date.AddDays(1))
        {
            if (DecisionDay.Local(date, new TimeOnly(15, 0), zone) <= last && DecisionDay.Local(date.AddDays(1), new TimeOnly(11, 0), zone) >= first)
            {
                yield return date;
            }
        }
    }
}

using Microsoft.Extensions.Options;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;
using Telemetry.Domain.Readings;
using Telemetry.Domain.Storage;
using Telemetry.Rules.Engine;
using Telemetry.Rules.QualityControl;
using Telemetry.Rules.Winter;

namespace Telemetry.Api.Endpoints.Gritting.Record.Recomputations;

/// <summary>
/// Decides again what was decided, by the rule engine of the host: from the readings that had been received when it was recorded, the
/// forecasts that had been received when it was decided, and the network and settings of today.
/// </summary>
internal sealed class Recomputation(
    IOutcomeLog log,
    IForecastStore forecasts,
    ITimeSeriesStore store,
    INetworkProvider networks,
    IOptions<GrittingPolicyOptions> policy,
    IOptions<RuleEngineOptions> engineOptions,
    IOptions<QualityControlOptions> quality)
{
    private const int MostReadings = 1_000_000;

    /// <summary>Null when there is no such revision on record, or the route has left the network.</summary>
    public async Task<RecomputationDto?> OfAsync(RouteId id, DateOnly day, int revision, CancellationToken cancellation)
    {
        var network = networks.Current;
        var record = (await log.ReadDecisionHistoryAsync(id, day, cancellation))
            .LastOrDefault(r => r.Outcome.Revision == revision && r.Outcome is { ReassessedAt: null, Withdrawn: false });
        if (record is null || network.FindRoute(id) is not { } route)
        {
            return null;
        }

        var decided = record.Outcome;
        Decision? again = null;
        using var engine = new RuleEngine(network, new RuleSet([], [], [new GrittingDecisionRule(policy.Value)]), engineOptions.Value, quality.Value);
        using var outcomes = engine.Outcomes.Subscribe(new Taker(o => again = o is Decision d && d.Route == id && d.DecidedAt == decided.DecidedAt ? d : again));
        var (readings, issues) = (0, 0);
        foreach (var site in route.Stations.Select(s => s.Site).Distinct())
        {
            if (await forecasts.ReadLatestAsync(site, decided.DecidedAt, cancellation) is { } issue)
            {
                engine.Accept(issue);
                issues++;
            }

            readings += await AcceptAsync(engine, network, site, decided.DecidedAt, record.RecordedAt, cancellation);
        }

        // The tick a look-back earlier tells the engine since when it has looked: before it, silence would count as just begun.
        engine.Tick(decided.DecidedAt - GrittingDecisionRule.LookBack);
        engine.Tick(decided.DecidedAt);
        var differences = again is null ? [new RecomputedFieldDto("action", decided.Action.Name(), null)] : DecisionDifferences.Between(decided, again);
        return new RecomputationDto(
            record.Id, id.Value, day, revision, decided.DecidedAt, record.RecordedAt, decided.RuleVersion, GrittingDecisionRule.Version,
            differences.Count == 0, differences, readings, issues);
    }

    private async Task<int> AcceptAsync(
        RuleEngine engine, CityNetwork network, SiteId site, DateTimeOffset decidedAt, DateTimeOffset knownAt, CancellationToken cancellation)
    {
        var sensors = network.SensorsAt(site).Select(s => s.Id).ToList();
        if (sensors.Count == 0)
        {
            return 0;
        }

        // Twice the look-back, so that the checks of its first readings have what comes before them.
        var query = new ReadingQuery(sensors, [], decidedAt - (2 * GrittingDecisionRule.LookBack), decidedAt, knownAt, null, MostReadings);
        var count = 0;
        await foreach (var row in store.ReadAsync(query, cancellation))
        {
            engine.Accept(new Reading(row.Sensor, row.Quantity, row.ObservedAt, row.Value, row.ReceivedAt, row.Marks));
            count++;
        }

        return count;
    }

    private sealed class Taker(Action<Outcome> take) : IObserver<Outcome>
    {
        public void OnCompleted()
        {
        }

        public void OnError(Exception error) => throw error;

        public void OnNext(Outcome value) => take(value);
    }
}

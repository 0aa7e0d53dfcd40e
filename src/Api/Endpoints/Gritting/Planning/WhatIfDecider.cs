using Microsoft.Extensions.Options;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Forecasts;
using Telemetry.Domain.Network;
using Telemetry.Domain.Readings;
using Telemetry.Domain.Storage;
using Telemetry.Rules.Engine;
using Telemetry.Rules.EventTime;
using Telemetry.Rules.QualityControl;
using Telemetry.Rules.Winter;
using Telemetry.Rules.Winter.Backtest;
using Telemetry.Rules.Winter.Planning;
using Telemetry.Rules.Winter.RoadSurface;

namespace Telemetry.Api.Endpoints.Gritting.Planning;

/// <summary>
/// Decides every route at the last full minute by the rule engine of the host, from what is stored: once as it is, once as asked. One
/// question at a time, since each reads days of the whole network.
/// </summary>
internal sealed class WhatIfDecider(
    IOutcomeLog log,
    IForecastStore forecasts,
    ITreatmentLog treatments,
    ITimeSeriesStore store,
    INetworkProvider networks,
    IOptions<GrittingPolicyOptions> policy,
    IOptions<RuleEngineOptions> engineOptions,
    IOptions<QualityControlOptions> quality,
    IOptions<PlanOptions> fleet,
    IOptions<BacktestOptions> costs,
    TimeProvider clock) : IDisposable
{
    private const int MostReadings = 5_000_000;
    private static readonly TimeSpan WindowTolerance = TimeSpan.FromMinutes(15);

    private readonly SemaphoreSlim _one = new(1, 1);

    public GrittingPolicyOptions Policy => policy.Value;

    public async Task<WhatIfDto> AskAsync(WhatIfQuestion question, CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            var network = networks.Current;
            var now = clock.GetUtcNow();
            var at = new DateTimeOffset(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerMinute), TimeSpan.Zero);
            using var asItIs = new Side(network, policy.Value, engineOptions.Value, quality.Value);
            using var asAsked = new Side(network, question.Policy, engineOptions.Value, quality.Value);
            var sites = network.Routes.SelectMany(r => r.Stations).Select(s => s.Site).Distinct().ToList();
            foreach (var site in sites)
            {
                if (await forecasts.ReadLatestAsync(site, at, cancellation) is { } issue)
                {
                    asItIs.Accept(issue);
                    asAsked.Accept(ShiftedForecast.Of(issue, at, question.TemperatureK, question.PrecipitationLaterHours));
                }
            }

            if (policy.Value.CreditResidualSalt || question.Policy.CreditResidualSalt)
            {
                var first = DecisionDay.Containing(at - engineOptions.Value.LookBack, network.TimeZone).Date;
                foreach (var logged in await treatments.ReadAfterAsync(0, first, cancellation))
                {
                    asItIs.Accept(logged.Outcome);
                    asAsked.Accept(logged.Outcome);
                }
            }

            var remembered = new OnRecord
            {
                Nights = (await log.ReadRoadNightsAsync(at - RoadNights.Memory, cancellation)).Select(n => n.Outcome).ToList(),
                RoadForecastDays = (await log.ReadRoadForecastDaysAsync(at - RememberedRoad.Memory, cancellation)).Select(d => d.Outcome).ToList(),
            };
            asItIs.Accept(remembered);
            asAsked.Accept(remembered);
            var readings = 0;
            var sensors = sites.SelectMany(s => network.SensorsAt(s)).Select(s => s.Id).ToList();

            // Twice the look-back, so that the checks of its first readings have what comes before them.
            await foreach (var row in store.ReadAsync(new ReadingQuery(sensors, [], at - (2 * GrittingDecisionRule.LookBack), at, null, null, MostReadings), cancellation))
            {
                var reading = new Reading(row.Sensor, row.Quantity, row.ObservedAt, row.Value, row.ReceivedAt, row.Marks);
                asItIs.Accept(reading);
                asAsked.Accept(reading);
                readings++;
            }

            var before = asItIs.DecideAt(at);
            var after = asAsked.DecideAt(at);
            return new WhatIfDto(
                DecisionDay.Containing(at, network.TimeZone).Date,
                network.TimeZone.Id,
                at,
                GrittingDecisionRule.Version,
                readings,
                [.. network.Routes.Select(r => r.Id).Where(id => AsksOther(before.GetValueOrDefault(id), after.GetValueOrDefault(id))).Select(id => id.Value)],
                ToDto(network, before),
                ToDto(network, after));
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private WhatIfSideDto ToDto(CityNetwork network, Dictionary<RouteId, Decision> decided)
    {
        var plan = NightPlan.Of(network.Routes.Select(r => (r, decided.GetValueOrDefault(r.Id), (DecisionOrder?)null)), fleet.Value, costs.Value);
        return new WhatIfSideDto(plan.Totals(fleet.Value), plan.RouteDtos());
    }

    private static bool AsksOther(Decision? one, Decision? other) =>
        one?.Action != other?.Action || one?.SpreadRate != other?.SpreadRate || one?.Treatments != other?.Treatments
        || one?.WindowEnd.HasValue != other?.WindowEnd.HasValue || (one?.WindowEnd - other?.WindowEnd)?.Duration() >= WindowTolerance;

    /// <summary>An engine of its own, with nothing but the gritting rule in it.</summary>
    private sealed class Side : IDisposable, IObserver<Outcome>
    {
        private readonly RuleEngine _engine;
        private readonly IDisposable _outcomes;
        private readonly Dictionary<RouteId, Decision> _decided = [];

        public Side(CityNetwork network, GrittingPolicyOptions policy, RuleEngineOptions options, QualityControlOptions quality)
        {
            _engine = new RuleEngine(network, new RuleSet([], [], [new GrittingDecisionRule(policy)]), options, quality);
            _outcomes = _engine.Outcomes.Subscribe(this);
        }

        /// <summary>Before the first tick: what the rule remembers beyond its look-back.</summary>
        public void Accept(OnRecord remembered) => _engine.Adopt(remembered);

        public void Accept(ForecastIssue issue) => _engine.Accept(issue);

        public void Accept(TreatmentReport report) => _engine.Accept(report);

        public void Accept(Reading reading) => _engine.Accept(reading);

        public Dictionary<RouteId, Decision> DecideAt(DateTimeOffset at)
        {
            // The tick a look-back earlier tells the engine since when it has looked: before it, silence would count as just begun.
            _engine.Tick(at - GrittingDecisionRule.LookBack);
            _decided.Clear();
            _engine.Tick(at);
            return _decided;
        }

        public void Dispose()
        {
            _outcomes.Dispose();
            _engine.Dispose();
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error) => throw error;

        public void OnNext(Outcome value)
        {
            if (value is Decision { Withdrawn: false } decision)
            {
                _decided[decision.Route] = decision;
            }
        }
    }
}

using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Telemetry.Api.Security;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Forecasts;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Domain.Storage;
using Telemetry.Rules.Engine;
using Telemetry.Rules.QualityControl;
using Telemetry.Rules.Winter;

namespace Telemetry.Tests.Integration.Api;

/// <summary>A decision made minute by minute, as the host makes it, and again from the stores.</summary>
public sealed class RecomputationTests
{
    private const string Address = "/api/v1/gritting/record/2026-01-14/p1-snake/";

    [Fact]
    public async Task What_the_host_decided_minute_by_minute_comes_out_again_from_its_stores()
    {
        await using var host = await ApiHost.StartAsync();
        var decided = await DecideAsync(host);
        using var client = await host.ClientAsync(ApiRole.Highways);

        var again = await client.GetJsonAsync($"{Address}{decided.Revision}/recomputation");

        Assert.Empty(again.GetProperty("differences").EnumerateArray().Select(d => d.ToString()));
        Assert.True(again.GetProperty("same").GetBoolean());
        Assert.Equal(2, again.GetProperty("forecasts").GetInt32());
        Assert.InRange(again.GetProperty("readings").GetInt32(), 100, 10_000);
        Assert.NotNull(decided.MinRst);
    }

    [Fact]
    public async Task A_record_that_says_otherwise_is_told_by_field()
    {
        await using var host = await ApiHost.StartAsync();
        var decided = await DecideAsync(host, d => d with { Action = GrittingAction.Plough, MinRst = d.MinRst - 0.02 });
        using var client = await host.ClientAsync(ApiRole.Highways);

        var again = await client.GetJsonAsync($"{Address}{decided.Revision}/recomputation");

        Assert.False(again.GetProperty("same").GetBoolean());
        Assert.Equal(["action", "minRst"], again.GetProperty("differences").EnumerateArray().Select(d => d.GetProperty("field").GetString()));
        Assert.Equal("PLOUGH", again.GetProperty("differences")[0].GetProperty("recorded").GetString());
    }

    [Fact]
    public async Task A_reading_that_came_after_the_decision_has_no_part_in_it()
    {
        await using var host = await ApiHost.StartAsync();
        var decided = await DecideAsync(host);
        await host.Store.WriteAsync(
            Some.Batch(2, Some.Reading("rws-snake", Quantity.RoadSurfaceTemperature, decided.DecidedAt.AddMinutes(-3), -4, Flag.Pass, ApiHost.Now.AddHours(1))), CancellationToken.None);
        using var client = await host.ClientAsync(ApiRole.Highways);

        Assert.True((await client.GetJsonAsync($"{Address}{decided.Revision}/recomputation")).GetProperty("same").GetBoolean());
        using var unknown = await client.GetAsync(new Uri($"{Address}99/recomputation", UriKind.Relative));
        await unknown.ProblemAsync(HttpStatusCode.NotFound);
    }

    /// <summary>27 h of a cooling road at both stations, given to an engine in the order they came, with a tick each minute; the last new revision is recorded.</summary>
    private static async Task<Decision> DecideAsync(ApiHost host, Func<Decision, Decision>? change = null)
    {
        var network = host.Services.GetRequiredService<INetworkProvider>().Current;
        var sensors = network.FindRoute(new RouteId("p1-snake"))!.Stations.SelectMany(s => network.SensorsAt(s.Site)).ToList();
        var from = ApiHost.Now.AddHours(-30);
        List<StoredReading> readings = [];
        for (var at = from.AddMinutes(10); at <= ApiHost.Now; at = at.AddMinutes(10))
        {
            var cooling = (at - from).TotalHours;
            foreach (var sensor in sensors)
            {
                Add(sensor, Quantity.RoadSurfaceTemperature, 6 - (0.17 * cooling));
                Add(sensor, Quantity.AirTemperature, 7 - (0.15 * cooling));
                Add(sensor, Quantity.DewPoint, 2 - (0.08 * cooling));
            }

            void Add(Sensor sensor, Quantity quantity, double value)
            {
                if (sensor.Measures(quantity))
                {
                    readings.Add(Some.Reading(sensor.Id.Value, quantity, at, Math.Round(value, 2)));
                }
            }
        }

        await host.Store.WriteAsync(Some.Batch(1, [.. readings]), CancellationToken.None);
        Decision? decided = null;
        var given = DateTimeOffset.MinValue;
        using var engine = new RuleEngine(network, new RuleSet([], [], [new GrittingDecisionRule(new GrittingPolicyOptions())]), new RuleEngineOptions(), new QualityControlOptions());
        using var outcomes = engine.Outcomes.Subscribe(new Taker(o => decided = o is Decision { ReassessedAt: null } d && d.Route.Value == "p1-snake" ? d : decided));
        foreach (var site in network.FindRoute(new RouteId("p1-snake"))!.Stations.Select(s => s.Site))
        {
            var issue = new ForecastIssue(site, from, from, "office", [.. Enumerable.Range(0, 60).Select(h => new ForecastValue(from.AddHours(h), Quantity.AirTemperature, 5 - (0.15 * h)))]);
            host.Records.Forecasts.Add(issue);
            engine.Accept(issue);
        }

        for (var tick = from; tick <= ApiHost.Now; tick = tick.AddMinutes(1))
        {
            foreach (var reading in readings.Where(r => r.Reading.ObservedAt > given && r.Reading.ObservedAt <= tick))
            {
                engine.Accept(reading.Reading);
            }

            given = tick;
            engine.Tick(tick);
        }

        Assert.NotNull(decided);
        var recorded = change is null ? decided : change(decided);
        host.Give(recorded);
        return recorded;
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

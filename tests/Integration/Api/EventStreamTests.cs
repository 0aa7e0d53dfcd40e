using System.Net;
using System.Text.Json;
using Telemetry.Api.Security;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Forecasts;
using Telemetry.Domain.Network;

namespace Telemetry.Tests.Integration.Api;

public sealed class EventStreamTests
{
    [Fact]
    public async Task A_watcher_sees_what_is_made_after_it_came_and_resumes_without_gap_or_repeat()
    {
        await using var host = await ApiHost.StartAsync();
        host.Give(Some.Decision(1));
        using var client = await host.ClientAsync(ApiRole.Highways);
        string last;
        using (var watcher = await Watcher.OpenAsync(client, "/api/v1/events"))
        {
            Assert.Equal("heartbeat", (await watcher.NextAsync()).Event);
            host.Give(Some.Decision(2), Some.Alert());
            var decision = await watcher.NextAsync();
            Assert.Equal(("2", "decision", 2), (decision.Id, decision.Event, decision.Data.GetProperty("revision").GetInt32()));
            Assert.Equal("PRECAUTIONARY", decision.Data.GetProperty("action").GetString());
            var alert = await watcher.NextAsync();
            Assert.Equal(("3", "alert", "Raised"), (alert.Id, alert.Event, alert.Data.GetProperty("state").GetString()));
            last = alert.Id;
        }

        host.Give([.. Enumerable.Range(3, 500).Select(revision => Some.Decision(revision))]);
        host.Give(Some.Index());
        using var resumed = await Watcher.OpenAsync(client, "/api/v1/events", last);
        await resumed.NextAsync();
        List<string> ids = [];
        while (ids.Count < 501)
        {
            ids.Add((await resumed.NextAsync()).Id);
        }

        Assert.Equal(Enumerable.Range(4, 501).Select(i => $"{i}"), ids);
    }

    [Fact]
    public async Task A_watcher_that_has_seen_more_than_the_record_holds_begins_at_its_end()
    {
        // The record was deleted, or restored from a backup, while a page was open.
        await using var host = await ApiHost.StartAsync();
        host.Give(Some.Decision(1));
        using var client = await host.ClientAsync(ApiRole.Highways);
        using var watcher = await Watcher.OpenAsync(client, "/api/v1/events", "900");
        Assert.Equal("heartbeat", (await watcher.NextAsync()).Event);

        host.Give(Some.Decision(2));

        Assert.Equal("2", (await watcher.NextAsync()).Id);
    }

    [Fact]
    public async Task What_rules_keep_for_themselves_is_not_told()
    {
        await using var host = await ApiHost.StartAsync();
        using var client = await host.ClientAsync(ApiRole.Highways);
        using var watcher = await Watcher.OpenAsync(client, "/api/v1/events");
        Assert.Equal("heartbeat", (await watcher.NextAsync()).Event);

        var site = new SiteId("rws-1");
        host.Give(
            new RoadForecastDay(site, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, [], [1]),
            new RoadNight(site, new SensorId("s"), new DateOnly(2026, 1, 14), DateTimeOffset.UnixEpoch, 1, 10, null, null));
        host.Give(Some.Decision());

        Assert.Equal(("3", "decision"), await watcher.NextAsync() is var told ? (told.Id, told.Event) : default);
    }

    [Fact]
    public async Task Only_the_kinds_asked_for_are_sent()
    {
        await using var host = await ApiHost.StartAsync();
        host.Give(Some.Decision(), Some.Alert(), Some.Index());
        using var client = await host.ClientAsync(ApiRole.Highways);
        using var watcher = await Watcher.OpenAsync(client, "/api/v1/events?kinds=index", "0");
        await watcher.NextAsync();

        Assert.Equal("index", (await watcher.NextAsync()).Event);
    }

    [Fact]
    public async Task A_heartbeat_comes_each_fifteen_seconds_with_the_hosts_time()
    {
        await using var host = await ApiHost.StartAsync();
        using var client = await host.ClientAsync(ApiRole.Highways);
        using var watcher = await Watcher.OpenAsync(client, "/api/v1/events");
        Assert.Equal("2026-01-14T18:00:00.000Z", (await watcher.NextAsync()).Data.GetProperty("now").GetString());

        var next = watcher.NextAsync();
        while (!next.IsCompleted)
        {
            // The watcher may not have begun to wait yet: time goes on until it has.
            host.Clock.Advance(TimeSpan.FromSeconds(15));
            await Task.WhenAny(next, Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System));
        }

        Assert.Equal("heartbeat", (await next).Event);
    }

    [Fact]
    public async Task More_watchers_than_allowed_and_nonsense_are_refused()
    {
        await using var host = await ApiHost.StartAsync(settings: ("Telemetry:Live:MaxClients", "1"));
        using var client = await host.ClientAsync(ApiRole.Highways);
        using var one = await Watcher.OpenAsync(client, "/api/v1/events");
        await one.NextAsync();

        await (await client.GetAsync("/api/v1/events")).ProblemAsync(HttpStatusCode.ServiceUnavailable);
        var bad = await (await client.GetAsync("/api/v1/events?kinds=weather&lastEventId=-1")).ProblemAsync(HttpStatusCode.BadRequest);
        Assert.Single(bad.Errors("kinds"));
        Assert.Single(bad.Errors("Last-Event-ID"));
    }
}

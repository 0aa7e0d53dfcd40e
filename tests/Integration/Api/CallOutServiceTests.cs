using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Telemetry.Api.CallOuts;
using Telemetry.Api.Live;
using Telemetry.Domain.Alerts;
using Telemetry.Domain.CallOuts;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Storage;
using Telemetry.Tests.Integration.Kill;

namespace Telemetry.Tests.Integration.Api;

/// <summary>The host calls people out by itself.</summary>
public sealed class CallOutServiceTests
{
    private static readonly (string, string)[] TwoLevels =
    [
        ("Telemetry:Notifications:Recipients:duty:Channel", "Email"),
        ("Telemetry:Notifications:Recipients:duty:Address", "duty@example.gov.uk"),
        ("Telemetry:Notifications:Recipients:manager:Channel", "Email"),
        ("Telemetry:Notifications:Recipients:manager:Address", "manager@example.gov.uk"),
        ("Telemetry:Notifications:Mail:Host", "127.0.0.1"),
        ("Telemetry:Notifications:Mail:Port", "9"),
        ("Telemetry:Notifications:Mail:Security", "None"),
        ("Telemetry:Notifications:Mail:From", "telemetry@example.gov.uk"),
        ("Telemetry:CallOut:SettleAfterStart", "00:00:00"),
        ("Telemetry:CallOut:Levels:0:Recipients:0", "duty"),
        ("Telemetry:CallOut:Levels:1:Recipients:0", "manager"),
    ];

    [Fact]
    public async Task A_decision_that_worsens_is_called_out_and_an_acknowledgement_ends_it()
    {
        await using var host = await ApiHost.StartAsync(settings: TwoLevels);
        using var admin = await host.ClientAsync();
        host.Give(Some.Decision() with { SpreadRate = 8 });
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        host.Give(Some.Decision(revision: 2) with { SpreadRate = 20 });

        var first = Assert.Single(await CallOutsAsync(host, 1));
        Assert.Equal((1, "decision/p1-snake/2026-01-14"), (first.Level, Assert.Single(first.Items).Concern));
        Assert.Contains("PRECAUTIONARY at 20 g/m² and two treatments", first.Title, StringComparison.Ordinal);
        Assert.StartsWith("The spread rate rises from 8 to 20 g/m². Start between 19:00 and 20:00.", first.Items[0].Text, StringComparison.Ordinal);
        var listed = (await admin.GetFromJsonAsync<JsonElement>("/api/v1/call-outs", TestContext.Current.CancellationToken)).GetProperty("callOuts");
        Assert.Equal("duty", listed[0].GetProperty("deliveries")[0].GetProperty("recipient").GetString());

        host.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal([1, 2], (await CallOutsAsync(host, 2)).Select(c => c.Level));

        using var acknowledged = await admin.PostAsJsonAsync(
            "/api/v1/gritting/decisions/2026-01-14/p1-snake/2/acknowledge", new { by = "Sam", reason = "Crews are called in" }, TestContext.Current.CancellationToken);
        acknowledged.EnsureSuccessStatusCode();
        await LookedAsync(host);
        host.Clock.Advance(TimeSpan.FromHours(2));
        await LookedAsync(host);
        Assert.Equal(2, (await CallOutsAsync(host, 2)).Count);
    }

    [Fact]
    public async Task A_critical_alert_is_called_out_and_a_warning_is_not()
    {
        await using var host = await ApiHost.StartAsync(settings: TwoLevels);
        host.Give(Some.Alert(), Some.Alert("high-street") with { Severity = AlertSeverity.Critical, RaisedAt = ApiHost.Now });

        var told = Assert.Single(await CallOutsAsync(host, 1));
        Assert.Equal("alert/hoar-frost/high-street", Assert.Single(told.Items).Concern);
        Assert.StartsWith("CRITICAL Hoar frost: ", told.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_in_health_that_nobody_is_called_out_while_something_critical_stands()
    {
        await using var host = await ApiHost.StartAsync();
        using var client = await host.ClientAsync();
        host.Give(Some.Alert() with { Severity = AlertSeverity.Critical, RaisedAt = ApiHost.Now });
        await LookedAsync(host);

        var check = (await client.GetFromJsonAsync<JsonElement>("/health/ready", TestContext.Current.CancellationToken)).GetProperty("checks").GetProperty("call-outs");

        Assert.Equal("Degraded", check.GetProperty("status").GetString());
        Assert.Contains("Telemetry:CallOut:Levels names nobody", check.GetProperty("cause").GetString(), StringComparison.Ordinal);
    }

    /// <summary>The host's call-outs, once there are so many.</summary>
    private static async Task<IReadOnlyList<CallOut>> CallOutsAsync(ApiHost host, int count)
    {
        var store = host.Services.GetRequiredService<ICallOutStore>();
        var feed = host.Services.GetRequiredService<LiveFeed>();
        while (true)
        {
            var grown = feed.Grown();
            var callOuts = await store.ReadCallOutsAsync(null, 100, null, TestContext.Current.CancellationToken);
            if (callOuts.Count >= count)
            {
                return [.. callOuts.Reverse().Select(c => c.Outcome)];
            }

            await grown.WaitAsync(Patience.Limit, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Until a look that began after this call has ended: the second one that is new, since the first may have been under way.</summary>
    private static async Task LookedAsync(ApiHost host)
    {
        var status = host.Services.GetRequiredService<CallOutStatus>();
        for (var looks = 0; looks < 2; looks++)
        {
            var before = status.Findings;
            while (ReferenceEquals(before, status.Findings))
            {
                host.Services.GetRequiredService<LiveFeed>().Grew();
                await Task.Delay(10, TestContext.Current.CancellationToken);
            }
        }
    }
}

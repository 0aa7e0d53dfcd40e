using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Telemetry.Tests.Browser;

/// <summary>What a stranger sees a minute after the README's command: the real host, its demo city over MQTT and the built page, with nothing stood in for.</summary>
[Collection(DemoProcess.OneAtATime)]
public sealed class DemoTests(Chromium chromium)
{
    private const float Patience = 240_000;

    [Fact]
    public async Task Twelve_routes_are_decided_and_a_new_forecast_changes_the_page_live()
    {
        var cancellation = TestContext.Current.CancellationToken;
        chromium.Require();
        await using var demo = DemoProcess.Start(speed: 20);
        using var client = await demo.ClientAsync(cancellation);
        var page = await chromium.OpenLiveAsync(demo.Address, Patience);
        await using var visit = page.Context;

        await Expect(page.Locator(".card")).ToHaveCountAsync(12, new() { Timeout = Patience });
        await Expect(page.Locator(".card--undecided")).ToHaveCountAsync(0, new() { Timeout = Patience });
        await Expect(page.Locator(".connection--live")).ToBeVisibleAsync();
        await Expect(page.Locator(".simulated")).ToBeVisibleAsync();
        await Expect(page.Locator(".step").First).ToContainTextAsync(new Regex("start by|start at once"), new() { Timeout = Patience });
        await Expect(page.Locator(".card--treat .fact").First).ToContainTextAsync("g/m²");
        // Its first revision may be older than the forecast that says that nothing is to be done.
        await Expect(page.Locator("[data-route=R09].card--none")).ToHaveCountAsync(1, new() { Timeout = Patience });
        await Screenshots.TakeAsync(page, "demo");

        // From here on only the event stream can change the page: it gets no other answer.
        await page.RouteAsync("**/api/v1/gritting/decisions*", route => route.AbortAsync());
        await DemoForecast.FrostAsync(client, ["esplanade", "fish-quay"], cancellation);

        await Expect(page.Locator("[data-route=R09].card--treat")).ToHaveCountAsync(1, new() { Timeout = Patience });
        await Expect(page.Locator("[aria-live=polite]")).ToContainTextAsync("Harbour and Esplanade: now precautionary");
        await Screenshots.TakeAsync(page, "demo-after-forecast");

        var found = await page.RunAxe();
        Assert.NotEmpty(found.Passes);
        Assert.Empty(found.Violations.Where(v => v.Impact is "serious" or "critical").Select(v => $"{v.Id}: {v.Help}"));
    }

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);
}

using Microsoft.Playwright;

namespace Telemetry.Tests.Browser;

public sealed class RoutePageTests(Chromium chromium)
{
    private const string Path = "/route?route=R01";

    [Theory]
    [InlineData("desktop")]
    [InlineData("zoomed")]
    [InlineData("phone")]
    [InlineData("reflow")]
    public async Task A_route_is_whole_on_every_screen_and_axe_finds_nothing(string screen)
    {
        await using var host = await StartAsync();
        var page = await chromium.OpenAsync(host, Night.Evening, Screens.Named(screen), Path);
        await Expect(page.Locator(".chart canvas")).ToHaveCountAsync(3);
        await Screenshots.TakeAsync(page, $"route-{screen}");

        await Axe.DoesNotScrollSidewaysAsync(page);
        await Axe.FindsNothingAsync(page);
    }

    [Fact]
    public async Task From_the_card_of_tonight_it_leads_to_what_the_road_does_and_what_was_decided_and_spread()
    {
        await using var host = await StartAsync();
        var page = await chromium.OpenAsync(host, Night.Evening);
        await page.Locator("[data-route=R01]").GetByRole(AriaRole.Link, new() { Name = "Charts of Ring Road North" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Ring Road North");
        await Expect(page.Locator(".route__tags")).ToContainTextAsync("Precautionary");
        await Expect(page.Locator(".route__tags")).ToContainTextAsync("Start by 22:52, in 1 h 5 min");

        var measured = page.Locator("[data-station=mill-lane]");
        await Expect(measured).ToContainTextAsync("Lowest −2.4 °C");
        await Expect(measured.Locator(".chart__plot")).ToHaveAttributeAsync("aria-label", new System.Text.RegularExpressions.Regex(
            "Measured: .* 1 failed.*As likely colder as warmer.*Marked: first freeze 02:22.*start window 20:47 to 22:52.*treated 8 g/m² 20:10 to 21:35"));
        await Expect(measured).ToContainTextAsync("1 reading failed the checks");

        var silent = page.Locator("[data-station=bridge-7]");
        await Expect(silent).ToContainTextAsync("Nothing is foreseen of the road here: No road surface temperature of the last 3 h passed its checks: the newest is of 18:40.");
        await Expect(silent).ToContainTextAsync("To the standing decision its road sensor was silent since 20:10.");

        await Expect(page.GetByText("By the decision ice is 91 % likely")).ToBeVisibleAsync();
        await Expect(Row(page, "run", "Pre-wet salt, 8 g/m²")).ToContainTextAsync("8 g/m² was spread, and 10 g/m² was decided.");
        await Expect(Row(page, "revision", "Superseded")).ToContainTextAsync("first");
        await Expect(Row(page, "revision", "Standing")).ToContainTextAsync("Monitor to Precautionary");

        var standing = host.Night.DecisionOf("R01");
        host.Publish(standing with { Id = 900, Revision = 3, Action = "ESCALATE" });
        await Expect(page.Locator(".route__tags")).ToContainTextAsync("Escalate");
        await page.GetByRole(AriaRole.Link, new() { Name = "All routes" }).ClickAsync();
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(12);
        await Expect(page.Locator("tbody tr", new() { HasText = "Western Villages" })).ToContainTextAsync("No decision");
    }

    private static ILocator Row(IPage page, string table, string text) =>
        page.GetByRole(AriaRole.Table, new() { Name = table == "run" ? "Treatments as reported" : "Every revision" }).Locator("tbody tr", new() { HasText = text });

    private static async Task<FakeHost> StartAsync()
    {
        var host = await FakeHost.StartAsync(Night.Frost());
        RouteCity.Serve(host);
        return host;
    }

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);
}

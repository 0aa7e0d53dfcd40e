using Microsoft.Playwright;

namespace Telemetry.Tests.Browser;

public sealed class BacktestsPageTests(Chromium chromium)
{
    [Theory]
    [InlineData("desktop")]
    [InlineData("zoomed")]
    [InlineData("phone")]
    [InlineData("reflow")]
    public async Task A_back_test_is_whole_on_every_screen_and_axe_finds_nothing(string screen)
    {
        await using var host = await StartAsync();
        var page = await chromium.OpenAsync(host, Night.Evening, Screens.Named(screen), $"/backtests?report={Backtests.Id}");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "The road at Mill Lane" })).ToBeVisibleAsync();
        await Screenshots.TakeAsync(page, $"backtest-{screen}");

        await Axe.DoesNotScrollSidewaysAsync(page);
        await Axe.FindsNothingAsync(page);
    }

    [Fact]
    public async Task From_the_list_it_leads_to_a_reports_figures_with_what_flatters_them_and_its_file()
    {
        await using var host = await StartAsync();
        var page = await chromium.OpenAsync(host, Night.Evening, path: "/backtests");
        await Expect(page.GetByText("Not readable, or of another version: 20250101T000000Z.")).ToBeVisibleAsync();
        await Expect(page.Locator("tbody tr", new() { HasText = "ice was likely" })).ToContainTextAsync("few nights: don’t build on it");
        await Expect(page.Locator("tbody tr", new() { HasText = "the road froze" })).ToContainTextAsync("0.78 (0.61 to 0.90)");
        await Screenshots.TakeAsync(page, "backtests");
        await Axe.FindsNothingAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Fri 1 Oct 2010 to Fri 31 Dec 2010" }).ClickAsync();

        await Expect(page.Locator("h1")).ToHaveTextAsync("Back-test Fri 1 Oct 2010 to Fri 31 Dec 2010");
        await Expect(page.GetByText("The weather measured later stood in for the forecast")).ToBeVisibleAsync();
        await Expect(page.Locator("tbody tr", new() { HasText = "At 15:00, critical nights" })).ToContainTextAsync("no nights");
        await Expect(page.Locator("tbody tr", new() { HasText = "treat every night" })).ToContainTextAsync("+£412 (+£372 to +£452)");
        await Expect(page.Locator("tbody tr", new() { HasText = "persistence" })).ToContainTextAsync("1.94 (1.70 to 2.20)");
        var saved = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Save the report with its plots" }).ClickAsync());
        Assert.Equal($"backtest-{Backtests.Id}.html", saved.SuggestedFilename);
    }

    private static async Task<FakeHost> StartAsync()
    {
        var host = await FakeHost.StartAsync(Night.Frost());
        Backtests.Serve(host);
        return host;
    }

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);
}

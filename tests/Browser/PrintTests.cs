using Microsoft.Playwright;

namespace Telemetry.Tests.Browser;

/// <summary>What a duty officer takes to a meeting, and a council to a court: the pages on A4.</summary>
public sealed class PrintTests(Chromium chromium)
{
    /// <summary>CSS pixels between the margins of A4, 186 mm.</summary>
    private const int PaperWidth = 703;

    [Theory]
    [InlineData("route", "/route?route=R01", "Ring Road North")]
    [InlineData("plan", "/plan", "Plan")]
    [InlineData("record", "/record", "Record")]
    [InlineData("backtest", $"/backtests?report={Backtests.Id}", "Back-test")]
    public async Task On_paper_a_page_has_its_title_and_time_and_whole_tables_and_no_controls(string name, string path, string title)
    {
        await using var host = await FakeHost.StartAsync(Night.Frost());
        RouteCity.Serve(host);
        Plans.Serve(host);
        Records.Serve(host);
        Backtests.Serve(host);
        var page = await chromium.OpenAsync(host, Night.Evening, new() { ViewportSize = new() { Width = PaperWidth, Height = 1000 }, TimezoneId = "Pacific/Auckland" }, path);
        await Expect(page.Locator("h1")).ToContainTextAsync(title);
        await Expect(page.Locator("main table, main canvas").First).ToBeVisibleAsync();
        var printed = page.Locator(".printed");
        await Expect(printed).ToBeHiddenAsync();

        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await page.EvaluateAsync("() => window.dispatchEvent(new Event('beforeprint'))");

        await Expect(page.Locator("h1")).ToBeVisibleAsync();
        await Expect(printed).ToHaveTextAsync(new System.Text.RegularExpressions.Regex(@"^Printed on Wednesday 14 January 2026 at \d\d:\d\d:\d\d GMT(, simulated time)?; as the host had it at \d\d:\d\d:\d\d\.$"));
        await Expect(page.Locator(".navigation")).ToBeHiddenAsync();
        await Expect(page.Locator(".connection")).ToBeHiddenAsync();
        Assert.Empty(await Visible(page, "button:not(.legend__button), input, select, textarea, details:not([open]) > summary"));
        Assert.Empty(await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('table')].filter(t => t.checkVisibility() && getComputedStyle(t).display !== 'table').map(t => t.outerHTML.slice(0, 80))"));
        Assert.Empty(await page.EvaluateAsync<string[]>(
            "width => [...document.querySelectorAll('table, canvas, .panel, p')].filter(e => e.checkVisibility() && !e.closest('.govuk-visually-hidden') && e.getBoundingClientRect().right > width + 1).map(e => `${e.getBoundingClientRect().right}: ${e.outerHTML.slice(0, 80)}`)", PaperWidth));
        Assert.Empty(await page.EvaluateAsync<string[]>(
            "() => [...document.querySelectorAll('header, .masthead, .panel')].map(e => getComputedStyle(e).backgroundColor).filter(c => !['rgba(0, 0, 0, 0)', 'rgb(255, 255, 255)'].includes(c))"));
        await Screenshots.TakeAsync(page, $"print-{name}");
    }

    private static Task<string[]> Visible(IPage page, string selector) =>
        page.EvaluateAsync<string[]>("s => [...document.querySelectorAll(s)].filter(e => e.checkVisibility()).map(e => e.outerHTML.slice(0, 80))", selector);

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);
}

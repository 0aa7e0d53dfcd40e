using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;

namespace Telemetry.Tests.Browser;

public sealed class PlanPageTests(Chromium chromium)
{
    [Theory]
    [InlineData("desktop")]
    [InlineData("zoomed")]
    [InlineData("phone")]
    [InlineData("reflow")]
    public async Task The_plan_and_another_night_are_whole_on_every_screen_and_axe_finds_nothing(string screen)
    {
        await using var host = await StartAsync();
        var page = await chromium.OpenAsync(host, Night.Evening, Screens.Named(screen), "/plan");
        await page.GetByLabel("Air warmer or colder by, K").FillAsync("-2");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask what if" }).ClickAsync();
        await Expect(page.Locator(".what-if__mark")).ToBeVisibleAsync();
        await Screenshots.TakeAsync(page, $"plan-{screen}");

        await Axe.DoesNotScrollSidewaysAsync(page);
        await Axe.FindsNothingAsync(page);
    }

    [Fact]
    public async Task It_says_what_the_night_takes_and_answers_what_if_beside_it_without_touching_it()
    {
        await using var host = await StartAsync();
        var page = await chromium.OpenAsync(host, Night.Evening, path: "/plan");
        var live = page.Locator("section", new() { Has = page.GetByRole(AriaRole.Heading, new() { Name = "Tonight as decided" }) });
        await Expect(live.Locator(".count", new() { HasText = "Salt" })).ToContainTextAsync("at least 11.9 t partly assumed");
        await Expect(live.Locator(".count", new() { HasText = "Cost" })).ToContainTextAsync("at least £2,714");
        await Expect(live.GetByText("3 spreaders are needed at once and there are 2")).ToBeVisibleAsync();
        await Expect(live.GetByText("A person must decide about High Pass")).ToBeVisibleAsync();
        await Expect(live.GetByText("Nothing is decided about Western Villages")).ToBeVisibleAsync();
        await Expect(live.GetByText("The latest start has passed on Eastern Radial")).ToBeVisibleAsync();
        await Expect(Row(live, "Ring Road North")).ToContainTextAsync("once; ordered");
        await Expect(Row(live, "Ring Road North")).ToContainTextAsync("22:52, in 1 h 5 min");
        await Expect(Row(live, "Moor Top")).ToContainTextAsync("6.7 t, assumed");
        await Expect(Row(live, "Industrial Estate")).ToContainTextAsync("not known");

        var ask = page.GetByRole(AriaRole.Button, new() { Name = "Ask what if" });
        await ask.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Enter what should be different");
        await page.GetByLabel("Air warmer or colder by, K").FillAsync("-20");
        await ask.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("must be a number from -10 to 10 (K), not '-20'");
        await page.GetByLabel("Air warmer or colder by, K").FillAsync("−2");
        await page.Keyboard.PressAsync("Enter");

        var result = page.Locator(".what-if__result");
        await Expect(result).ToContainTextAsync("Not the live decision");
        await Expect(result).ToBeFocusedAsync();
        await Expect(result).ToContainTextAsync("If it were 2 K colder. 1 of 7 routes would be treated otherwise.");
        await Expect(Row(result, "Salt")).ToContainTextAsync("+1.3 t");
        await Expect(Row(result, "Airport Link")).ToContainTextAsync("Precautionary, 10 g/m², once; start by 23:47; lowest −1.3 °C");
        await Expect(Row(live, "Airport Link")).ToContainTextAsync("Monitor");
        Assert.Empty(host.Posted);
    }

    private static ILocator Row(ILocator inside, string name) => inside.Locator("tbody tr", new() { HasText = name });

    private static async Task<FakeHost> StartAsync()
    {
        var host = await FakeHost.StartAsync(Night.Frost());
        Plans.Serve(host);
        host.Answers["/api/v1/gritting/what-if?temperatureK=-20"] = () => Results.ValidationProblem(
            new Dictionary<string, string[]> { ["temperatureK"] = ["must be a number from -10 to 10 (K), not '-20'"] });
        return host;
    }

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);
}

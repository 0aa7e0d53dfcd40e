using Microsoft.Playwright;

namespace Telemetry.Tests.Browser;

/// <summary>WCAG 2.2 AA as far as a machine can judge it: axe on every screen and in every state of the page.</summary>
public sealed class AccessibilityTests(Chromium chromium)
{
    [Theory]
    [InlineData("desktop")]
    [InlineData("zoomed")]
    [InlineData("phone")]
    [InlineData("reflow")]
    public async Task Nothing_is_found_on_a_frost_night_with_a_route_opened(string screen)
    {
        await using var host = await FakeHost.StartAsync(Night.Frost());
        var page = await chromium.OpenAsync(host, Night.Evening, Screens.Named(screen));
        await Assertions.Expect(page.Locator(".connection--live")).ToBeVisibleAsync();
        await Screenshots.TakeAsync(page, $"tonight-{screen}");
        await page.Locator("[data-route=R01]").GetByRole(AriaRole.Button, new() { Name = "Reasons and history" }).ClickAsync();
        await Assertions.Expect(page.Locator("[data-route=R01] .records")).ToHaveCountAsync(2);
        await Screenshots.TakeAsync(page, $"tonight-{screen}-opened");

        await Axe.FindsNothingAsync(page);
        await Axe.DoesNotScrollSidewaysAsync(page);
    }

    [Theory]
    [InlineData("desktop")]
    [InlineData("phone")]
    public async Task Nothing_is_found_when_the_page_is_out_of_date(string screen)
    {
        var night = Night.Frost();
        night.SimulatedTime = true;
        await using var host = await FakeHost.StartAsync(night);
        var page = await chromium.OpenAsync(host, Night.Evening, Screens.Named(screen));
        await Assertions.Expect(page.Locator(".connection--live")).ToBeVisibleAsync();
        host.RefuseWith = 503;
        host.RefusesStreams = true;
        host.DropStreams();
        await Assertions.Expect(page.Locator(".connection--lost")).ToBeVisibleAsync();
        await page.Clock.RunForAsync(65_000);
        await Assertions.Expect(page.Locator(".out-of-date")).ToBeVisibleAsync();
        await Screenshots.TakeAsync(page, $"tonight-{screen}-out-of-date");
        // The longest words that the masthead can hold once broke its name into a column of letters.
        Assert.InRange(await page.Locator(".masthead__name").EvaluateAsync<double>("name => name.getBoundingClientRect().height"), 1, 40);

        await Axe.FindsNothingAsync(page);
        await Axe.DoesNotScrollSidewaysAsync(page);
    }

    [Fact]
    public async Task Nothing_is_found_on_a_mild_night_and_before_the_first_answer()
    {
        await using var host = await FakeHost.StartAsync(Night.Mild());
        host.RefuseWith = 503;
        var page = await chromium.OpenAsync(host, Night.Evening);
        await Assertions.Expect(page.Locator(".waiting--failed")).ToBeVisibleAsync();
        await Screenshots.TakeAsync(page, "tonight-refused");
        await Axe.FindsNothingAsync(page);

        host.RefuseWith = null;
        await Chromium.AskAgainUntilAsync(page, ".card", 2);
        await Screenshots.TakeAsync(page, "tonight-mild");
        await Axe.FindsNothingAsync(page);
    }

    [Fact]
    public async Task Text_alone_can_be_doubled_without_loss()
    {
        await using var host = await FakeHost.StartAsync(Night.Frost());
        var page = await chromium.OpenAsync(host, Night.Evening);
        await Assertions.Expect(page.Locator(".card")).ToHaveCountAsync(12);

        await page.EvaluateAsync("() => { document.documentElement.style.fontSize = '200%'; }");

        await Axe.DoesNotScrollSidewaysAsync(page);
        Assert.Equal("32px", await page.Locator("body").EvaluateAsync<string>("body => getComputedStyle(body).fontSize"));
    }

    [Theory]
    [InlineData("desktop", 24)]
    [InlineData("phone", 44)]
    public async Task What_is_pressed_is_large_enough(string screen, int atLeast)
    {
        await using var host = await FakeHost.StartAsync(Night.Frost());
        var page = await chromium.OpenAsync(host, Night.Evening, Screens.Named(screen));
        await Assertions.Expect(page.Locator(".card")).ToHaveCountAsync(12);

        var heights = await page.Locator("main button:visible").EvaluateAllAsync<double[]>("buttons => buttons.map(button => button.getBoundingClientRect().height)");

        // Of twelve routes one has no decision, and of the others one is a person's to decide and not to be confirmed.
        Assert.Equal(12 + 11 + 11 + 10, heights.Length);
        Assert.All(heights, height => Assert.True(height >= atLeast, $"{height} px"));
    }
}

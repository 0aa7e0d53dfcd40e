using Microsoft.Playwright;

namespace Telemetry.Tests.Browser;

public sealed class MapPageTests(Chromium chromium)
{
    /// <summary>A map drawn in software takes its time on a busy machine.</summary>
    private const float Patience = 120_000;

    [Theory]
    [InlineData("desktop")]
    [InlineData("zoomed")]
    [InlineData("phone")]
    [InlineData("reflow")]
    public async Task The_list_is_whole_on_every_screen_and_axe_finds_nothing_with_the_map_beside_it(string screen)
    {
        await using var host = await StartAsync();
        var page = await OpenAsync(host, Screens.Named(screen));
        await Expect(page.Locator(".place[data-key]")).ToHaveCountAsync(11);
        if (screen != "desktop")
        {
            await Expect(page.Locator(".map")).ToHaveCountAsync(0);
            await Screenshots.TakeAsync(page, $"map-list-{screen}");
            await page.GetByRole(AriaRole.Button, new() { Name = "Show the map" }).ClickAsync();
        }

        await DrawnAsync(page);
        await Screenshots.TakeAsync(page, $"map-{screen}");

        await Axe.DoesNotScrollSidewaysAsync(page);
        await Axe.FindsNothingAsync(page);
    }

    [Fact]
    public async Task The_map_is_drawn_under_the_content_security_policy_and_from_this_host_alone()
    {
        await using var host = await StartAsync();
        List<string> said = [];
        List<string> asked = [];
        var page = await chromium.OpenAsync(host, Night.Evening);
        await Expect(page.Locator(".card")).ToHaveCountAsync(12);
        page.Console += (_, message) => said.Add($"{message.Type}: {message.Text} {message.Location}");
        page.PageError += (_, error) => said.Add(error);
        page.Request += (_, request) => asked.Add(request.Url);
        await page.Clock.ResumeAsync();
        await page.GotoAsync(host.Address + "/map");
        await DrawnAsync(page);

        var wrong = said.Where(line => line.StartsWith("error", StringComparison.Ordinal) || line.Contains("Content Security Policy", StringComparison.Ordinal)).ToList();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Contains(asked, url => url.Contains("maplibre-gl-worker", StringComparison.Ordinal));
        Assert.All(asked, url => Assert.StartsWith(host.Address, url, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_place_is_opened_by_keyboard_from_the_list_and_the_focus_comes_back()
    {
        await using var host = await StartAsync();
        var page = await OpenAsync(host);
        await DrawnAsync(page);
        var show = page.Locator("[data-key='site/mill-lane']").GetByRole(AriaRole.Button);

        await show.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        var popup = page.GetByRole(AriaRole.Dialog);
        await Expect(popup).ToContainTextAsync("Warning alert");
        await Expect(popup).ToBeFocusedAsync();
        await page.WaitForTimeoutAsync(600);
        await Screenshots.TakeAsync(page, "map-popup");
        await Axe.FindsNothingAsync(page);
        await page.Keyboard.PressAsync("Escape");

        await Expect(popup).ToHaveCountAsync(0);
        await Expect(show).ToBeFocusedAsync();
    }

    [Fact]
    public async Task The_next_button_goes_through_the_places_from_the_gravest()
    {
        await using var host = await StartAsync();
        var page = await OpenAsync(host);
        await DrawnAsync(page);
        var next = page.GetByRole(AriaRole.Button, new() { Name = "Next place, from gravest" });

        await next.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveAttributeAsync("aria-label", "High Pass");
        await next.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveAttributeAsync("aria-label", "Ring Road North");
    }

    [Fact]
    public async Task A_decision_changes_the_list_and_the_map_live_and_is_announced()
    {
        await using var host = await StartAsync();
        var page = await OpenAsync(host);
        await DrawnAsync(page);
        await Expect(page.Locator("[data-key='route/R11']").First).ToContainTextAsync("No action");
        await Expect(page.Locator(".connection--live")).ToBeVisibleAsync();

        host.Publish(host.Night.DecisionOf("R01") with { Id = 900, Route = "R11", Revision = 9, DecidedAt = Night.Evening, AssessedAt = Night.Evening });

        await Expect(page.Locator(".place[data-key='route/R11']")).ToContainTextAsync("Precautionary");
        await Expect(page.Locator(".map__label[data-key='route/R11']")).ToContainTextAsync("Precautionary");
        await Expect(page.Locator("[aria-live=polite]").First).ToContainTextAsync("Seafront: now Precautionary; was No action.");
    }

    [Fact]
    public async Task What_changes_while_the_map_still_loads_is_drawn_as_it_then_stands()
    {
        await using var host = await StartAsync();
        var page = await chromium.OpenAsync(host, Night.Evening);
        await page.Clock.ResumeAsync();
        var held = new TaskCompletionSource();
        await page.RouteAsync("**/maplibre-gl-worker*", async route =>
        {
            await held.Task;
            await route.ContinueAsync();
        });
        await page.GotoAsync(host.Address + "/map");
        await Expect(page.Locator(".map")).ToHaveAttributeAsync("data-drawn", new System.Text.RegularExpressions.Regex("route-treat 2, .*route-none 2"), new() { Timeout = Patience });
        await Expect(page.Locator(".connection--live")).ToBeVisibleAsync();

        host.Publish(host.Night.DecisionOf("R01") with { Id = 900, Route = "R11", Revision = 9, DecidedAt = Night.Evening, AssessedAt = Night.Evening });
        await Expect(page.Locator(".place[data-key='route/R11']")).ToContainTextAsync("Precautionary");
        held.SetResult();

        await Expect(page.Locator(".map")).ToHaveAttributeAsync("data-drawn", new System.Text.RegularExpressions.Regex("route-treat 3, .*route-none 1"), new() { Timeout = Patience });
    }

    [Fact]
    public async Task The_same_filter_holds_for_both()
    {
        await using var host = await StartAsync();
        var page = await OpenAsync(host);
        await DrawnAsync(page);

        await page.GetByLabel("Kind").SelectOptionAsync("air");

        await Expect(page.Locator(".place[data-key]")).ToHaveCountAsync(1);
        await Expect(page.Locator(".map__label")).ToHaveCountAsync(1);
        await Expect(page.Locator(".map__label")).ToContainTextAsync("High Street kerb");
    }

    [Fact]
    public async Task Without_WebGL_the_list_says_that_it_is_all_there_is()
    {
        await using var host = await StartAsync();
        var page = await chromium.OpenAsync(host, Night.Evening, path: "/icon.svg");
        await page.Clock.ResumeAsync();
        await page.AddInitScriptAsync("const get = HTMLCanvasElement.prototype.getContext; HTMLCanvasElement.prototype.getContext = function (kind, ...rest) { return kind.startsWith('webgl') ? null : get.call(this, kind, ...rest); };");
        await page.GotoAsync(host.Address + "/map");

        await Expect(page.GetByText("This browser cannot draw the map")).ToBeVisibleAsync();
        await Expect(page.Locator(".place[data-key]")).ToHaveCountAsync(11);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Show on the map" })).ToHaveCountAsync(0);
    }

    /// <summary>The map needs the page's clock to run.</summary>
    private async Task<IPage> OpenAsync(FakeHost host, BrowserNewContextOptions? screen = null)
    {
        var page = await chromium.OpenAsync(host, Night.Evening, screen, "/map");
        await page.Clock.ResumeAsync();
        return page;
    }

    private static async Task DrawnAsync(IPage page)
    {
        await Expect(page.Locator(".map canvas")).ToBeVisibleAsync(new() { Timeout = Patience });
        await Expect(page.Locator(".map__label:not(.map__label--covered)").First).ToBeVisibleAsync(new() { Timeout = Patience });
        await page.WaitForTimeoutAsync(1500);
    }

    private static async Task<FakeHost> StartAsync()
    {
        var host = await FakeHost.StartAsync(Night.Frost());
        Places.Serve(host);
        return host;
    }

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);
}

using Microsoft.Playwright;

namespace Telemetry.Tests.Browser;

/// <summary>What every page has around it, on every page and screen.</summary>
public sealed class ShellTests(Chromium chromium)
{
    private static readonly (string Path, string Name)[] Pages =
    [
        ("/", "Tonight"), ("/route", "Routes"), ("/plan", "Plan"), ("/record", "Record"), ("/backtests", "Back-tests"), ("/station", "Stations"), ("/map", "Map"), ("/air", "Air"), ("/bins", "Bins"), ("/alerts", "Alerts"), ("/data", "Data"), ("/system", "System"),
    ];

    public static TheoryData<string, string> PagesAndScreens { get; } =
        [.. from page in Pages from screen in new[] { "desktop", "zoomed", "phone", "reflow" } select new TheoryDataRow<string, string>(page.Path, screen)];

    [Theory]
    [MemberData(nameof(PagesAndScreens))]
    public async Task Axe_finds_nothing_on_any_page_of_a_host_that_knows_little_and_nothing_scrolls_sideways(string path, string screen)
    {
        await using var host = await FakeHost.StartAsync(Night.Mild());
        var page = await chromium.OpenAsync(host, Night.Evening, Screens.Named(screen), path);
        await Expect(page.Locator("h1")).ToBeVisibleAsync();
        await Expect(page.Locator(".waiting:not(.waiting--failed):visible")).ToHaveCountAsync(0);
        await Screenshots.TakeAsync(page, $"shell-{path.Trim('/')}-{screen}");

        await Axe.DoesNotScrollSidewaysAsync(page);
        await Axe.FindsNothingAsync(page);
    }

    [Fact]
    public async Task Every_page_is_reached_by_keyboard_and_says_which_one_it_is()
    {
        await using var host = await FakeHost.StartAsync(Night.Mild());
        var page = await chromium.OpenAsync(host, Night.Evening);
        foreach (var (path, name) in Pages.Skip(1))
        {
            var link = page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = name, Exact = true });
            await Keyboard.TabToAsync(page, link);
            await page.Keyboard.PressAsync("Enter");
            await Expect(page).ToHaveURLAsync(host.Address + path);
            await Expect(page.Locator("[aria-current=page]")).ToHaveTextAsync(name);
            Assert.EndsWith("Telemetry", await page.TitleAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task On_a_phone_the_navigation_folds_behind_a_button_that_says_whether_it_is_open()
    {
        await using var host = await FakeHost.StartAsync(Night.Mild());
        var page = await chromium.OpenAsync(host, Night.Evening, Screens.Phone, "/system");
        var menu = page.GetByRole(AriaRole.Button, new() { Name = "Menu" });
        var bins = page.GetByRole(AriaRole.Link, new() { Name = "Bins" });
        await Expect(bins).ToBeHiddenAsync();
        await Expect(menu).ToHaveAttributeAsync("aria-expanded", "false");

        await Keyboard.TabToAsync(page, menu);
        await page.Keyboard.PressAsync("Enter");

        await Expect(menu).ToHaveAttributeAsync("aria-expanded", "true");
        await Screenshots.TakeAsync(page, "shell-menu-phone");
        await Axe.FindsNothingAsync(page);
        await bins.ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(host.Address + "/bins");
    }

    [Fact]
    public async Task A_key_is_asked_for_when_it_is_missing_and_named_when_it_is_wrong()
    {
        await using var host = await FakeHost.StartAsync(Night.Frost());
        host.Key = "api1.secret";
        host.Caller = ("control-room", "Highways", "Highways");
        var page = await chromium.OpenAsync(host, Night.Evening);
        await Expect(page.Locator(".waiting")).ToContainTextAsync("Sign in to see this");
        await Screenshots.TakeAsync(page, "shell-sign-in");
        var submit = page.Locator(".sign-in").GetByRole(AriaRole.Button, new() { Name = "Sign in" });

        await submit.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Enter your access key");
        await Axe.FindsNothingAsync(page);

        await page.GetByLabel("Access key").FillAsync("api1.wrong");
        await submit.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("This access key is not in force");
        await Expect(page.Locator(".waiting")).ToContainTextAsync("This access key is not in force");

        await page.GetByLabel("Access key").FillAsync("api1.secret");
        await submit.ClickAsync();
        await Expect(page.Locator(".account")).ToContainTextAsync("control-room, Highways");
        await Expect(page.Locator(".card")).ToHaveCountAsync(12);
        await page.GotoAsync(host.Address + "/system");
        await Expect(page.Locator(".account")).ToContainTextAsync("control-room, Highways");

        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Expect(page.Locator(".sign-in")).ToBeVisibleAsync();
        await page.ReloadAsync();
        await Expect(page.Locator(".waiting")).ToContainTextAsync("Sign in to see this");
    }

    [Fact]
    public async Task A_page_that_is_left_gives_its_stream_back_and_takes_it_up_again_when_one_comes_back()
    {
        await using var host = await FakeHost.StartAsync(Night.Frost());
        var page = await chromium.OpenAsync(host, Night.Evening);
        await Expect(page.Locator(".connection--live")).ToBeVisibleAsync();

        // What a browser says when it keeps the page; six streams kept so once left none for the next page.
        await page.EvaluateAsync("() => window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))");
        await Expect(page.Locator(".connection--connecting")).ToBeVisibleAsync();
        await page.Clock.RunForAsync(30_000);
        await Expect(page.Locator(".connection--connecting")).ToBeVisibleAsync();
        Assert.Single(host.Resumed);

        await page.EvaluateAsync("() => window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))");
        await Expect(page.Locator(".connection--live")).ToBeVisibleAsync();
        Assert.Equal(2, host.Resumed.Count);
        await Expect(page.Locator(".out-of-date")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_stream_that_this_key_may_not_listen_to_leaves_a_page_that_asks_every_minute()
    {
        await using var host = await FakeHost.StartAsync(Night.Frost());
        host.RefusesStreams = true;
        host.RefusesStreamsWith = 403;
        var page = await chromium.OpenAsync(host, Night.Evening);
        await Expect(page.Locator(".connection--asked")).ToContainTextAsync("Asked again every minute.");

        await page.Clock.RunForAsync(58_000);
        await Expect(page.Locator(".out-of-date")).ToBeHiddenAsync();
    }

    private static IPageAssertions Expect(IPage page) => Assertions.Expect(page);

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);
}

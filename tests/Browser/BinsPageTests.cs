using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Telemetry.Api.Endpoints.Bins;

namespace Telemetry.Tests.Browser;

public sealed class BinsPageTests(Chromium chromium)
{
    [Theory]
    [InlineData("desktop")]
    [InlineData("zoomed")]
    [InlineData("phone")]
    [InlineData("reflow")]
    public async Task Bins_and_a_history_are_whole_on_every_screen_and_axe_finds_nothing(string screen)
    {
        await using var host = await StartAsync();
        var page = await OpenAsync(host, screen, "/bins?bin=bin-01");
        await Expect(Bin(page, "bin-01").Locator(".chart canvas")).ToBeVisibleAsync();
        await Screenshots.TakeAsync(page, $"bins-{screen}");

        await Axe.DoesNotScrollSidewaysAsync(page);
        await Axe.FindsNothingAsync(page);
    }

    [Fact]
    public async Task Fire_stands_first_then_what_is_to_be_collected_then_what_is_not_known()
    {
        await using var host = await StartAsync();
        var page = await OpenAsync(host);

        Assert.Equal(["bin-02", "bin-01", "bin-03", "bin-04"], await page.Locator("[data-bin]").EvaluateAllAsync<string[]>("cards => cards.map(card => card.dataset.bin)"));
        await Expect(page.Locator(".result")).ToHaveTextAsync("4 of 4 bins shown. 1 to collect, 1 not known, 1 on fire by its alert; 1 missed, 0 overflowing, 1 tilted.");
        await Expect(Bin(page, "bin-02").Locator(".alert__tags")).ToContainTextAsync("Fire");
        await Expect(Bin(page, "bin-01").Locator(".alert__tags")).ToContainTextAsync("Collect");
        await Expect(Bin(page, "bin-01").Locator(".alert__tags")).ToContainTextAsync("Collection missed");
        await Expect(Bin(page, "bin-01")).ToContainTextAsync("bin-01 was 96.2 % full at 21:27. It is collected from 80 %.");
        await Expect(Bin(page, "bin-03").Locator(".alert__tags")).ToContainTextAsync("Not known");
        await Expect(Bin(page, "bin-03")).ToContainTextAsync("55 %, 66 l at 11:47, 10 h ago: too old to be of now. The newest reading gives no fill: no echo.");
        await Expect(Bin(page, "bin-04").Locator(".alert__tags")).ToContainTextAsync("Tilted: not known whether it holds");
    }

    [Fact]
    public async Task Ages_grow_while_the_host_is_silent()
    {
        await using var host = await StartAsync();
        var page = await OpenAsync(host);
        await Expect(Bin(page, "bin-02")).ToContainTextAsync("30 %, 36 l at 21:42, 5 min ago");

        host.RefuseWith = 503;
        await page.Clock.RunForAsync(130_000);
        await Expect(Bin(page, "bin-02")).ToContainTextAsync("30 %, 36 l at 21:42, 7 min ago");
    }

    [Fact]
    public async Task The_history_is_opened_and_read_by_keyboard_with_its_emptyings_gaps_and_alerts()
    {
        await using var host = await StartAsync();
        var page = await OpenAsync(host);
        var card = Bin(page, "bin-01");
        await Keyboard.TabToAsync(page, card.GetByRole(AriaRole.Button, new() { Name = "History and emptyings" }));
        await page.Keyboard.PressAsync("Enter");
        var plot = card.Locator(".chart__plot");
        await Expect(plot).ToHaveAttributeAsync("aria-label", new Regex("Fill: 7\\s% to 94\\s%.*2 gaps.*Marked: emptied 14:47 Tue 13 Jan\\."));
        await Expect(card.Locator(".chart__gaps")).ToContainTextAsync("18:47 Tue 13 Jan to 02:47");

        await Keyboard.TabToAsync(page, plot);
        await page.Keyboard.PressAsync("Home");
        await Expect(card.Locator(".chart__readout")).ToContainTextAsync("22:47 Mon 12 Jan: Fill 60 %");
        await Expect(card).ToContainTextAsync("What 100 % means changed with the reading of 11:47: percentages before and after it do not compare.");
        var emptyings = card.GetByRole(AriaRole.Table, new() { Name = "Emptyings of Market Place" });
        await Expect(emptyings.Locator("tbody tr")).ToHaveCountAsync(1);
        await Expect(emptyings).ToContainTextAsync("14:47 Tue 13 Jan, 31 h ago");
        await Expect(emptyings).ToContainTextAsync("92 %");
        var alerts = card.GetByRole(AriaRole.Table, new() { Name = "Alerts about Market Place" });
        await Expect(alerts.Locator("tbody tr")).ToHaveCountAsync(1);
        await Expect(alerts).ToContainTextAsync("No emptying was seen until 18:30.");
        await Expect(alerts).ToContainTextAsync("stands now");
        await card.GetByText("Show as a table").ClickAsync();
        await Expect(card.Locator("tr", new() { HasText = "no echo" })).ToContainTextAsync("no value, no echo");
    }

    [Fact]
    public async Task A_history_without_fills_or_without_an_answer_says_so_and_can_be_tried_again()
    {
        await using var host = await StartAsync();
        host.Answers["/api/v1/bins/bin-01/fills"] = () => 503;
        var page = await OpenAsync(host);
        var card = Bin(page, "bin-01");
        await card.GetByRole(AriaRole.Button, new() { Name = "History and emptyings" }).ClickAsync();
        await Expect(card.GetByRole(AriaRole.Alert)).ToContainTextAsync("The history could not be read: The host answered 503");

        host.Answers["/api/v1/bins/bin-01/fills"] = () => new FillsDto(Night.Evening, false, "bin-01", Night.Evening.AddDays(-2), Night.Evening, []);
        host.Answers["/api/v1/bins/bin-01/emptyings"] = () => new EmptyingsDto(Night.Evening, false, "bin-01", Night.Evening.AddDays(-2), Night.Evening, []);
        await card.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();
        await Expect(card).ToContainTextAsync("No fill of this bin is on record in this period: how full it was is not known.");
        await Expect(card).ToContainTextAsync("None was seen in this period.");
    }

    [Fact]
    public async Task Bins_are_found_by_what_is_wrong_with_them_and_an_open_history_outlives_an_event()
    {
        await using var host = await StartAsync();
        var page = await OpenAsync(host);
        await page.GetByLabel("Show").SelectOptionAsync("bin-tilted");
        await Expect(page.Locator("[data-bin]")).ToHaveCountAsync(1);
        await Expect(page).ToHaveURLAsync(new Regex("state=bin-tilted"));

        await page.GetByLabel("Show").SelectOptionAsync("collect");
        var card = Bin(page, "bin-01");
        await card.GetByRole(AriaRole.Button, new() { Name = "History and emptyings" }).ClickAsync();
        await Expect(card.Locator(".chart canvas")).ToBeVisibleAsync();
        host.Answers["/api/v1/bins"] = () => new BinsDto(host.Night.Now, false, [BinCity.Bins()[0] with { Why = "bin-01 was 99.1 % full." }]);
        host.Publish("fill", 50, new { id = 50 });
        await Expect(card).ToContainTextAsync("bin-01 was 99.1 % full.");
        await Expect(card.Locator(".chart canvas")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_network_without_bins_and_a_host_that_refuses_are_told_apart()
    {
        await using var host = await StartAsync();
        host.Answers["/api/v1/bins"] = () => new BinsDto(host.Night.Now, false, []);
        var page = await chromium.OpenAsync(host, Night.Evening, path: "/bins");
        await Expect(page.Locator(".result")).ToHaveTextAsync("The network has no bin.");

        host.RefuseWith = 503;
        await page.ReloadAsync();
        await Expect(page.Locator(".waiting")).ToContainTextAsync("No fill can be shown.");
    }

    private static async Task<FakeHost> StartAsync()
    {
        var host = await FakeHost.StartAsync(Night.Frost());
        BinCity.Serve(host);
        return host;
    }

    private async Task<IPage> OpenAsync(FakeHost host, string screen = "desktop", string path = "/bins")
    {
        var page = await chromium.OpenAsync(host, Night.Evening, Screens.Named(screen), path);
        await Expect(page.Locator("[data-bin]").First).ToBeVisibleAsync();
        return page;
    }

    private static ILocator Bin(IPage page, string bin) => page.Locator($"[data-bin='{bin}']");

    private static IPageAssertions Expect(IPage page) => Assertions.Expect(page);

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);
}

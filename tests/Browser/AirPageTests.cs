using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Telemetry.Tests.Browser;

public sealed class AirPageTests(Chromium chromium)
{
    [Theory]
    [InlineData("desktop")]
    [InlineData("zoomed")]
    [InlineData("phone")]
    [InlineData("reflow")]
    public async Task The_air_is_whole_on_every_screen_and_axe_finds_nothing(string screen)
    {
        await using var host = await StartAsync();
        var page = await OpenAsync(host, screen);
        await page.GetByRole(AriaRole.Button, new() { Name = "Pollutants and advice of Castle Dyke" }).ClickAsync();
        await page.Locator("summary", new() { HasText = "Fish Quay, aqn-09" }).ClickAsync();
        await Screenshots.TakeAsync(page, $"air-{screen}");

        await Axe.DoesNotScrollSidewaysAsync(page);
        await Axe.FindsNothingAsync(page);
    }

    [Fact]
    public async Task Says_the_index_with_its_age_what_makes_it_what_is_missing_and_the_advice()
    {
        await using var host = await StartAsync();
        var page = await OpenAsync(host);
        var castle = page.Locator("[data-site=castle-dyke]");

        await Expect(castle).ToContainTextAsync("UK index (DAQI, 1 to 10): 5 Moderate Because of Nitrogen dioxide (NO₂). Hour ending 21:00, 47 min ago. Without PM10: the true index may be higher.");
        await Expect(castle).ToContainTextAsync("European index (1 to 6): 4 Poor");
        await Expect(castle).ToContainTextAsync("At-risk people: Consider taking it easier outdoors.");
        await castle.GetByRole(AriaRole.Button, new() { Name = "Pollutants and advice" }).ClickAsync();
        await Expect(castle.Locator("tr", new() { HasText = "PM10" })).ToContainTextAsync("insufficient data");
        await Expect(castle.Locator("tr", new() { HasText = "PM2.5" })).ToContainTextAsync("18.4 µg/m³, running 24 hours");

        // The page's own clock goes on without an answer.
        host.RefuseWith = 503;
        await page.Clock.RunForAsync(120_000);
        await Expect(castle).ToContainTextAsync("Hour ending 21:00, 49 min ago.");
    }

    [Fact]
    public async Task An_indicative_site_stands_apart_and_without_an_index_it_is_not_known()
    {
        await using var host = await StartAsync();
        var page = await OpenAsync(host);
        var apart = page.GetByRole(AriaRole.Region, new() { Name = "Now, by indicative instruments" });

        await Expect(apart.Locator("[data-site]")).ToHaveCountAsync(1);
        await Expect(apart).ToContainTextAsync("Not equivalent to the reference method");
        await Expect(apart.Locator("[data-site=fish-quay]")).ToContainTextAsync("UK index (DAQI, 1 to 10): Not known insufficient data: no pollutant measured here has an index.");
        await apart.GetByRole(AriaRole.Button, new() { Name = "Pollutants and advice of Fish Quay" }).ClickAsync();
        await Expect(apart).ToContainTextAsync("indicative; instrument silent");
    }

    [Fact]
    public async Task The_history_is_read_by_keyboard_has_its_gaps_and_a_table()
    {
        await using var host = await StartAsync();
        var page = await OpenAsync(host);
        var history = page.GetByRole(AriaRole.Region, new() { Name = "History" });
        var plot = history.Locator(".strips");
        await Expect(plot).ToHaveAttributeAsync("aria-label", new Regex("Overall \\(reference\\): highest 5 Moderate, last so in the hour ending 21:00; 22 of 24 hours known.*PM10 \\(reference\\): highest 1 Low.*6 of 24 hours known"));
        await Expect(history.Locator(".bar--unknown:visible").Nth(19)).ToBeAttachedAsync();

        await Keyboard.TabToAsync(page, plot);
        await page.Keyboard.PressAsync("End");
        await Expect(history.Locator(".chart__readout")).ToContainTextAsync("Hour ending 21:00 Wed 14 Jan: Overall 5 Moderate, without PM10: the true index may be higher; PM10 not known, insufficient data: 41 %");
        await page.Keyboard.PressAsync("Home");
        await Expect(history.Locator(".chart__readout")).ToContainTextAsync("Hour ending 22:00 Tue 13 Jan: Overall 2 Low");
        for (var hours = 0; hours < 7; hours++)
        {
            await page.Keyboard.PressAsync("ArrowRight");
        }

        await Expect(history.Locator(".chart__readout")).ToContainTextAsync("Overall not known, nothing is on record");
        await history.GetByText("Show as a table").ClickAsync();
        await Expect(history.Locator(".paging")).ToContainTextAsync("Rows 1 to 24 of 24");
        await Expect(history.Locator("tbody tr").First).ToContainTextAsync("5, Moderate of 305.4 µg/m³");
    }

    [Fact]
    public async Task Another_site_and_index_are_asked_for_kept_in_the_address_and_what_is_not_on_record_is_not_good_air()
    {
        await using var host = await StartAsync();
        var page = await OpenAsync(host);
        host.Answers[AirCity.Index] = () => AirCity.Indices() with { Indices = [] };

        await page.GetByRole(AriaRole.Button, new() { Name = "History of Fish Quay" }).ClickAsync();
        var history = page.GetByRole(AriaRole.Region, new() { Name = "History" });
        await Expect(history.GetByRole(AriaRole.Heading, new() { Name = "History" })).ToBeFocusedAsync();
        await Expect(page).ToHaveURLAsync(new Regex("site=fish-quay"));
        await Expect(history).ToContainTextAsync("No index of Fish Quay is on record in this period. That says nothing of how good or bad the air was.");

        host.Answers[AirCity.Index] = () => 400;
        await history.GetByLabel("Index and period").SelectOptionAsync("eu-7d");
        await Expect(page).ToHaveURLAsync(new Regex("site=fish-quay&over=eu-7d"));
        await Expect(history).ToContainTextAsync("The host answered 400");
        await Expect(page.Locator("[data-site=castle-dyke]")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_year_is_counted_against_what_is_permitted_with_its_capture_and_provisionally()
    {
        await using var host = await StartAsync();
        var page = await OpenAsync(host);
        var year = page.GetByRole(AriaRole.Region, new() { Name = "Exceedances in a year" });

        await Expect(year).ToContainTextAsync("Provisional: 2026 up to 21:00, by automatic checks alone; no person has ratified these readings.");
        await Expect(year.Locator("tr", new() { HasText = "Hours above 200" }).First).ToContainTextAsync("at least 19, 18 permitted");
        await Expect(year.Locator("tr", new() { HasText = "Hours above 200" }).First).ToContainTextAsync("96 %, 320 of 333");
        await Expect(year.Locator("tr", new() { HasText = "Hours above 200" }).First).ToContainTextAsync("Exceeded");
        await Expect(year.Locator("tr", new() { HasText = "Mean of the year above 40" })).ToContainTextAsync("mean 38.4 µg/m³");
        await Expect(year.Locator("tr", new() { HasText = "Days above 50" })).ToContainTextAsync("nothing valid to count");
        await Expect(year).ToContainTextAsync("The year can’t be judged any more. PM10: at best 72 % of the year's hours can still be valid.");
        await Expect(year).ToContainTextAsync("neither a breach of the law nor compliance with it");
        await year.Locator("summary", new() { HasText = "Fish Quay, aqn-09" }).ClickAsync();
        await Expect(year.Locator("table").Last).Not.ToContainTextAsync("Exceeded");

        await year.GetByLabel("Year (GMT)").SelectOptionAsync("2024");
        await Expect(year.GetByRole(AriaRole.Alert)).ToContainTextAsync("could not be read: The host answered 404");
        host.Answers[AirCity.Exceedances + "?year=2024"] = () => AirCity.Year(host.Night.Now, 2024);
        await year.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();
        await Expect(year).ToContainTextAsync("Provisional: the whole of 2024");
        await Expect(page).ToHaveURLAsync(new Regex("year=2024"));
    }

    [Fact]
    public async Task A_network_without_air_and_a_host_that_refuses_are_told_apart()
    {
        await using var host = await StartAsync();
        host.Answers["/api/v1/air-quality/sites"] = () => AirCity.Sites(host.Night.Now) with { Sites = [] };
        var page = await chromium.OpenAsync(host, Night.Evening, path: "/air");
        await Expect(page.Locator("main")).ToContainTextAsync("No site of the network measures air quality.");

        host.RefuseWith = 503;
        await page.ReloadAsync();
        await Expect(page.Locator(".waiting")).ToContainTextAsync("No index can be shown.");
    }

    private static async Task<FakeHost> StartAsync()
    {
        var host = await FakeHost.StartAsync(Night.Frost());
        AirCity.Serve(host);
        return host;
    }

    private async Task<IPage> OpenAsync(FakeHost host, string screen = "desktop")
    {
        var page = await chromium.OpenAsync(host, Night.Evening, Screens.Named(screen), "/air");
        await Expect(page.Locator(".strips .strip").First).ToBeVisibleAsync();
        await Expect(page.Locator("#air-year ~ .loaded table").First).ToBeVisibleAsync();
        return page;
    }

    private static IPageAssertions Expect(IPage page) => Assertions.Expect(page);

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);
}

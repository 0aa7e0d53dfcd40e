using Microsoft.Playwright;
using Telemetry.Api.Endpoints.Stations;

namespace Telemetry.Tests.Browser;

public sealed class StationPageTests(Chromium chromium)
{
    private const string Path = "/station?site=mill-lane";

    [Theory]
    [InlineData("desktop")]
    [InlineData("zoomed")]
    [InlineData("phone")]
    [InlineData("reflow")]
    public async Task A_station_is_whole_on_every_screen_and_axe_finds_nothing(string screen)
    {
        await using var host = await StartAsync();
        var page = await chromium.OpenAsync(host, Night.Evening, Screens.Named(screen), Path);
        await Expect(page.Locator(".chart canvas")).ToHaveCountAsync(2);
        await Screenshots.TakeAsync(page, $"station-{screen}");

        await Axe.DoesNotScrollSidewaysAsync(page);
        await Axe.FindsNothingAsync(page);
    }

    [Fact]
    public async Task It_says_how_old_each_reading_is_and_what_of_it_is_doubted()
    {
        await using var host = await StartAsync();
        var page = await chromium.OpenAsync(host, Night.Evening, path: Path);

        await Expect(page.Locator("h1")).ToHaveTextAsync("Mill Lane");
        await Expect(Reading(page, "Road surface temperature")).ToContainTextAsync("−1.2 °C 7 min ago, 21:40");
        await Expect(Reading(page, "Air temperature")).ToContainTextAsync("suspect (Spike)");
        await Expect(Reading(page, "Dew point")).ToContainTextAsync("silent");
        await Expect(Reading(page, "Surface state")).ToContainTextAsync("damp");
        await Expect(Reading(page, "Precipitation")).ToContainTextAsync("Never reported");
        Assert.Equal(3, await page.Locator(".reading--doubt").CountAsync());
        await Expect(page.Locator(".standing__item")).ToContainTextAsync("Warning: hoar frost");
        await Expect(page.Locator(".standing__item")).ToContainTextAsync("since 21:30");
    }

    [Fact]
    public async Task Routes_have_their_offset_the_threshold_here_and_their_standing_decision()
    {
        await using var host = await StartAsync();
        var page = await chromium.OpenAsync(host, Night.Evening, path: Path);
        var north = page.Locator(".records tr", new() { HasText = "Ring Road North" });
        var west = page.Locator(".records tr", new() { HasText = "Western Villages" });

        await Expect(north).ToContainTextAsync("−0.4 K");
        await Expect(north).ToContainTextAsync("0.9 °C");
        await Expect(north).ToContainTextAsync("Precautionary Start by 22:52");
        await Expect(west).ToContainTextAsync("No decision");
        await Expect(page.Locator(".records tr", new() { HasText = "A moist road is treated" })).ToContainTextAsync("Buckinghamshire policy 2022");
        await Expect(page.GetByText("Issued 17:59 (3 h 48 min ago) by Met Office.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_chart_is_read_by_keyboard_names_its_gaps_and_has_a_table()
    {
        await using var host = await StartAsync();
        var page = await chromium.OpenAsync(host, Night.Evening, path: Path);
        var chart = page.Locator(".chart").First;
        var plot = chart.Locator(".chart__plot");
        await Expect(plot).ToHaveAttributeAsync("aria-label", new System.Text.RegularExpressions.Regex("Road surface temperature: .* 1 gap, 1 failed"));
        await Expect(chart.Locator(".chart__gaps")).ToContainTextAsync("01:50 to 04:10 (2 h 20 min)");

        await plot.FocusAsync();
        await page.Keyboard.PressAsync("ArrowLeft");
        await page.Keyboard.PressAsync("Home");
        await Expect(chart.Locator(".chart__readout")).ToContainTextAsync("21:50 Tue 13 Jan");
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(chart.Locator(".chart__readout")).ToContainTextAsync("22:00 Tue 13 Jan");
        await Expect(chart.Locator(".chart__readout")).ToContainTextAsync("Road surface temperature 3.5 °C");

        await chart.GetByText("Show as a table").ClickAsync();
        await Expect(chart.Locator(".paging")).ToContainTextAsync("Rows 1 to 50 of");
        await chart.GetByRole(AriaRole.Button, new() { Name = "Older" }).ClickAsync();
        await Expect(chart.Locator(".paging")).ToContainTextAsync("Rows 51 to 100 of");
        await Screenshots.TakeAsync(page, "station-table");
    }

    [Fact]
    public async Task What_was_foreseen_hours_ago_stands_beside_what_was_measured_since_with_its_error()
    {
        await using var host = await StartAsync();
        host.Answers["/api/v1/stations/mill-lane/road-forecast"] = () => RouteCity.Forecast(Night.Evening);
        host.Answers["/api/v1/stations/mill-lane/road-forecast?issuedAt=2026-01-14T09%3A47%3A00.000Z"] = () => RouteCity.Forecast(Night.Evening.AddHours(-12), Night.Evening);
        host.Answers["/api/v1/stations/mill-lane/road-forecast?issuedAt=2026-01-14T03%3A47%3A00.000Z"] = () => Microsoft.AspNetCore.Http.Results.Problem(statusCode: 409, detail: "Nothing had passed its checks then.");
        var page = await chromium.OpenAsync(host, Night.Evening, path: Path);
        var against = page.Locator("section", new() { Has = page.GetByRole(AriaRole.Heading, new() { Name = "Forecast against measured" }) });
        await Expect(against).ToContainTextAsync("Made again for 09:47 from what had been received by then, with the weather forecast of then");
        await Expect(against).ToContainTextAsync("Against 36 measured values over 12 h: off by 0.5 K on average, 0.5 K too warm on the whole");
        await Expect(against.Locator("canvas")).ToHaveCountAsync(1);
        await Screenshots.TakeAsync(page, "station-against");
        await Axe.FindsNothingAsync(page);

        await against.GetByRole(AriaRole.Button, new() { Name = "18 h ago" }).ClickAsync();
        await Expect(against.GetByRole(AriaRole.Alert)).ToContainTextAsync("The forecast of then could not be read: The host answered 409: Conflict. Nothing had passed its checks then.");
        await Expect(against.GetByRole(AriaRole.Button, new() { Name = "18 h ago" })).ToHaveAttributeAsync("aria-pressed", "true");
    }

    [Fact]
    public async Task The_nights_of_the_road_sensor_say_that_it_drifts_and_show_from_when()
    {
        await using var host = await StartAsync();
        host.Answers["/api/v1/stations/mill-lane/nights"] = () => new RoadNightsDto(Night.Evening,
        [
            new("rst-1", null, new(new DateOnly(2026, 1, 13), 2.43, "stations", "2.43 K warmer at night beside the stations near it than it used to"),
                [.. Enumerable.Range(1, 13).Select(day => new RoadNightDto(new DateOnly(2026, 1, day), 1.5, 10, day > 10 ? 2.1 : -0.4, day == 4 ? null : day > 10 ? 2.6 : 0.1))]),
        ]);
        var page = await chromium.OpenAsync(host, Night.Evening, path: Path);
        var nights = page.Locator("section", new() { Has = page.GetByRole(AriaRole.Heading, new() { Name = "Nights of the road sensor" }) });
        await Expect(nights).ToContainTextAsync("Drifts. rst-1 reads 2.43 K warmer at night beside the stations near it than it used to, since the night of Tue 13 Jan. Decisions do without it.");
        await nights.GetByText("The nights of rst-1, newest first").First.ClickAsync();
        await Expect(nights.Locator("tbody tr")).ToHaveCountAsync(13);
        await Expect(nights.Locator("tbody tr").First).ToContainTextAsync("Tue 13 Jan");
        await Screenshots.TakeAsync(page, "station-nights");
        await Axe.FindsNothingAsync(page);
    }

    [Fact]
    public async Task A_line_is_taken_away_and_back_and_another_period_is_asked_for_and_kept_in_the_address()
    {
        await using var host = await StartAsync();
        var page = await chromium.OpenAsync(host, Night.Evening, path: Path);
        var line = page.GetByRole(AriaRole.Button, new() { Name = "Air temperature", Exact = true });
        await line.ClickAsync();
        await Expect(line).ToHaveAttributeAsync("aria-pressed", "false");
        await Expect(line).ToBeFocusedAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "48 h" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("hours=48"));
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "48 h" })).ToHaveAttributeAsync("aria-pressed", "true");
    }

    [Fact]
    public async Task A_key_that_may_not_see_decisions_leaves_the_rest_of_the_page_whole()
    {
        await using var host = await StartAsync();
        host.RefusesStreamsWith = 403;
        host.RefusesStreams = true;
        var page = await chromium.OpenAsync(host, Night.Evening, path: "/tonight-is-not-here");
        await page.RouteAsync("**/api/v1/gritting/decisions*", route => route.FulfillAsync(new() { Status = 403, ContentType = "application/problem+json", Body = """{"title":"Forbidden"}""" }));
        await page.GotoAsync(host.Address + Path);

        await Expect(page.Locator(".records tr", new() { HasText = "Ring Road North" })).ToContainTextAsync("This access key may not see this");
        await Expect(page.Locator(".chart canvas")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task Stations_are_found_by_name_and_by_what_troubles_them()
    {
        await using var host = await StartAsync();
        var page = await chromium.OpenAsync(host, Night.Evening, path: "/station");
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(5);
        await Screenshots.TakeAsync(page, "stations");
        await Axe.FindsNothingAsync(page);

        await page.GetByLabel("State").SelectOptionAsync("trouble");
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(4);
        await page.GetByLabel("Name or id").FillAsync("bridge");
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
        await Expect(page.Locator("tbody tr")).ToContainTextAsync("Silent");
        await page.GetByRole(AriaRole.Link, new() { Name = "Bridge 7" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(host.Address + "/station?site=bridge-7");
    }

    private static async Task<FakeHost> StartAsync()
    {
        var host = await FakeHost.StartAsync(Night.Frost());
        Places.Serve(host);
        return host;
    }

    private static ILocator Reading(IPage page, string name) => page.Locator(".reading", new() { HasText = name });

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    private static IPageAssertions Expect(IPage page) => Assertions.Expect(page);
}

using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;
using Telemetry.Api.Endpoints.Readings;

namespace Telemetry.Tests.Browser;

public sealed class DataPageTests(Chromium chromium)
{
    private const string Window = "from=2026-01-13T21:47:00Z&to=2026-01-14T21:47:00Z";
    private const string Raw = $"/data?series=mill-lane/rws-1:road_surface_temperature&series=mill-lane/rws-1:precipitation_rate&{Window}&mean=raw";
    private const string Hourly = $"/data?series=mill-lane/rws-1:road_surface_temperature&{Window}&mean=1h";

    [Theory]
    [InlineData("desktop")]
    [InlineData("zoomed")]
    [InlineData("phone")]
    [InlineData("reflow")]
    public async Task A_selection_is_drawn_on_every_screen_and_axe_finds_nothing(string screen)
    {
        await using var host = await StartAsync();
        var page = await chromium.OpenAsync(host, Night.Evening, Screens.Named(screen), Raw);
        await Expect(page.Locator(".chart canvas")).ToHaveCountAsync(2);
        await Screenshots.TakeAsync(page, $"data-{screen}");

        await Axe.DoesNotScrollSidewaysAsync(page);
        await Axe.FindsNothingAsync(page);
    }

    [Fact]
    public async Task Series_are_chosen_by_keyboard_and_the_address_gives_them_again()
    {
        await using var host = await StartAsync();
        var page = await chromium.OpenAsync(host, Night.Evening, path: "/data");
        await Expect(page.GetByText("No series is chosen yet")).ToBeVisibleAsync();
        await page.GetByLabel("Site", new() { Exact = true }).SelectOptionAsync("mill-lane");
        var air = page.GetByRole(AriaRole.Button, new() { Name = "Air temperature, °C" });

        await air.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".chart canvas")).ToHaveCountAsync(1);
        await Expect(air).ToHaveAttributeAsync("aria-pressed", "true");
        await Screenshots.TakeAsync(page, "data-picking");
        Assert.Contains("series=mill-lane%2Frws-1%3Aair_temperature", page.Url, StringComparison.Ordinal);

        await page.ReloadAsync();
        await Expect(page.Locator(".chosen")).ToContainTextAsync("Air temperature, Mill Lane (rws-1)");
        await Expect(page.Locator(".chart canvas")).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();
        await Expect(page.Locator(".chart")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_mean_of_too_little_is_a_gap_that_says_its_capture()
    {
        await using var host = await StartAsync();
        host.Answers["/api/v1/readings"] = () => new ReadingsPageDto(Night.Evening.AddHours(-24), Night.Evening, null, "mean", "Europe/London", false, null, Places.Buckets(), null);
        var page = await chromium.OpenAsync(host, Night.Evening, path: Hourly);
        var chart = page.Locator(".chart");
        await Expect(chart).ToContainTextAsync("Road surface temperature, °C, hourly means");
        await Expect(chart.Locator(".chart__gaps")).ToContainTextAsync("03:00 to 07:00 (4 h)");

        await chart.GetByText("Show as a table").ClickAsync();
        await Expect(chart.Locator("tr", new() { HasText = "05:00 Wed 14 Jan" })).ToContainTextAsync("no value, not enough data: 50 % read");
        await Screenshots.TakeAsync(page, "data-means");
    }

    [Fact]
    public async Task What_is_too_much_is_cut_and_says_where()
    {
        await using var host = await StartAsync();
        host.Answers["/api/v1/readings"] = () => new ReadingsPageDto(Night.Evening.AddHours(-24), Night.Evening, null, null, null, false, Places.Readings()[..100], null, "more");
        var page = await chromium.OpenAsync(host, Night.Evening, path: Raw);

        await Expect(page.Locator(".reading__doubt").First).ToContainTextAsync("more than 300 rows lie in this period");
        await Expect(page.Locator(".reading__doubt").First).ToContainTextAsync("Choose a shorter period or hourly means");
    }

    [Fact]
    public async Task What_the_host_refuses_of_one_series_is_told_with_its_reason()
    {
        await using var host = await StartAsync();
        host.Answers["/api/v1/readings"] = () => Results.ValidationProblem(new Dictionary<string, string[]> { ["from"] = ["is too far from to"] });
        var page = await chromium.OpenAsync(host, Night.Evening, path: Hourly);

        await Expect(page.Locator(".reading__doubt")).ToContainTextAsync("Road surface temperature of rws-1 is not shown: from is too far from to");
    }

    [Fact]
    public async Task A_period_that_is_none_is_named_before_the_host_is_asked()
    {
        await using var host = await StartAsync();
        var page = await chromium.OpenAsync(host, Night.Evening, path: Raw);
        await Expect(page.GetByLabel("From", new() { Exact = true })).ToHaveValueAsync("2026-01-13T21:47");
        await page.GetByLabel("To", new() { Exact = true }).FillAsync("2026-01-13T20:00");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show", Exact = true }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("To must be after From");
        await Axe.FindsNothingAsync(page);
    }

    [Fact]
    public async Task The_file_is_the_hosts_own_csv_under_one_header()
    {
        await using var host = await StartAsync();
        var page = await chromium.OpenAsync(host, Night.Evening, path: Raw);
        await Expect(page.Locator(".chart canvas")).ToHaveCountAsync(2);
        host.Answers["/api/v1/readings"] = () => Results.Text("observed_at,value\r\n2026-01-14T00:00:00Z,1\r\n", "text/csv");

        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Download as CSV" }).ClickAsync());

        Assert.Equal("telemetry-2-series-raw-2026-01-13T2147Z-2026-01-14T2147Z.csv", download.SuggestedFilename);
        Assert.Equal("observed_at,value\r\n2026-01-14T00:00:00Z,1\r\n2026-01-14T00:00:00Z,1\r\n", await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken));
        await Expect(page.Locator(".download [role=status]")).ToContainTextAsync("Saved: telemetry-2-series");
    }

    private static async Task<FakeHost> StartAsync()
    {
        var host = await FakeHost.StartAsync(Night.Frost());
        Places.Serve(host);
        return host;
    }

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);
}

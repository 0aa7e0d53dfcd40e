using Microsoft.Playwright;

namespace Telemetry.Tests.Browser;

public sealed class AlertsPageTests(Chromium chromium)
{
    private const string Fire = "bin-fire/bin-017";

    [Fact]
    public async Task Shows_what_stands_by_severity_the_unanswered_first_and_what_was_put_by_last()
    {
        await using var host = await StartAsync();
        var page = await OpenAsync(host);

        await Expect(page.Locator("h2.board__title")).ToHaveTextAsync(["Critical (2)", "Major (1)", "Warning (2)", "Shelved (1)", "Pending: raised if it lasts (1)"]);
        Assert.Equal(
            [Fire, "bin-fire/bin-021", "gateway-away/gw-north", "hoar-frost/moor-top", "air-quality-band/ring-road", "bin-overflow/bin-003", "bin-tilted/bin-009"],
            await page.Locator("[data-alert]").EvaluateAllAsync<string[]>("cards => cards.map(card => card.dataset.alert)"));
        await Expect(page.Locator(".counts")).ToContainTextAsync("Unanswered4Critical2Major1Warning2Information0Stale1Shelved1Pending1");
        await Expect(Card(page, Fire)).ToContainTextAsync("Raised 21:43, 4 min ago");
        await Expect(Card(page, Fire)).ToContainTextAsync("The container was at 71.5 °C at 21:43, at or above 60 °C.");
        await Expect(Card(page, "bin-fire/bin-021")).ToContainTextAsync("Acknowledged by A. Officer at 21:17: Fire service told, on their way");
        await Expect(Card(page, "bin-fire/bin-021")).ToContainTextAsync("Called out at level 1 at 21:11");
        await Expect(Card(page, "bin-overflow/bin-003")).ToContainTextAsync("Shelved until 00:47 Thu 15 Jan by B. Depot at 19:47");
    }

    [Fact]
    public async Task A_stale_alert_is_its_own_state_and_never_reads_as_over()
    {
        await using var host = await StartAsync();
        var page = await OpenAsync(host);
        var stale = Card(page, "air-quality-band/ring-road");

        await Expect(stale.Locator(".tag-tone--stale")).ToHaveTextAsync("Stale: not known whether it holds");
        await Expect(stale).ToContainTextAsync("It has not been cleared, and nobody can say that it is over.");
        await Expect(stale.Locator(".tag-tone--calm")).ToHaveCountAsync(0);
        await Expect(stale).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("alert--stale"));
    }

    [Fact]
    public async Task Filters_stand_in_the_address_and_are_taken_from_it()
    {
        await using var host = await StartAsync();
        var page = await OpenAsync(host, path: "/alerts?severity=Warning");
        await Expect(page.Locator("[data-alert]")).ToHaveCountAsync(3);
        await Expect(page.Locator(".result")).ToHaveTextAsync("3 of 7 alerts that stand now, by the filter.");

        await page.GetByLabel("Severity").SelectOptionAsync("");
        await page.GetByLabel("Rule").SelectOptionAsync("domain:Waste");
        await Expect(page.Locator("[data-alert]")).ToHaveCountAsync(4);
        await page.GetByLabel("Text").FillAsync("market");
        await Expect(page.Locator("[data-alert]")).ToHaveCountAsync(1);
        await Expect(page).ToHaveURLAsync(host.Address + "/alerts?rule=domain%3AWaste&q=market");

        await page.ReloadAsync();
        await Expect(page.Locator("[data-alert]")).ToHaveCountAsync(1);
        await Expect(page.GetByLabel("Rule")).ToHaveValueAsync("domain:Waste");
        await page.GetByLabel("Text").FillAsync("no such thing");
        await Expect(page.Locator(".result")).ToHaveTextAsync("0 of 7 alerts that stand now, by the filter.");
    }

    [Fact]
    public async Task Acknowledging_takes_a_name_and_a_reason_and_is_sent_once()
    {
        await using var host = await StartAsync(signedIn: true);
        var page = await OpenAsync(host);
        await Card(page, Fire).GetByRole(AriaRole.Button, new() { Name = "Acknowledge" }).First.ClickAsync();
        var form = Card(page, Fire).Locator("form:visible");
        await Screenshots.TakeAsync(page, "alerts-acknowledge");

        await form.GetByRole(AriaRole.Button, new() { Name = "Acknowledge" }).ClickAsync();
        await Expect(form.GetByRole(AriaRole.Alert)).ToContainTextAsync("Enter your nameEnter a reason");
        await Axe.FindsNothingAsync(page);
        Assert.Empty(host.Posted);

        await form.GetByLabel("Your name").FillAsync("C. Night");
        await form.GetByLabel("Reason").FillAsync("Fire service called");
        await form.GetByRole(AriaRole.Button, new() { Name = "Acknowledge" }).ClickAsync();

        await Expect(Card(page, Fire)).ToContainTextAsync("Acknowledged by C. Night");
        var (path, body) = Assert.Single(host.Posted);
        Assert.Equal("/api/v1/alerts/bin-fire/bin-017/acknowledge", path);
        Assert.Equal("""{"by":"C. Night","reason":"Fire service called"}""", body.GetRawText());
        await Expect(form).ToHaveCountAsync(0);
        await Expect(page.Locator("[aria-live=polite]")).ToContainTextAsync("Bin fire, Market Square, east: acknowledge, recorded for C. Night.");
    }

    [Fact]
    public async Task Shelving_ends_at_a_time_that_is_said_by_the_hosts_clock()
    {
        await using var host = await StartAsync(signedIn: true);
        host.Deeds["/api/v1/alerts/hoar-frost/moor-top/shelve"] = _ => new { };
        var page = await OpenAsync(host);
        var card = Card(page, "hoar-frost/moor-top");
        await card.GetByRole(AriaRole.Button, new() { Name = "Shelve" }).First.ClickAsync();
        await Expect(card.GetByLabel("For how long").Locator("option").Nth(1)).ToHaveTextAsync("4 hours, until 01:47 Thu 15 Jan");

        await card.GetByLabel("Your name").FillAsync("C. Night");
        await card.GetByLabel("Reason").FillAsync("Gritter is on its way");
        await card.GetByLabel("For how long").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await card.Locator("form:visible").GetByRole(AriaRole.Button, new() { Name = "Shelve" }).ClickAsync();

        await Expect(page.Locator("form.deed:visible")).ToHaveCountAsync(0);
        var until = Assert.Single(host.Posted).Body.GetProperty("until").GetDateTimeOffset();
        Assert.InRange(until, Night.Evening.AddHours(4), Night.Evening.AddHours(4).AddSeconds(5));
    }

    [Fact]
    public async Task What_the_host_refuses_is_said_at_the_form_and_nothing_reads_as_done()
    {
        await using var host = await StartAsync(signedIn: true);
        host.Deeds["/api/v1/alerts/bin-fire/bin-017/acknowledge"] = _ => 503;
        var page = await OpenAsync(host);
        await Card(page, Fire).GetByRole(AriaRole.Button, new() { Name = "Acknowledge" }).First.ClickAsync();
        await Card(page, Fire).GetByLabel("Your name").FillAsync("C. Night");
        await Card(page, Fire).GetByLabel("Reason").FillAsync("Seen");
        await Card(page, Fire).Locator("form:visible").GetByRole(AriaRole.Button, new() { Name = "Acknowledge" }).ClickAsync();

        await Expect(Card(page, Fire).GetByRole(AriaRole.Alert)).ToContainTextAsync("Not done. The host answered 503");
        await Expect(Card(page, Fire)).Not.ToContainTextAsync("Acknowledged by");
    }

    [Fact]
    public async Task Without_a_key_that_may_it_says_so_and_offers_to_sign_in()
    {
        await using var host = await StartAsync();
        var page = await OpenAsync(host);
        await Card(page, Fire).GetByRole(AriaRole.Button, new() { Name = "Acknowledge" }).ClickAsync();
        await Expect(Card(page, Fire)).ToContainTextAsync("This takes an access key with the role Highways.");

        await Card(page, Fire).GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();

        await Expect(page.GetByLabel("Access key")).ToBeFocusedAsync();
        Assert.Empty(host.Posted);
    }

    [Fact]
    public async Task The_record_shows_each_transition_with_its_readings_and_what_people_did()
    {
        await using var host = await StartAsync();
        host.Answers["/api/v1/alerts/bin-fire/bin-017"] = City.HistoryOfFire;
        var page = await OpenAsync(host);

        await Card(page, Fire).GetByRole(AriaRole.Button, new() { Name = "Transitions and readings" }).ClickAsync();

        var entries = Card(page, Fire).Locator(".timeline__entry");
        await Expect(entries).ToHaveCountAsync(4);
        await Expect(entries.Nth(0)).ToContainTextAsync("21:43 Raised, critical");
        await Expect(entries.Nth(0)).ToContainTextAsync("Container temperature");
        await Expect(entries.Nth(0)).ToContainTextAsync("71.5 °C");
        await Expect(entries.Nth(1)).ToContainTextAsync("not trusted");
        await Expect(Card(page, Fire)).ToContainTextAsync("Acknowledged by A. Officer");
        await Axe.FindsNothingAsync(page);
    }

    [Fact]
    public async Task A_new_alert_comes_live_and_is_announced_and_what_is_half_typed_stays()
    {
        await using var host = await StartAsync(signedIn: true);
        var page = await OpenAsync(host);
        await Expect(page.Locator(".connection--live")).ToBeVisibleAsync();
        await Card(page, Fire).GetByRole(AriaRole.Button, new() { Name = "Acknowledge" }).First.ClickAsync();
        await Card(page, Fire).GetByLabel("Reason").FillAsync("Half typ");

        host.Answers[City.Alerts] = () => City.AlertsAnswer([City.Alert(40, "bin-fire", "Bin", "bin-030", "School Lane", "school-lane", "Critical", "Raised", 0, "The container was at 80.0 °C."), .. City.StandingAlerts()]);
        host.Publish("alert", 40, new { id = 40 });

        await Expect(page.Locator("[data-alert]").First).ToContainTextAsync("School Lane");
        await Expect(page.Locator("[aria-live=polite]")).ToContainTextAsync("Critical alert raised: Bin fire, School Lane. The container was at 80.0 °C.");
        await Expect(Card(page, Fire).GetByLabel("Reason")).ToHaveValueAsync("Half typ");
        await Expect(Card(page, Fire).GetByLabel("Reason")).ToBeFocusedAsync();
    }

    [Theory]
    [InlineData("desktop")]
    [InlineData("zoomed")]
    [InlineData("phone")]
    [InlineData("reflow")]
    public async Task Axe_finds_nothing_with_every_kind_of_alert(string screen)
    {
        await using var host = await StartAsync();
        host.Answers["/api/v1/alerts/bin-fire/bin-017"] = City.HistoryOfFire;
        var page = await OpenAsync(host, screen);
        await Screenshots.TakeAsync(page, $"alerts-{screen}");
        await Card(page, Fire).GetByRole(AriaRole.Button, new() { Name = "Transitions and readings" }).ClickAsync();
        await Expect(Card(page, Fire).Locator(".timeline__entry")).ToHaveCountAsync(4);
        await Screenshots.TakeAsync(page, $"alerts-{screen}-opened");

        await Axe.FindsNothingAsync(page);
        await Axe.DoesNotScrollSidewaysAsync(page);
    }

    private static async Task<FakeHost> StartAsync(bool signedIn = false)
    {
        var host = await FakeHost.StartAsync(Night.Frost());
        var standing = City.StandingAlerts();
        host.Answers[City.Alerts] = () => City.AlertsAnswer(standing);
        if (signedIn)
        {
            host.Caller = ("control-room", "Highways", "Highways");
            host.Deeds["/api/v1/alerts/bin-fire/bin-017/acknowledge"] = body =>
            {
                standing[0] = City.Alert(31, "bin-fire", "Bin", "bin-017", "Market Square, east", "market-square", "Critical", "Raised", 4, "The container was at 71.5 °C.",
                    acknowledged: new { by = body.GetProperty("by").GetString(), at = Night.Evening, reason = body.GetProperty("reason").GetString() });
                return new { };
            };
        }

        return host;
    }

    private async Task<IPage> OpenAsync(FakeHost host, string screen = "desktop", string path = "/alerts")
    {
        var page = await chromium.OpenAsync(host, Night.Evening, Screens.Named(screen), path);
        await Expect(page.Locator("[data-alert]").First).ToBeVisibleAsync();
        return page;
    }

    private static ILocator Card(IPage page, string alert) => page.Locator($"[data-alert='{alert}']");

    private static IPageAssertions Expect(IPage page) => Assertions.Expect(page);

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);
}

using Microsoft.Playwright;

namespace Telemetry.Tests.Browser;

public sealed class TonightPageTests(Chromium chromium)
{
    [Fact]
    public async Task Says_first_what_is_to_be_done_and_by_when()
    {
        await using var host = await FakeHost.StartAsync(Night.Frost());
        var page = await chromium.OpenAsync(host, Night.Evening);

        var steps = page.Locator(".step");
        await Expect(steps.Nth(0)).ToContainTextAsync("Decide a person, nowHigh Pass");
        await Expect(steps.Nth(1)).ToContainTextAsync("Now start at once, unless treated alreadyEastern Radial");
        await Expect(steps.Nth(2)).ToContainTextAsync("22:52 start by, in 1 h 5 minRing Road North");
        await Expect(steps.Nth(3)).ToContainTextAsync("23:22 then, in 1 h 35 minMoor Top");
        await Expect(steps.Nth(4)).ToContainTextAsync("Not known no decisionWestern Villages");
        await Expect(page.Locator(".counts")).ToContainTextAsync("Treat5 of 12 routes");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Tonight: Wednesday 14 January to Thursday 15 January");
    }

    [Fact]
    public async Task Lists_every_route_by_urgency()
    {
        await using var host = await FakeHost.StartAsync(Night.Frost());
        var page = await chromium.OpenAsync(host, Night.Evening);

        await Expect(page.Locator(".card")).ToHaveCountAsync(12);
        Assert.Equal(["R06", "R02", "R01", "R04", "R03", "R05", "R09", "R07", "R08", "R10", "R11", "R12"], await OrderOf(page));
    }

    [Fact]
    public async Task A_live_decision_moves_its_card_and_is_announced()
    {
        await using var host = await FakeHost.StartAsync(Night.Frost());
        var page = await chromium.OpenAsync(host, Night.Evening);
        await Expect(page.Locator(".connection--live")).ToBeVisibleAsync();
        var before = host.Night.DecisionOf("R05");

        host.Publish(before with { Id = 200, Revision = 3, WindowEnd = Night.Evening.AddMinutes(20), SpreadRateGPerM2 = 18, DecidedAt = Night.Evening });

        await Expect(Card(page, "R05")).ToContainTextAsync("Start by 22:07 in 20 min");
        Assert.Equal(["R06", "R02", "R05", "R01"], (await OrderOf(page)).Take(4));
        await Expect(page.Locator("[aria-live=polite]")).ToContainTextAsync(
            "Canal Street and Markets: now precautionary, 18 grams per square metre, start by 22:07; was precautionary, 10 grams per square metre, start by 00:57 Thu 15 Jan.");
        await Expect(Card(page, "R05")).ToContainTextAsync("Revised at 21:47, revision 3");
    }

    [Fact]
    public async Task An_answer_that_was_made_before_a_live_event_does_not_take_it_back()
    {
        await using var host = await FakeHost.StartAsync(Night.Frost());
        var page = await chromium.OpenAsync(host, Night.Evening);
        await Expect(page.Locator(".connection--live")).ToBeVisibleAsync();
        await Expect(page.Locator(".card")).ToHaveCountAsync(12);
        var held = new TaskCompletionSource<IRoute>(TaskCreationOptions.RunContinuationsAsynchronously);
        await page.RouteAsync("**/api/v1/gritting/decisions", route => held.TrySetResult(route) ? Task.CompletedTask : route.ContinueAsync());
        host.SendGarbage();
        var route = await held.Task.WaitAsync(TestContext.Current.CancellationToken);
        var before = await route.FetchAsync();

        host.Publish(host.Night.DecisionOf("R05") with { Id = 200, Revision = 3, SpreadRateGPerM2 = 18, DecidedAt = Night.Evening });
        await Expect(Card(page, "R05")).ToContainTextAsync("18 g/m²");
        await page.RunAndWaitForResponseAsync(
            () => route.FulfillAsync(new() { Response = before }),
            response => response.Url.EndsWith("/api/v1/gritting/decisions", StringComparison.Ordinal) && response.Request != route.Request);

        await Expect(Card(page, "R05")).ToContainTextAsync("18 g/m²");
    }

    [Fact]
    public async Task An_event_that_comes_before_the_first_answer_is_not_lost()
    {
        await using var host = await FakeHost.StartAsync(Night.Frost());
        var page = await chromium.OpenAsync(host, Night.Evening, path: "/tonight-is-not-here");
        var held = System.Threading.Channels.Channel.CreateUnbounded<IRoute>();
        var holds = true;
        await page.RouteAsync("**/api/v1/gritting/decisions", route => holds && held.Writer.TryWrite(route) ? Task.CompletedTask : route.ContinueAsync());
        await page.GotoAsync(host.Address + "/");

        // The second question is asked when the stream has opened; it takes the place of the first.
        await held.Reader.ReadAsync(TestContext.Current.CancellationToken);
        var asked = await held.Reader.ReadAsync(TestContext.Current.CancellationToken);
        await Expect(page.Locator(".connection--live")).ToHaveCountAsync(1);
        var before = await asked.FetchAsync();
        holds = false;
        host.Publish(host.Night.DecisionOf("R05") with { Id = 200, Revision = 3, SpreadRateGPerM2 = 18, DecidedAt = Night.Evening });
        await asked.FulfillAsync(new() { Response = before });

        await Expect(Card(page, "R05")).ToContainTextAsync("18 g/m²");
    }

    [Fact]
    public async Task Says_that_it_is_out_of_date_once_the_host_is_silent_and_no_longer_when_it_speaks()
    {
        await using var host = await FakeHost.StartAsync(Night.Frost());
        var page = await chromium.OpenAsync(host, Night.Evening);
        await Expect(page.Locator(".connection--live")).ToBeVisibleAsync();

        host.RefuseWith = 503;
        host.RefusesStreams = true;
        host.DropStreams();
        await Expect(page.Locator(".connection--lost")).ToContainTextAsync("Not live: the host closed the stream");
        await Expect(page.Locator(".out-of-date")).ToBeHiddenAsync();
        await page.Clock.RunForAsync(50_000);
        await Expect(page.Locator(".out-of-date")).ToContainTextAsync("What you see is as known at 21:47:00.");
        await Expect(page.Locator(".card")).ToHaveCountAsync(12);

        host.RefuseWith = null;
        host.RefusesStreams = false;
        host.Night.Now = Night.Evening.AddMinutes(2);
        await page.Clock.RunForAsync(16_000);
        await Expect(page.Locator(".connection--live")).ToBeVisibleAsync();
        await page.Clock.RunForAsync(1_000);
        await Expect(page.Locator(".out-of-date")).ToBeHiddenAsync();
        await Expect(page.Locator("[aria-live=polite]")).ToContainTextAsync("The page is up to date again.");
    }

    [Fact]
    public async Task A_stream_that_falls_silent_without_closing_is_given_up_and_opened_again_after_the_last_event()
    {
        await using var host = await FakeHost.StartAsync(Night.Frost());
        var page = await chromium.OpenAsync(host, Night.Evening);
        await Expect(page.Locator(".connection--live")).ToBeVisibleAsync();
        host.Publish(host.Night.DecisionOf("R05") with { Id = 4711, Revision = 3, SpreadRateGPerM2 = 18 });
        await Expect(Card(page, "R05")).ToContainTextAsync("18 g/m²");

        await page.Clock.RunForAsync(45_000);
        await Expect(page.Locator(".connection--lost")).ToContainTextAsync("the stream fell silent");
        await page.Clock.RunForAsync(1_000);
        await Expect(page.Locator(".connection--live")).ToBeVisibleAsync();

        Assert.Equal([null, "4711"], host.Resumed);
    }

    [Fact]
    public async Task Heartbeats_keep_the_page_live_and_its_clock_on_the_hosts_time()
    {
        await using var host = await FakeHost.StartAsync(Night.Frost());
        var page = await chromium.OpenAsync(host, Night.Evening.AddMinutes(-7));
        await Expect(page.Locator(".connection--live")).ToBeVisibleAsync();
        await Expect(page.Locator(".clock")).ToHaveTextAsync("21:47:00 Wed 14 Jan, GMT");
        await Expect(page.Locator(".notes")).ToContainTextAsync("This computer’s clock is 7 min behind the host’s.");

        await page.Clock.RunForAsync(30_000);
        host.Night.Now = Night.Evening.AddSeconds(30);
        host.Heartbeat();

        await Expect(page.Locator(".connection")).ToHaveTextAsync("Live. Last word from the host 0 s ago.");
        await Expect(page.Locator(".clock")).ToContainTextAsync("21:47:30");
        await page.Clock.RunForAsync(30_000);
        await Expect(page.Locator(".out-of-date")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Stale_readings_are_said_in_words_and_appear_as_they_age()
    {
        await using var host = await FakeHost.StartAsync(Night.Frost());
        var page = await chromium.OpenAsync(host, Night.Evening);
        await Expect(Card(page, "R10")).ToContainTextAsync("Stale: Dock Road has been silent since 21:00; it reports every 10 min. Newest reading 47 min old");
        await Expect(Card(page, "R01")).ToContainTextAsync("Newest reading 2 min old");
        await Expect(Card(page, "R01")).Not.ToContainTextAsync("Stale");

        host.Night.Change("R01", each => each with { Freshness = each.Freshness with { Stale = true, StaleReason = "Mill Lane is silent." } });
        host.Night.Now = Night.Evening.AddMinutes(1);
        await page.Clock.RunForAsync(60_000);

        await Expect(Card(page, "R01")).ToContainTextAsync("Stale: Mill Lane is silent. Newest reading 3 min old");
        await Expect(Card(page, "R01")).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("card--stale"));
    }

    [Fact]
    public async Task A_route_without_a_decision_says_so_and_why()
    {
        await using var host = await FakeHost.StartAsync(Night.Frost());
        var page = await chromium.OpenAsync(host, Night.Evening);

        await Expect(Card(page, "R09")).ToContainTextAsync("No decision");
        await Expect(Card(page, "R09")).ToContainTextAsync("Not decided: Village Green (R09) has never reported.");
        await Expect(Card(page, "R09")).Not.ToContainTextAsync("No action");
    }

    [Fact]
    public async Task Reasons_and_history_open_by_keyboard_alone_and_keep_the_focus_when_the_card_moves()
    {
        await using var host = await FakeHost.StartAsync(Night.Frost());
        var page = await chromium.OpenAsync(host, Night.Evening);
        await Expect(page.Locator(".connection--live")).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Skip to main content" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        // Four buttons and a link on each of the five cards above it, less the confirmation of what is a person's to decide.
        for (var stop = 0; stop < 25; stop++)
        {
            await page.Keyboard.PressAsync("Tab");
        }

        var toggle = page.GetByRole(AriaRole.Button, new() { Name = "Reasons and history of Canal Street and Markets" });
        await Expect(toggle).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(toggle).ToHaveAttributeAsync("aria-expanded", "true");
        await Expect(Card(page, "R05")).ToContainTextAsync("The route takes 3 h, with 30 min to spare before the first freeze.");
        await Expect(Card(page, "R05").Locator(".records").Last).ToContainTextAsync("MonitorSpreadnone");
        await Expect(Card(page, "R05").Locator(".records").First).ToContainTextAsync("silent since 20:10");

        host.Publish(host.Night.DecisionOf("R05") with { Id = 201, Revision = 3, WindowEnd = Night.Evening.AddMinutes(20) });
        await Expect(Card(page, "R05")).ToContainTextAsync("22:07");
        await Expect(toggle).ToBeFocusedAsync();
        await Expect(toggle).ToHaveAttributeAsync("aria-expanded", "true");
        await page.Keyboard.PressAsync("Space");
        await Expect(toggle).ToHaveAttributeAsync("aria-expanded", "false");
    }

    [Fact]
    public async Task A_history_that_cannot_be_read_says_so_and_can_be_tried_again()
    {
        await using var host = await FakeHost.StartAsync(Night.Frost());
        var page = await chromium.OpenAsync(host, Night.Evening);
        await Expect(page.Locator(".card")).ToHaveCountAsync(12);
        host.RefuseWith = 500;
        await Card(page, "R01").GetByRole(AriaRole.Button, new() { Name = "Reasons and history" }).ClickAsync();
        await Expect(Card(page, "R01").GetByRole(AriaRole.Alert)).ToContainTextAsync("The history could not be read: The host answered 500: The record store is away.");

        host.RefuseWith = null;
        await Card(page, "R01").GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();
        await Expect(Card(page, "R01").Locator(".records")).ToHaveCountAsync(2);
    }

    [Theory]
    [InlineData(401, "The host answered 401: The record store is away. It wants an access key that is in force")]
    [InlineData(503, "The host answered 503: The record store is away. It is starting, or a part of it is down")]
    public async Task A_host_that_refuses_at_the_start_is_told_with_its_reason(int status, string words)
    {
        await using var host = await FakeHost.StartAsync(Night.Frost());
        host.RefuseWith = status;
        var page = await chromium.OpenAsync(host, Night.Evening);

        await Expect(page.Locator(".waiting")).ToContainTextAsync(words);
        await Expect(page.Locator(".card")).ToHaveCountAsync(0);

        host.RefuseWith = null;
        await Chromium.AskAgainUntilAsync(page, ".card", 12);
    }

    [Fact]
    public async Task A_host_that_asks_for_a_key_is_given_one_and_the_page_goes_live()
    {
        await using var host = await FakeHost.StartAsync(Night.Frost());
        host.Key = "api1.secret";
        var page = await chromium.OpenAsync(host, Night.Evening);
        var key = page.GetByLabel("Access key");

        await key.FillAsync("api1.wrong");
        await key.PressAsync("Enter");
        await Expect(page.Locator(".waiting")).ToContainTextAsync("401");
        await key.FillAsync("api1.secret");
        await key.PressAsync("Enter");

        await Expect(page.Locator(".card")).ToHaveCountAsync(12);
        await Expect(page.Locator(".connection--live")).ToBeVisibleAsync();
        await Expect(key).ToBeHiddenAsync();
    }

    [Fact]
    public async Task An_event_that_cannot_be_read_makes_the_page_ask_the_host()
    {
        await using var host = await FakeHost.StartAsync(Night.Frost());
        var page = await chromium.OpenAsync(host, Night.Evening);
        await Expect(page.Locator(".connection--live")).ToBeVisibleAsync();
        host.Night.Decide(host.Night.DecisionOf("R11") with { Id = 300, Revision = 2, Action = "MONITOR" });

        host.SendGarbage();

        await Expect(Card(page, "R11").Locator(".tag--monitor")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_the_host_sends_is_text_and_never_markup()
    {
        const string Hostile = "<img src=x onerror=\"document.title='owned'\"><b>A4</b>";
        var route = Some.Route("R01", Hostile);
        await using var host = await FakeHost.StartAsync(Night.Of(Some.Decided(route, 1) with { Decision = Some.Decision(route, 1) with { Action = Hostile, Reasons = [new("x", Hostile)] } }));
        var page = await chromium.OpenAsync(host, Night.Evening);

        await Expect(Card(page, "R01").GetByRole(AriaRole.Heading)).ToContainTextAsync(Hostile);
        await Expect(Card(page, "R01").Locator(".tag--decide")).ToContainTextAsync("Unknown action");
        Assert.Equal(0, await page.Locator("main img, main b").CountAsync());
        Assert.StartsWith("Tonight", await page.TitleAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Simulated_time_is_said_on_the_page()
    {
        var night = Night.Mild();
        night.SimulatedTime = true;
        await using var host = await FakeHost.StartAsync(night);
        var page = await chromium.OpenAsync(host, new(2026, 7, 1, 9, 0, 0, TimeSpan.Zero));

        await Expect(page.Locator(".simulated")).ToContainTextAsync("Simulated time.");
        await Expect(page.Locator(".clock")).ToHaveTextAsync("21:47:00 Wed 14 Jan, GMT, simulated");
        await Expect(page.Locator(".notes")).ToBeHiddenAsync();
        await Expect(page.Locator(".step").First).ToContainTextAsync("Nothing due no treatment standsNo route is to be treated. 1 to be watched.");
    }

    [Fact]
    public async Task Decisions_of_a_day_gone_by_are_told_as_such()
    {
        var night = Night.Frost();
        night.Now = Night.Evening.AddDays(1);
        await using var host = await FakeHost.StartAsync(night);
        var page = await chromium.OpenAsync(host, night.Now);

        await Expect(page.Locator(".notes")).ToContainTextAsync("These are decisions for 12:00 Wed 14 Jan to 12:00 Thu 15 Jan, which is not now.");
    }

    [Fact]
    public async Task Nothing_is_asked_of_any_other_host_and_nothing_breaks_the_content_policy()
    {
        await using var host = await FakeHost.StartAsync(Night.Frost());
        var page = await chromium.OpenAsync(host, Night.Evening);
        var asked = new List<string>();
        var complaints = new List<string>();
        page.Request += (_, request) => asked.Add(request.Url);
        page.Console += (_, message) => complaints.Add($"{message.Type}: {message.Text}");
        page.PageError += (_, error) => complaints.Add(error);

        await page.ReloadAsync();
        await Expect(page.Locator(".connection--live")).ToBeVisibleAsync();
        await Card(page, "R01").GetByRole(AriaRole.Button, new() { Name = "Reasons and history" }).ClickAsync();
        await Expect(Card(page, "R01").Locator(".records")).ToHaveCountAsync(2);

        Assert.All(asked, url => Assert.StartsWith(host.Address, url, StringComparison.Ordinal));
        Assert.Contains(asked, url => url.EndsWith("/api/v1/gritting/decisions/R01/2026-01-14", StringComparison.Ordinal));
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task A_change_keeps_still_where_less_motion_is_asked_for()
    {
        await using var host = await FakeHost.StartAsync(Night.Frost());
        var options = Screens.Desktop;
        options.ReducedMotion = ReducedMotion.Reduce;
        var page = await chromium.OpenAsync(host, Night.Evening, options);
        await Expect(page.Locator(".connection--live")).ToBeVisibleAsync();

        host.Publish(host.Night.DecisionOf("R05") with { Id = 202, Revision = 3, SpreadRateGPerM2 = 18 });

        await Expect(Card(page, "R05")).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("card--changed"));
        Assert.Equal("none", await Card(page, "R05").EvaluateAsync<string>("card => getComputedStyle(card).animationName"));
    }

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    private static ILocator Card(IPage page, string route) => page.Locator($"[data-route={route}]");

    private static async Task<string[]> OrderOf(IPage page) =>
        await page.Locator(".card").EvaluateAllAsync<string[]>("cards => cards.map(card => card.dataset.route)");
}

using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;
using Telemetry.Api.Endpoints.Alerts;
using Telemetry.Api.Endpoints.CallOuts;
using Telemetry.Api.Endpoints.Gritting.Orders;

namespace Telemetry.Tests.Browser;

/// <summary>Who has answered for a decision, and what asks for an answer: acknowledging on Tonight, and the critical alerts above it.</summary>
public sealed class TonightAnswerTests(Chromium chromium)
{
    private const string Route = "R01";
    private const string Path = "/api/v1/gritting/decisions/2026-01-14/R01/2/acknowledge";

    [Fact]
    public async Task Acknowledging_takes_a_name_and_a_reason_is_sent_once_and_shows_who_when_and_why()
    {
        await using var host = await StartAsync();
        var page = await OpenAsync(host);
        await Expect(Card(page)).ToContainTextAsync("Not acknowledged");
        await Expect(page.Locator(".counts")).ToContainTextAsync("Not acknowledged6 of 6 to act on");
        await Acknowledge(page).ClickAsync();
        var form = Card(page).Locator("form");
        await form.GetByRole(AriaRole.Button, new() { Name = "Acknowledge" }).ClickAsync();
        await Expect(form.GetByRole(AriaRole.Alert).First).ToContainTextAsync("Enter your nameEnter a reason");
        await Axe.FindsNothingAsync(page);
        Assert.Empty(host.Posted);

        await form.GetByLabel("Your name").FillAsync("S. Taylor");
        await form.GetByLabel("Reason").FillAsync("Crew 2 leaves at 22:30");
        await Screenshots.TakeAsync(page, "tonight-acknowledge");
        await form.GetByRole(AriaRole.Button, new() { Name = "Acknowledge" }).ClickAsync();

        await Expect(Card(page)).ToContainTextAsync("Acknowledged by S. Taylor at 21:47: Crew 2 leaves at 22:30");
        await Expect(Card(page)).Not.ToContainTextAsync("Not acknowledged");
        await Expect(page.Locator(".counts")).ToContainTextAsync("Not acknowledged5 of 6 to act on");
        await Expect(Acknowledge(page)).ToBeHiddenAsync();
        await Expect(Card(page).GetByRole(AriaRole.Button, new() { Name = "Reasons and history" })).ToBeFocusedAsync();
        await Expect(page.Locator("[aria-live=polite]")).ToContainTextAsync("Ring Road North: acknowledged by S. Taylor.");
        var (path, body) = Assert.Single(host.Posted);
        Assert.Equal((Path, """{"by":"S. Taylor","reason":"Crew 2 leaves at 22:30"}"""), (path, body.GetRawText()));
    }

    [Fact]
    public async Task A_decision_is_confirmed_as_it_stands_or_overridden_with_what_is_to_be_done_instead()
    {
        await using var host = await StartAsync();
        host.Deeds[Path.Replace("acknowledge", "confirm", StringComparison.Ordinal)] = body => Order(host, "Confirm", body, new("PRECAUTIONARY", 10, "1", null));
        host.Deeds[Path.Replace("acknowledge", "override", StringComparison.Ordinal)] = body => Order(host, "Override", body, new("PRECAUTIONARY", 20, "2", null));
        var page = await OpenAsync(host);
        await Deed(page, "Confirm").ClickAsync();
        await Card(page).GetByLabel("Your name").FillAsync("S. Taylor");
        await Card(page).GetByLabel("Reason").FillAsync("As decided");
        await Axe.FindsNothingAsync(page);
        await Card(page).Locator("form").GetByRole(AriaRole.Button, new() { Name = "Confirm" }).ClickAsync();
        await Expect(Card(page)).ToContainTextAsync("Confirmed by S. Taylor at 21:47");
        await Expect(Deed(page, "Confirm")).ToBeHiddenAsync();

        await Deed(page, "Override").ClickAsync();
        var form = Card(page).Locator("form:visible");
        await form.GetByLabel("Reason").FillAsync("Showers on the tops");
        await form.GetByLabel("Spread rate").FillAsync("20");
        await form.GetByLabel("Treatments").SelectOptionAsync("2");
        await Screenshots.TakeAsync(page, "tonight-override");
        await Axe.FindsNothingAsync(page);
        await form.GetByRole(AriaRole.Button, new() { Name = "Override" }).ClickAsync();

        await Expect(Card(page)).ToContainTextAsync("20 g/m², twice. Showers on the tops");
        Assert.Equal(
            ["""{"by":"S. Taylor","reason":"As decided"}""", """{"by":"S. Taylor","reason":"Showers on the tops","action":"PRECAUTIONARY","spreadRate":20,"treatments":"2"}"""],
            host.Posted.Select(p => p.Body.GetRawText()));
    }

    [Fact]
    public async Task What_somebody_else_acknowledged_comes_live_and_a_worsening_asks_anew_and_says_since_when()
    {
        await using var host = await StartAsync();
        var page = await OpenAsync(host);
        var seen = host.Night.DecisionOf(Route);
        host.Publish("action", 500, new OperatorActionDto(500, "Acknowledge", "A. Officer", "Seen", Night.Evening.AddMinutes(-3), "control-room", null, null, null, Route, seen.Day, 2, null, null));
        await Expect(Card(page)).ToContainTextAsync("Acknowledged by A. Officer at 21:44: Seen");

        host.Publish(seen with
        {
            Id = 501,
            Revision = 3,
            SpreadRateGPerM2 = 18,
            DecidedAt = Night.Evening,
            AcknowledgedBefore = new(2, "A. Officer", Night.Evening.AddMinutes(-3), "Seen", Night.Evening, "the spread rate rises from 10 to 18 g/m²"),
        });

        await Expect(Card(page).Locator(".tag-tone--now")).ToHaveTextAsync("Worsened, not acknowledged");
        await Expect(Card(page)).ToContainTextAsync(
            "Not acknowledged since it worsened at 21:47: the spread rate rises from 10 to 18 g/m². Revision 2 was acknowledged by A. Officer at 21:44: Seen");
        await Expect(page.Locator(".count--now")).ToHaveTextAsync("Worsened since1 not acknowledged");
        await Expect(Acknowledge(page)).ToBeVisibleAsync();
        await Expect(page.Locator("[aria-live=polite]")).ToContainTextAsync("Ring Road North: not acknowledged since it worsened.");
        await Screenshots.TakeAsync(page, "tonight-worsened");
        await Axe.FindsNothingAsync(page);
    }

    [Fact]
    public async Task A_change_that_asks_for_no_more_is_not_acknowledged_either_and_is_not_said_to_be_worse()
    {
        await using var host = await StartAsync();
        host.Night.Decide(host.Night.DecisionOf(Route) with { AcknowledgedBefore = new(1, "A. Officer", Night.Evening.AddMinutes(-30), "Seen", null, null) });
        var page = await OpenAsync(host);

        await Expect(Card(page)).ToContainTextAsync("Not acknowledged since it changed. Revision 1 was acknowledged by A. Officer at 21:17: Seen");
        await Expect(Card(page)).Not.ToContainTextAsync("orsened");
        await Expect(page.Locator(".count--now")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_decision_that_changes_under_an_open_form_is_not_acknowledged_unread()
    {
        await using var host = await StartAsync();
        host.Deeds[Path.Replace("/2/", "/3/", StringComparison.Ordinal)] = _ => new { };
        var page = await OpenAsync(host);
        await Acknowledge(page).ClickAsync();
        await Card(page).GetByLabel("Your name").FillAsync("S. Taylor");
        await Card(page).GetByLabel("Reason").FillAsync("Half typ");

        host.Publish(host.Night.DecisionOf(Route) with { Id = 501, Revision = 3, SpreadRateGPerM2 = 18, DecidedAt = Night.Evening });

        await Expect(Card(page).Locator(".deed__meanwhile")).ToContainTextAsync("The decision has changed: revision 3 stands, and this form is for revision 2.");
        await Expect(Card(page).GetByLabel("Reason")).ToHaveValueAsync("Half typ");
        await Card(page).Locator("form").GetByRole(AriaRole.Button, new() { Name = "Acknowledge" }).ClickAsync();
        await Expect(Card(page).Locator(".govuk-error-summary")).ToContainTextAsync("Not done. The decision has changed since this form was opened.");
        Assert.Empty(host.Posted);

        await Card(page).GetByRole(AriaRole.Button, new() { Name = "I have read revision 3" }).ClickAsync();
        await Card(page).Locator("form").GetByRole(AriaRole.Button, new() { Name = "Acknowledge" }).ClickAsync();
        await Expect(Card(page).Locator("form")).ToBeHiddenAsync();
        Assert.EndsWith("/R01/3/acknowledge", Assert.Single(host.Posted).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_host_refuses_is_said_at_the_form_and_nothing_reads_as_done()
    {
        await using var host = await StartAsync();
        host.Deeds[Path] = _ => Results.Problem(statusCode: 409, detail: "Revision 3 stands, not 2. Look at it, and acknowledge that one.");
        var page = await OpenAsync(host);
        await Acknowledge(page).ClickAsync();
        await Card(page).GetByLabel("Your name").FillAsync("S. Taylor");
        await Card(page).GetByLabel("Reason").FillAsync("Seen");
        await Card(page).Locator("form").GetByRole(AriaRole.Button, new() { Name = "Acknowledge" }).ClickAsync();

        await Expect(Card(page).Locator(".govuk-error-summary")).ToContainTextAsync("Revision 3 stands, not 2. Look at it, and acknowledge that one.");
        await Expect(Card(page)).ToContainTextAsync("Not acknowledged");
    }

    [Fact]
    public async Task A_lesser_key_is_told_why_it_may_not_and_what_would_be_right()
    {
        await using var host = await StartAsync();
        host.Caller = ("weather-desk", "Highways", "Analyst");
        var page = await OpenAsync(host);
        await Acknowledge(page).ClickAsync();
        await Expect(Card(page)).ToContainTextAsync("This takes an access key with the role Highways. The key of weather-desk may change what the role Analyst may.");
        await Expect(Card(page).Locator("form")).ToHaveCountAsync(0);

        await Card(page).GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();

        await Expect(page.GetByLabel("Access key")).ToBeFocusedAsync();
        Assert.Empty(host.Posted);
    }

    [Fact]
    public async Task The_history_has_who_acknowledged_and_what_was_sent_and_what_became_of_it()
    {
        await using var host = await StartAsync();
        var seen = host.Night.DecisionOf(Route);
        host.Night.Decide(seen with { Acknowledged = new("A. Officer", Night.Evening.AddMinutes(-3), "Seen"), CalledOut = new(1, Night.Evening.AddMinutes(-9)) });
        host.Night.Actions = [new(500, "Acknowledge", "A. Officer", "Seen", Night.Evening.AddMinutes(-3), "control-room", null, null, null, Route, seen.Day, 2, null, null)];
        host.Night.CallOuts =
        [
            new(490, "abc", Night.Evening.AddMinutes(-9), 1, false, "Ring Road North: PRECAUTIONARY at 10 g/m²", 1, [], [new CallOutDeliveryDto("on-call-app", "webhook", "Delivered", 1, null, null)]),
        ];
        var page = await OpenAsync(host);
        await Expect(Card(page)).ToContainTextAsync("Called out at level 1 at 21:38");

        await Card(page).GetByRole(AriaRole.Button, new() { Name = "Reasons and history" }).ClickAsync();

        await Expect(Card(page).Locator(".timeline__entry")).ToHaveTextAsync(
            ["21:44 Acknowledged by A. Officer, revision 2Seen", "21:38 Called out at level 1Ring Road North: PRECAUTIONARY at 10 g/m². on-call-app by webhook: Delivered"]);
        await Expect(Card(page).Locator(".records").Last).ToContainTextAsync("Acknowledged21:44, A. Officer");
        await Screenshots.TakeAsync(page, "tonight-answered");
        await Axe.FindsNothingAsync(page);
    }

    [Theory]
    [InlineData("desktop")]
    [InlineData("phone")]
    [InlineData("reflow")]
    public async Task Critical_alerts_stand_on_top_the_unanswered_first_and_lead_to_their_page(string screen)
    {
        await using var host = await StartAsync();
        host.Answers[City.Alerts] = () => City.AlertsAnswer([.. City.StandingAlerts().Take(2)]);
        var page = await OpenAsync(host, screen);

        await Expect(page.Locator("main h2:visible").First).ToHaveTextAsync("Critical alerts (2)");
        await Expect(page.Locator("[data-critical]")).ToHaveCountAsync(2);
        await Expect(page.Locator("[data-critical]").First).ToContainTextAsync("Bin fire: Market Square, east Not acknowledged Raised 21:43, 4 min ago");
        await Expect(page.Locator("[data-critical]").Last).ToContainTextAsync("Called out at level 1 at 21:11");
        await Expect(page.Locator("[data-critical]").Last).ToContainTextAsync("Acknowledged by A. Officer at 21:17: Fire service told, on their way");
        await Expect(page.Locator(".critical").GetByRole(AriaRole.Link)).ToHaveAttributeAsync("href", "/alerts?severity=Critical");
        await Screenshots.TakeAsync(page, $"tonight-critical-{screen}");
        await Axe.FindsNothingAsync(page);
        await Axe.DoesNotScrollSidewaysAsync(page);
    }

    [Fact]
    public async Task A_critical_alert_comes_live_and_is_announced_and_one_that_cannot_be_read_is_said_to_be_unknown()
    {
        await using var host = await StartAsync();
        var page = await OpenAsync(host);
        await Expect(page.Locator(".critical")).ToBeHiddenAsync();

        host.Answers[City.Alerts] = () => City.AlertsAnswer([.. City.StandingAlerts().Take(1)]);
        host.Publish("alert", 600, new { id = 600, rule = "bin-fire", subject = "bin-017", severity = "Critical" });
        await Expect(page.Locator("[data-critical]")).ToHaveCountAsync(1);
        await Expect(page.Locator("[aria-live=polite]")).ToContainTextAsync("Critical alert raised: Bin fire, Market Square, east.");

        host.Answers[City.Alerts] = () => 403;
        host.Publish("action", 601, new { id = 601, rule = "bin-fire", subject = "bin-017", kind = "Acknowledge" });
        await Expect(page.Locator(".critical")).ToContainTextAsync("Critical alerts are not known here");
        await Expect(page.Locator(".card")).ToHaveCountAsync(12);
    }

    private static async Task<FakeHost> StartAsync()
    {
        var host = await FakeHost.StartAsync(Night.Frost());
        host.Caller = ("control-room", "Highways", "Highways");
        host.Deeds[Path] = body =>
        {
            host.Night.Decide(host.Night.DecisionOf(Route) with { Acknowledged = new(body.GetProperty("by").GetString()!, Night.Evening, body.GetProperty("reason").GetString()!) });
            return new { };
        };
        return host;
    }

    private async Task<IPage> OpenAsync(FakeHost host, string screen = "desktop")
    {
        var page = await chromium.OpenAsync(host, Night.Evening, Screens.Named(screen));
        await Expect(page.Locator(".connection--live")).ToBeVisibleAsync();
        await Expect(page.Locator(".card")).ToHaveCountAsync(12);
        return page;
    }

    private static ILocator Card(IPage page) => page.Locator($"[data-route={Route}]");

    /// <summary>The button on the card that opens the form.</summary>
    private static ILocator Acknowledge(IPage page) => Card(page).Locator(".card__controls").GetByRole(AriaRole.Button, new() { Name = "Acknowledge" });

    private static ILocator Deed(IPage page, string verb) => Card(page).Locator(".card__controls").GetByRole(AriaRole.Button, new() { Name = verb });

    private static object Order(FakeHost host, string kind, JsonElement body, OrderDto ordered)
    {
        var (by, reason) = (body.GetProperty("by").GetString()!, body.GetProperty("reason").GetString()!);
        host.Night.Decide(host.Night.DecisionOf(Route) with { Acknowledged = new(by, Night.Evening, reason), Order = new(kind, 2, by, Night.Evening, reason, ordered) });
        return new { };
    }

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);
}

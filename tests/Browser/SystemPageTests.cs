using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Telemetry.Api.Endpoints.CallOuts;

namespace Telemetry.Tests.Browser;

public sealed class SystemPageTests(Chromium chromium)
{
    [Theory]
    [InlineData("desktop")]
    [InlineData("zoomed")]
    [InlineData("phone")]
    [InlineData("reflow")]
    public async Task The_system_is_whole_on_every_screen_and_axe_finds_nothing(string screen)
    {
        await using var host = await StartAsync(mayWrite: "Admin");
        var page = await OpenAsync(host, screen);
        await Panel(page, "Call-outs").GetByRole(AriaRole.Button, new() { Name = "Send a trial" }).ClickAsync();
        await Panel(page, "Messages not admitted").GetByRole(AriaRole.Button, new() { Name = "Payload" }).ClickAsync();
        await Expect(page.Locator(".payload")).ToContainTextAsync("rws-99");
        await Screenshots.TakeAsync(page, $"system-{screen}");

        await Axe.DoesNotScrollSidewaysAsync(page);
        await Axe.FindsNothingAsync(page);
    }

    [Fact]
    public async Task Each_trouble_stands_with_its_cause_and_what_could_not_be_had_is_not_health()
    {
        await using var host = await StartAsync();
        var page = await OpenAsync(host);

        await Expect(Panel(page, "Health")).ToContainTextAsync("Unhealthy");
        await Expect(Panel(page, "Health")).ToContainTextAsync("the broker at mqtt.example:1883 refuses the connection");
        await Expect(Panel(page, "Health")).ToContainTextAsync("Not known: the ledger. the time-series store did not answer within 5 s");
        await Expect(Panel(page, "Gateways").Locator("tbody tr").First).ToContainTextAsync("Away since 20:56");
        await Expect(Panel(page, "Gateways").Locator("tbody tr").First).ToContainTextAsync("20:41, 1 h 6 min ago");
        await Expect(Panel(page, "From the journal to the stores")).ToContainTextAsync("60 records, 41 s behind");
        await Expect(Panel(page, "From the journal to the stores")).ToContainTextAsync("not known: it does not go on");
        await Expect(Panel(page, "Journal and storage")).ToContainTextAsync("18.0 GB, 53 % of 34.0 GB, for rules");
        await Expect(Panel(page, "Journal and storage")).ToContainTextAsync("in about 3 h at the present rate; then nothing more is acknowledged");
        await Expect(Panel(page, "Ledger of the last 24 hours")).ToContainTextAsync("Does not balance");
        await Expect(Panel(page, "Messages not admitted")).ToContainTextAsync("Unknown sensor: 'rws-99' is no sensor of the network (sensor rws-99)");

        host.RefuseWith = 503;
        await page.Clock.RunForAsync(130_000);
        await Expect(Panel(page, "Gateways").Locator("tbody tr").First).ToContainTextAsync("1 h 8 min ago");
    }

    [Fact]
    public async Task The_log_of_call_outs_says_what_became_of_each_at_every_recipient()
    {
        await using var host = await StartAsync();
        var page = await OpenAsync(host);
        var log = Panel(page, "Call-outs");
        var entries = log.Locator(".letter");

        await Expect(log).ToContainTextAsync("Level 1: duty-officer and on-call-app. If nobody acknowledges within 15 min, the next level is called.");
        await Expect(log).ToContainTextAsync("Level 2: manager. While nobody acknowledges, again every 30 min.");
        await Expect(entries).ToHaveCountAsync(3);
        await Expect(entries.Nth(0)).ToContainTextAsync("21:43Level 1Delivered to 1 of 2Bin fire at School gate");
        await Expect(entries.Nth(0)).ToContainTextAsync("Bin fire: 71.5 °C at 21:43. (told this level for the 2nd time)");
        await Expect(entries.Nth(0).Locator("tr", new() { HasText = "on-call-app (webhook)" })).ToContainTextAsync("Not delivered yet");
        await Expect(entries.Nth(0).Locator("tr", new() { HasText = "on-call-app (webhook)" })).ToContainTextAsync("tried 3 times, last at 21:46: 503");
        await Expect(entries.Nth(1)).ToContainTextAsync("Reached nobody");
        await Expect(entries.Nth(1)).ToContainTextAsync("And 2 more matters.");
        await Expect(entries.Nth(2)).ToContainTextAsync("Trial");
    }

    [Fact]
    public async Task A_trial_is_sent_by_keyboard_only_after_asking_once_more_and_tells_what_became_of_it()
    {
        await using var host = await StartAsync(mayWrite: "Admin");
        var page = await OpenAsync(host);
        var log = Panel(page, "Call-outs");
        var offer = log.GetByRole(AriaRole.Button, new() { Name = "Send a trial" });
        await Keyboard.TabToAsync(page, offer);
        await page.Keyboard.PressAsync("Enter");
        await Expect(log).ToContainTextAsync("A message marked TEST goes at once to duty-officer (e-mail), manager (e-mail), on-call-app (webhook) and stores (e-mail)");
        Assert.Empty(host.Posted);

        var send = log.GetByRole(AriaRole.Button, new() { Name = "Send the trial to 4 recipients now" });
        await Keyboard.TabToAsync(page, send);
        await page.Keyboard.PressAsync("Enter");

        var told = log.GetByRole(AriaRole.Status);
        await Expect(told).ToContainTextAsync("Trial of 21:47: Delivered to 1 of 2");
        await Expect(told.Locator("tr", new() { HasText = "stores (e-mail)" })).ToContainTextAsync("Gave up");
        await Expect(told.Locator("tr", new() { HasText = "stores (e-mail)" })).ToContainTextAsync("550 no such user");
        await Expect(send).ToBeHiddenAsync();
        await Expect(offer).ToBeFocusedAsync();
        Assert.Equal(SystemCity.Trial, Assert.Single(host.Posted).Path);
        await Axe.FindsNothingAsync(page);
    }

    [Fact]
    public async Task A_trial_can_be_called_off_and_one_that_failed_says_why()
    {
        await using var host = await StartAsync(mayWrite: "Admin");
        host.Deeds[SystemCity.Trial] = _ => 503;
        var page = await OpenAsync(host);
        var log = Panel(page, "Call-outs");
        await log.GetByRole(AriaRole.Button, new() { Name = "Send a trial" }).ClickAsync();
        await log.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        Assert.Empty(host.Posted);

        await log.GetByRole(AriaRole.Button, new() { Name = "Send a trial" }).ClickAsync();
        await log.GetByRole(AriaRole.Button, new() { Name = "Send the trial to" }).ClickAsync();
        await Expect(log.GetByRole(AriaRole.Status)).ToContainTextAsync("The trial failed. The host answered 503");
    }

    [Fact]
    public async Task Without_the_role_it_says_which_key_it_takes_and_offers_to_sign_in()
    {
        await using var host = await StartAsync(mayWrite: "Highways");
        host.Answers["/api/v1/call-outs"] = () => 403;
        var page = await OpenAsync(host);
        var log = Panel(page, "Call-outs");
        await Expect(log).ToContainTextAsync("This access key may not see this.");
        await Expect(log).ToContainTextAsync("Who was called out takes an access key with the role Admin.");

        await log.GetByRole(AriaRole.Button, new() { Name = "Send a trial" }).ClickAsync();
        await Expect(log).ToContainTextAsync("This takes an access key with the role Admin.");
        await log.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Expect(page.GetByLabel("Access key")).ToBeFocusedAsync();
        Assert.Empty(host.Posted);
    }

    [Fact]
    public async Task What_fails_beside_the_systems_own_answer_is_said_in_its_place_and_leaves_the_rest_whole()
    {
        await using var host = await StartAsync();
        host.Answers["/api/v1/call-outs"] = () => 503;
        host.Answers["/api/v1/ledger"] = () => 500;
        var page = await OpenAsync(host);

        await Expect(Panel(page, "Call-outs")).ToContainTextAsync("This could not be had. The host answered 503");
        await Expect(Panel(page, "Ledger of the last 24 hours")).ToContainTextAsync("This could not be had. The host answered 500");
        await Expect(Panel(page, "Health")).ToContainTextAsync("refuses the connection");
        await Expect(Panel(page, "Messages not admitted")).ToContainTextAsync("Unknown sensor");
    }

    [Fact]
    public async Task Where_nobody_would_be_called_it_says_so_and_sends_nothing()
    {
        await using var host = await StartAsync(mayWrite: "Admin");
        host.Answers["/api/v1/call-outs"] = () => new CallOutsDto(Night.Evening, false, [], [], [], null);
        var page = await OpenAsync(host);
        var log = Panel(page, "Call-outs");

        await Expect(log).ToContainTextAsync("Nobody is called out: the settings name no level of recipients");
        await Expect(log).ToContainTextAsync("Nobody has been called out, and no trial was sent");
        await log.GetByRole(AriaRole.Button, new() { Name = "Send a trial" }).ClickAsync();
        await Expect(log).ToContainTextAsync("There is nobody to send it to");
        await Expect(log.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("Send the trial") })).ToHaveCountAsync(0);
    }

    private static async Task<FakeHost> StartAsync(string mayWrite = "Public")
    {
        var host = await FakeHost.StartAsync(Night.Frost());
        host.Caller = ("control-room", "Admin", mayWrite);
        SystemCity.Serve(host);
        return host;
    }

    private async Task<IPage> OpenAsync(FakeHost host, string screen = "desktop")
    {
        var page = await chromium.OpenAsync(host, Night.Evening, Screens.Named(screen), "/system");
        await Expect(page.Locator("#health")).ToBeVisibleAsync();
        return page;
    }

    private static ILocator Panel(IPage page, string name) => page.GetByRole(AriaRole.Region, new() { Name = name });

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);
}

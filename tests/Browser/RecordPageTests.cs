using Microsoft.Playwright;

namespace Telemetry.Tests.Browser;

public sealed class RecordPageTests(Chromium chromium)
{
    private const string Path = "/record?day=2026-01-14&route=R01";

    [Theory]
    [InlineData("desktop")]
    [InlineData("zoomed")]
    [InlineData("phone")]
    [InlineData("reflow")]
    public async Task A_record_that_was_changed_is_told_on_every_screen_and_axe_finds_nothing(string screen)
    {
        await using var host = await StartAsync();
        host.Answers[Records.Verification] = Records.Changed;
        var page = await chromium.OpenAsync(host, Night.Evening, Screens.Named(screen), Path);
        await Expect(page.Locator(".verification__state")).ToContainTextAsync("Not as it was written: 2 findings");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show what was known" }).ClickAsync();
        await Expect(page.Locator(".known")).ToContainTextAsync("As known at 14:00 Wed 14 Jan, GMT");
        await Screenshots.TakeAsync(page, $"record-{screen}");

        await Axe.DoesNotScrollSidewaysAsync(page);
        await Axe.FindsNothingAsync(page);
    }

    [Fact]
    public async Task It_says_whether_the_record_is_as_written_what_was_known_when_and_whether_the_same_comes_out_again()
    {
        await using var host = await StartAsync();
        var page = await chromium.OpenAsync(host, Night.Evening, path: "/record");
        await Expect(page.Locator(".verification__state")).ToContainTextAsync("As it was written: 1,204 entries and 2,031 pieces of evidence");
        await Expect(page.Locator(".verification")).ToContainTextAsync("3 exported heads compared, the furthest of entry 1,200");
        await page.GetByRole(AriaRole.Link, new() { Name = "Ring Road North" }).ClickAsync();

        await Expect(page.Locator("h2", new() { HasText = "Ring Road North" })).ToBeVisibleAsync();
        var revisions = page.GetByRole(AriaRole.Table, new() { Name = "Every revision" });
        await revisions.GetByRole(AriaRole.Button, new() { Name = "Decide again revision 2" }).ClickAsync();
        await Expect(revisions).ToContainTextAsync("The same came out, temperatures to 0.01 °C. Entry 1,190 was decided again from 4,624 readings in 2 pieces of evidence");
        await revisions.GetByRole(AriaRole.Button, new() { Name = "Decide again revision 1" }).ClickAsync();
        await Expect(revisions).ToContainTextAsync("The evidence 'policy' of entry 30 is no longer in the store: nothing was decided from the rest.");

        await page.GetByRole(AriaRole.Button, new() { Name = "Show what was known" }).ClickAsync();
        var known = page.Locator(".known");
        await Expect(known).ToBeFocusedAsync();
        await Expect(known).ToContainTextAsync("Revision 1 stood, decided 13:30: Monitor");
        await Expect(known).ToContainTextAsync("failed (SensorRange)");
        await Expect(known).ToContainTextAsync("2.4 °C");
        await Expect(known).ToContainTextAsync("No weather forecast had come.");
        await Expect(known).ToContainTextAsync("No reading of the 48 h before had come.");

        var saved = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Claim file to print or send" }).ClickAsync());
        Assert.Equal("gritting-R01-2026-01-14.html", saved.SuggestedFilename);

        host.Answers[Records.Verification] = Records.Changed;
        await page.GetByRole(AriaRole.Button, new() { Name = "Verify again" }).ClickAsync();
        await Expect(page.Locator(".verification__state")).ToContainTextAsync("Not as it was written: 2 findings");
        await Expect(page.GetByRole(AriaRole.Table, new() { Name = "What is wrong, and where" })).ToContainTextAsync("R01, 2026-01-14, revision 2");
        var routes = page.GetByRole(AriaRole.Table, new() { Name = "Routes of the decision day" });
        await Expect(routes.Locator("tr", new() { HasText = "Ring Road North" })).ToContainTextAsync("1 finding: a record was changed");
        await Expect(routes.Locator("tr", new() { HasText = "Airport Link" })).ToContainTextAsync("Not named, but the record is not whole");
    }

    private static async Task<FakeHost> StartAsync()
    {
        var host = await FakeHost.StartAsync(Night.Frost());
        Records.Serve(host);
        return host;
    }

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);
}

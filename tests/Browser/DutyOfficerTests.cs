using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Telemetry.Tests.Browser;

/// <summary>The duty officer's evening from end to end: the real host, its city over MQTT, the built pages, and the service that wakes people as a real web server.</summary>
[Collection(DemoProcess.OneAtATime)]
public sealed class DutyOfficerTests(Chromium chromium)
{
    private const float Patience = 240_000;
    private const string Route = "R05";
    private const string Name = "B1331 Airfield";
    private static readonly string[] Stations = ["airfield", "drypool-farm"];

    [Fact]
    public async Task Reads_why_acknowledges_is_called_out_when_it_worsens_acknowledges_anew_and_finds_all_of_it_in_the_log()
    {
        var cancellation = TestContext.Current.CancellationToken;
        chromium.Require();
        await using var onCall = await OnCall.StartAsync();
        await using var demo = DemoProcess.Start(speed: 10, onCall.Settings);
        using var client = await demo.ClientAsync(cancellation);
        var page = await chromium.OpenLiveAsync(demo.Address, Patience);
        var card = page.Locator($"[data-route={Route}]");

        // The board, and why.
        await Expect(page.Locator(".card")).ToHaveCountAsync(12, Patient);
        await Expect(page.Locator(".card--undecided")).ToHaveCountAsync(0, Patient);

        // The first ticks of a fast clock are before the first readings: what they said of silent sensors is corrected.
        await Expect(card.Locator(".tag--doubt")).ToHaveCountAsync(0, Patient);
        await Expect(card).ToContainTextAsync("Precautionary");
        await Expect(card).ToContainTextAsync("Not acknowledged");
        var history = card.GetByRole(AriaRole.Button, new() { Name = "Reasons and history" });
        await history.ClickAsync();
        await Expect(card.Locator(".govuk-list--number li").First).ToContainTextAsync("decides, the worst of 2");
        await Expect(card.Locator(".records").First).ToContainTextAsync(Stations[0], Patiently);
        await Expect(card.Locator(".timeline__entry--action")).ToHaveCountAsync(0);

        // A visitor may not; with the key, name and reason, the duty officer may.
        await Acknowledge(card).ClickAsync();
        await Expect(card).ToContainTextAsync("This takes an access key with the role Highways. You are not signed in.");
        await card.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.GetByLabel("Access key").FillAsync(client.DefaultRequestHeaders.Authorization!.Parameter!);
        await page.GetByLabel("Access key").PressAsync("Enter");
        await Expect(page.Locator(".account")).ToContainTextAsync("demo, Highways", Patiently);
        await SignAsync(card, "S. Taylor", "Crew 3 is called in for 17:30");
        await Expect(card).ToContainTextAsync(new Regex(@"Acknowledged by S\. Taylor at \d\d:\d\d: Crew 3 is called in for 17:30"), Patiently);
        var seen = await DecisionAsync(client, cancellation);
        var first = $"Acknowledged by S. Taylor, revision {seen.GetProperty("revision").GetInt32()}Crew 3 is called in for 17:30";
        await Expect(Entry(card, 0)).ToContainTextAsync(first, Patiently);

        // The night worsens: people are called out, and the page asks anew by itself.
        onCall.PassOver();
        await DemoForecast.FrostAsync(client, Stations, cancellation);
        var (data, item) = await onCall.NextAboutAsync($"decision/{Route}/2026-01-14", TimeSpan.FromMinutes(4), cancellation);
        Assert.Equal((1, true, false), (data.GetProperty("level").GetInt32(), data.GetProperty("simulatedTime").GetBoolean(), data.GetProperty("test").GetBoolean()));
        Assert.StartsWith($"{Name}: PRECAUTIONARY at ", item.GetProperty("title").GetString(), StringComparison.Ordinal);
        await Expect(card.Locator(".tag-tone--now")).ToContainTextAsync(["Worsened, not acknowledged"], new() { Timeout = Patience });
        await Expect(card).ToContainTextAsync("Called out at level 1", Patiently);
        await Expect(page.Locator(".count--now")).ToContainTextAsync(["Worsened since"]);
        await Expect(page.Locator("[aria-live=polite]")).ToContainTextAsync($"{Name}: not acknowledged since it worsened.");
        var worse = await DecisionAsync(client, cancellation);
        Assert.True(worse.GetProperty("revision").GetInt32() > seen.GetProperty("revision").GetInt32());
        var how = worse.GetProperty("acknowledgedBefore").GetProperty("worse").GetString()!;
        await Expect(card).ToContainTextAsync(new Regex($@"Not acknowledged since it worsened at \d\d:\d\d: {Regex.Escape(how)}"));
        Assert.Contains(how[1..], item.GetProperty("text").GetString(), StringComparison.Ordinal);
        await Screenshots.TakeAsync(page, "duty-worsened");

        await Acknowledge(card).ClickAsync();
        await SignAsync(card, null, "Crew 3 leaves now");
        await Expect(card).ToContainTextAsync(new Regex(@"Acknowledged by S\. Taylor at \d\d:\d\d: Crew 3 leaves now"), Patiently);
        await Expect(card).Not.ToContainTextAsync("ot acknowledged");

        // The log: the decision's own, and the system's.
        await Expect(Entry(card, 0)).ToContainTextAsync($"Acknowledged by S. Taylor, revision {worse.GetProperty("revision").GetInt32()}Crew 3 leaves now", Patiently);
        await Expect(Entry(card, 1)).ToContainTextAsync(new Regex($"Called out at level 1.*{Regex.Escape(Name)}.*on-call by webhook: Delivered"), Patiently);
        await Expect(Entry(card, 2)).ToContainTextAsync(first);
        await Screenshots.TakeAsync(page, "duty-log");
        var system = await page.Context.NewPageAsync();
        await system.GotoAsync($"{demo.Address}/system");
        var entry = system.Locator("[aria-labelledby=call-outs] .letter").Filter(new() { HasText = item.GetProperty("title").GetString() });
        await Expect(entry.First).ToContainTextAsync("Delivered to its recipient", Patiently);
        await Screenshots.TakeAsync(system, "duty-system");
    }

    private static LocatorAssertionsToHaveCountOptions Patient => new() { Timeout = Patience };

    private static LocatorAssertionsToContainTextOptions Patiently => new() { Timeout = Patience };

    private static async Task<JsonElement> DecisionAsync(HttpClient client, CancellationToken cancellation)
    {
        var night = await client.GetFromJsonAsync<JsonElement>("/api/v1/gritting/decisions", cancellation);
        return night.GetProperty("routes").EnumerateArray().Single(r => r.GetProperty("route").GetProperty("id").GetString() == Route).GetProperty("decision");
    }

    /// <param name="name">Null where the page still knows it.</param>
    private static async Task SignAsync(ILocator card, string? name, string reason)
    {
        if (name is not null)
        {
            await card.GetByLabel("Your name").FillAsync(name);
        }

        await card.GetByLabel("Reason").FillAsync(reason);
        await card.Locator("form").GetByRole(AriaRole.Button, new() { Name = "Acknowledge" }).ClickAsync();
    }

    /// <summary>What was done or sent, the newest first.</summary>
    private static ILocator Entry(ILocator card, int index) => card.Locator(".timeline__entry").Nth(index);

    /// <summary>The button on the card that opens the form.</summary>
    private static ILocator Acknowledge(ILocator card) => card.Locator(".card__controls").GetByRole(AriaRole.Button, new() { Name = "Acknowledge" });

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);
}

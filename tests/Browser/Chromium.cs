using Microsoft.Playwright;
using Telemetry.Tests.Browser;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace Telemetry.Tests.Browser;

/// <summary>
/// Debian's chromium, started once for all tests. Where it is not installed the tests are skipped with that reason, and fail in
/// CI. CHROMIUM names another executable.
/// </summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string Executable = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium";

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Executable))
        {
            return;
        }

        // How long a slow machine may take to show what is right; what is wrong is only told later.
        Assertions.SetDefaultExpectTimeout(60_000);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Executable,
            // Chromium's sandbox refuses to run as root, as in a container.
            // The map needs WebGL, which chromium without a display draws in software only when told to.
            Args = ["--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist", .. Environment.UserName == "root" ? ["--no-sandbox"] : Array.Empty<string>()],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }

    /// <summary>A page in a context of its own, closed with its host, its clock standing still at <paramref name="now"/> until a test moves it.</summary>
    internal async Task<IPage> OpenAsync(FakeHost host, DateTimeOffset now, BrowserNewContextOptions? options = null, string path = "/")
    {
        var context = await Require().NewContextAsync(options ?? Screens.Desktop);
        host.EndsWithIt(context);
        context.SetDefaultTimeout(120_000);
        var page = await context.NewPageAsync();
        await page.Clock.InstallAsync(new() { TimeDate = now.UtcDateTime.AddMinutes(-1) });
        // Time runs until it is paused, so it starts a little before.
        await page.Clock.PauseAtAsync(now.UtcDateTime);
        await page.GotoAsync(host.Address + path);
        return page;
    }

    /// <summary>A page whose clock runs, of a host that may still be starting.</summary>
    internal async Task<IPage> OpenLiveAsync(string address, float patienceMs)
    {
        var page = await (await Require().NewContextAsync(Screens.Desktop)).NewPageAsync();
        await page.GotoAsync(address, new() { Timeout = patienceMs });
        return page;
    }

    /// <summary>
    /// Lets the minutes pass after which a refused page asks again. One may not do: a second refusal that was still on its way
    /// when time went on starts the minute anew.
    /// </summary>
    internal static async Task AskAgainUntilAsync(IPage page, string shown, int count)
    {
        for (var minute = 1; await page.Locator(shown).CountAsync() != count && minute <= 10; minute++)
        {
            try
            {
                await page.RunAndWaitForResponseAsync(() => page.Clock.RunForAsync(60_000), "**/api/v1/gritting/decisions*", new() { Timeout = 3_000 });
            }
            catch (TimeoutException)
            {
                // This minute was started anew.
            }
        }

        await Assertions.Expect(page.Locator(shown)).ToHaveCountAsync(count);
    }

    /// <summary>The browser, or this test skipped for want of it: failed in CI.</summary>
    internal IBrowser Require()
    {
        if (_browser is null)
        {
            var reason = $"No chromium at {Executable}";
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", reason);
            Assert.Skip(reason);
        }

        return _browser;
    }
}

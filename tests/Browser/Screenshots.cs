using Microsoft.Playwright;

namespace Telemetry.Tests.Browser;

/// <summary>Keeps pictures of the page for a person to look at, in the folder that SCREENSHOTS names; without it none are taken.</summary>
internal static class Screenshots
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("SCREENSHOTS");

    public static async Task TakeAsync(IPage page, string name)
    {
        if (!string.IsNullOrEmpty(Folder))
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, name + ".png"), FullPage = true });
        }
    }
}

using Microsoft.Playwright;

namespace Telemetry.Tests.Browser;

/// <summary>What somebody without a mouse does.</summary>
internal static class Keyboard
{
    private const int MostPresses = 200;

    /// <summary>Presses Tab until the target has the focus; fails when it never gets it.</summary>
    public static async Task TabToAsync(IPage page, ILocator target)
    {
        await Assertions.Expect(target).ToBeVisibleAsync();
        for (var presses = 0; presses < MostPresses && !await target.EvaluateAsync<bool>("element => element === document.activeElement"); presses++)
        {
            await page.Keyboard.PressAsync("Tab");
        }

        await Assertions.Expect(target).ToBeFocusedAsync();
    }
}

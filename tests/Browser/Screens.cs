using Microsoft.Playwright;

namespace Telemetry.Tests.Browser;

/// <summary>The screens a page must serve. The zone of the computer is never the council's, so that no time can lean on it.</summary>
internal static class Screens
{
    private const string ElsewhereZone = "Pacific/Auckland";

    public static BrowserNewContextOptions Desktop => Of(1366, 900);

    /// <summary>A wide screen at 200 %: half as many CSS pixels, twice as dense (WCAG 2.2, 1.4.4).</summary>
    public static BrowserNewContextOptions Zoomed => Of(640, 480, scale: 2);

    public static BrowserNewContextOptions Phone => Of(390, 844, scale: 2);

    /// <summary>1280 px at 400 %: the narrowest that must not scroll sideways (WCAG 2.2, 1.4.10).</summary>
    public static BrowserNewContextOptions Reflow => Of(320, 640);

    public static BrowserNewContextOptions Named(string name) => name switch
    {
        "desktop" => Desktop,
        "zoomed" => Zoomed,
        "phone" => Phone,
        "reflow" => Reflow,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };

    private static BrowserNewContextOptions Of(int width, int height, float scale = 1) => new()
    {
        ViewportSize = new() { Width = width, Height = height },
        DeviceScaleFactor = scale,
        TimezoneId = ElsewhereZone,
        Locale = "en-NZ",
    };
}

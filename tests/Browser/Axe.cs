using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Telemetry.Tests.Browser;

/// <summary>WCAG 2.2 AA as far as a machine can judge it.</summary>
internal static class Axe
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    };

    public static async Task FindsNothingAsync(IPage page)
    {
        // axe waits by the page's own timers.
        await page.Clock.ResumeAsync();
        var found = await page.RunAxe(Rules);
        Assert.NotEmpty(found.Passes);
        Assert.Empty(found.Violations.Select(each => $"{each.Impact}: {each.Id}: {each.Help}: {string.Join(" | ", each.Nodes.Select(node => node.Html))}"));
    }

    public static async Task DoesNotScrollSidewaysAsync(IPage page) =>
        Assert.Equal(0, await page.EvaluateAsync<int>("() => Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)"));
}

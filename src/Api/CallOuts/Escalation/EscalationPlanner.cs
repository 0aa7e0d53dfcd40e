using Telemetry.Domain.CallOuts;

namespace Telemetry.Api.CallOuts.Escalation;

/// <summary>
/// Says what is due now from what stands and what was told; it has no clock and no memory of its own, so that a restart
/// neither forgets nor repeats. A concern goes to level 1 at once; while nobody acknowledges, to the next level after each
/// level's wait, and at the last again and again. When it becomes worse, everybody told so far is told so at once.
/// </summary>
internal static class EscalationPlanner
{
    /// <summary>
    /// What is further ahead of the clock was told by one that was wrong then and is right now. It was told, nobody knows when:
    /// it bounds nothing and is waited for no longer, since the other way round nobody would be called until that time comes.
    /// </summary>
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(1);

    private static readonly DateTimeOffset LongAgo = DateTimeOffset.MinValue;

    /// <param name="told">Everything ever told about these concerns.</param>
    /// <param name="issued">Messages within the last <see cref="CallOutOptions.Window"/>.</param>
    public static IReadOnlyList<DueCallOut> Plan(
        DateTimeOffset now,
        IReadOnlyList<Concern> concerns,
        IReadOnlyList<CallOutNotice> told,
        IReadOnlyList<(int Level, DateTimeOffset At)> issued,
        CallOutOptions policy)
    {
        if (policy.Levels.Count == 0)
        {
            return [];
        }

        var ahead = now + ClockTolerance;
        var toldOf = told.Select(n => n.At > ahead ? n with { At = LongAgo } : n).ToLookup(n => n.Concern, StringComparer.Ordinal);
        return
        [
            .. concerns
                .SelectMany(c => Due(now, c, [.. toldOf[c.Id].Where(n => (n.At >= c.NotBefore || n.At == LongAgo || c.NotBefore > ahead) && n.Rank >= c.FirstRank)], policy))
                .GroupBy(due => due.Level)
                .Where(level => issued.Count(m => m.Level == level.Key && m.At > now - policy.Window && m.At <= ahead) < policy.MessagesPerWindow)
                .OrderBy(level => level.Key)
                .Select(level => new DueCallOut(
                    level.Key,
                    [.. level.Select(due => due.Item).OrderByDescending(i => i.Concern.Weight).ThenBy(i => i.Concern.Since).ThenBy(i => i.Concern.Id, StringComparer.Ordinal)])),
        ];
    }

    private static IEnumerable<(int Level, DueItem Item)> Due(DateTimeOffset now, Concern concern, List<CallOutNotice> told, CallOutOptions policy)
    {
        if (told.Count == 0)
        {
            return [(1, new DueItem(concern, 1))];
        }

        var levels = policy.Levels.Count;
        var reached = Math.Min(told.Max(n => n.Level), levels);
        var behind = Enumerable.Range(1, reached).Where(level => !told.Exists(n => n.Level == level && n.Rank >= concern.Rank)).ToList();
        if (behind.Count > 0)
        {
            return behind.Select(level => (level, new DueItem(concern, NoticesAt(level, told) + 1)));
        }

        var there = told.Where(n => Math.Min(n.Level, levels) == reached).ToList();
        var next = Math.Min(reached + 1, levels);

        // Waited for since the level was first told: what goes on becoming worse must not keep the next level from being called.
        var due = reached == levels ? there.Max(n => n.At) + policy.RepeatEvery
            : there.Exists(n => n.Unreachable) ? now
            : there.Min(n => n.At) + policy.Levels[reached - 1].Wait;
        return due <= now ? [(next, new DueItem(concern, NoticesAt(next, told) + 1))] : [];
    }

    private static int NoticesAt(int level, List<CallOutNotice> told) => told.Count(n => n.Level == level);
}

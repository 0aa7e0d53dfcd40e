using Telemetry.Domain.Decisions;

namespace Telemetry.Rules.Winter.Backtest;

/// <summary>
/// What comes of a night when its decisions are carried out as they stand: a treatment that is decided starts when its latest
/// start has come, and not if it is taken back before; where the start is late already, at once. Later decisions of the night
/// add what they ask for beyond what has been spread.
/// </summary>
/// <param name="StartedAt">Start of the first treatment; null when none was made.</param>
public readonly record struct NightCarriedOut(NightSpreading Spreading, DateTimeOffset? StartedAt)
{
    /// <param name="decisions">Of one route and decision day, in order of time.</param>
    /// <param name="until">The end of the night: what starts later is not of it.</param>
    /// <param name="costs">For what a decision leaves open.</param>
    public static NightCarriedOut Of(IReadOnlyList<Decision> decisions, DateTimeOffset until, BacktestOptions costs)
    {
        ArgumentNullException.ThrowIfNull(decisions);
        NightSpreading spread = default;
        DateTimeOffset? started = null;
        for (var i = 0; i < decisions.Count && decisions[i].DecidedAt <= until; i++)
        {
            var decision = decisions[i];
            var next = i + 1 < decisions.Count ? decisions[i + 1].DecidedAt : until;
            var start = decision.LateRisk || decision.WindowEnd is not { } latest || latest < decision.DecidedAt ? decision.DecidedAt : latest;
            if (!decision.Action.Treats() || start > until || (start >= next && i + 1 < decisions.Count))
            {
                continue;
            }

            var asked = NightSpreading.Of(decision, costs);
            spread = new NightSpreading(Math.Max(spread.Grams, asked.Grams), Math.Max(spread.Runs, asked.Runs));
            started ??= start;
        }

        return new NightCarriedOut(spread, started);
    }
}

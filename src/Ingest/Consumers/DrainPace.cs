namespace Telemetry.Ingest.Consumers;

/// <summary>
/// How long the store writer rests between batches while it catches up, so that what comes live is received and decided as ever:
/// of the time it works at most a share, and less as soon as the rules fall behind.
/// </summary>
/// <param name="share">The share of the time that it may work, in (0, 1].</param>
internal sealed class DrainPace(double share)
{
    /// <summary>A reading is to be decided within a second; a quarter of it is where giving way begins.</summary>
    private static readonly TimeSpan RulesBehind = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(2);

    /// <summary>However far the rules are behind, the store goes on: it would else never catch up beside rules at their limit.</summary>
    private const int Slowest = 16;

    private readonly double _most = share;
    private double _share = share;

    /// <summary>The share it works now.</summary>
    public double Share => _share;

    /// <param name="worked">What the last batch took, reading and checking included.</param>
    /// <param name="rulesLag">Age of the oldest record that the rules have still to work through; null when they are away or warming up: then nobody waits for them.</param>
    public TimeSpan Rest(TimeSpan worked, TimeSpan? rulesLag)
    {
        _share = rulesLag > RulesBehind
            ? Math.Max(_most / Slowest, _share / 2)
            : Math.Min(_most, _share * 1.25);
        var rest = worked * ((1 - _share) / _share);
        return rest < LongestRest ? rest : LongestRest;
    }
}

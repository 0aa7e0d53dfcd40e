namespace Telemetry.Rules.Winter.Backtest;

/// <summary>
/// Nights by what was foreseen (or done) and what came: the table of the Institution of Civil Engineers. The names of its
/// rates are those of docs/sources/winter.md#verification.
/// </summary>
public readonly record struct Contingency(int Hits, int Misses, int FalseAlarms, int CorrectNegatives)
{
    public int Nights => Hits + Misses + FalseAlarms + CorrectNegatives;

    /// <summary>POD: of the nights on which it came, those foreseen.</summary>
    public Proportion ProbabilityOfDetection => new(Hits, Hits + Misses);

    /// <summary>Of the nights on which it came, those not foreseen.</summary>
    public Proportion MissRate => new(Misses, Hits + Misses);

    /// <summary>FAR: of the nights on which it was foreseen, those on which it did not come.</summary>
    public Proportion FalseAlarmRatio => new(FalseAlarms, Hits + FalseAlarms);

    /// <summary>POFD: of the nights on which it did not come, those on which it was foreseen.</summary>
    public Proportion ProbabilityOfFalseDetection => new(FalseAlarms, FalseAlarms + CorrectNegatives);

    /// <summary>Of all nights, those foreseen rightly, whichever way. On critical nights only it is the UK's "percentage correct".</summary>
    public Proportion Correct => new(Hits + CorrectNegatives, Nights);

    /// <summary>PSS = POD − POFD, −1 to 1: 0 for what foresees nothing. Null where either has no nights.</summary>
    public double? PeirceSkillScore => ProbabilityOfDetection.Value - ProbabilityOfFalseDetection.Value;

    public static Contingency Of(IEnumerable<(bool Foreseen, bool Came)> nights)
    {
        ArgumentNullException.ThrowIfNull(nights);
        int hits = 0, misses = 0, alarms = 0, negatives = 0;
        foreach (var (foreseen, came) in nights)
        {
            hits += foreseen && came ? 1 : 0;
            misses += !foreseen && came ? 1 : 0;
            alarms += foreseen && !came ? 1 : 0;
            negatives += !foreseen && !came ? 1 : 0;
        }

        return new Contingency(hits, misses, alarms, negatives);
    }

    /// <summary>95 % of the Peirce skill score, nights drawn anew.</summary>
    public static Interval? PeirceInterval(IReadOnlyList<(bool Foreseen, bool Came)> nights)
    {
        ArgumentNullException.ThrowIfNull(nights);
        return NightBootstrap.Of(nights.Count, draw => Of(draw.Select(i => nights[i])).PeirceSkillScore ?? double.NaN);
    }
}

namespace Telemetry.Rules.Winter.Backtest;

/// <summary>How one way of foreseeing one station's road did.</summary>
/// <param name="Name">For a person.</param>
/// <param name="All">Over all leads; null where it foresaw nothing.</param>
/// <param name="ByLead">By full hour ahead, in order.</param>
/// <param name="Minimum">Of the night's lowest temperature.</param>
/// <param name="Frost">Frost (at or below 0 °C) foreseen against measured, all nights.</param>
/// <param name="Critical">… on critical nights, as UK practice counts.</param>
/// <param name="FreezeTime">Foreseen minus measured first freeze, hours, on nights on which both have one.</param>
public sealed record MethodScore(
    string Name,
    ErrorScore? All,
    IReadOnlyList<(int Lead, ErrorScore Score)> ByLead,
    ErrorScore? Minimum,
    Contingency Frost,
    Interval? FrostPeirce,
    Contingency Critical,
    Interval? CriticalPeirce,
    ErrorScore? FreezeTime)
{
    /// <param name="name">For a person.</param>
    /// <param name="forecasts">One a night at the most.</param>
    /// <param name="nights">The station's own nights, by index.</param>
    public static MethodScore Of(string name, IReadOnlyList<NightForecast> forecasts, IReadOnlyList<ObservedNight> nights)
    {
        ArgumentNullException.ThrowIfNull(forecasts);
        LeadError[] errors = [.. forecasts.SelectMany(f => f.Errors)];
        NightForecast[] whole = [.. forecasts.Where(f => f.MinimumRst is not null && nights[f.Night].IsEvidence)];
        (bool, bool)[] frost = [.. whole.Select(f => (f.MinimumRst <= 0, nights[f.Night].Froze))];
        (bool, bool)[] critical = [.. whole.Where(f => nights[f.Night].IsCritical).Select(f => (f.MinimumRst <= 0, nights[f.Night].Froze))];
        return new MethodScore(
            name,
            ErrorScore.Of(errors),
            [.. errors.GroupBy(e => e.Lead).OrderBy(g => g.Key).Select(g => (g.Key, ErrorScore.Of(g)!))],
            ErrorScore.Of(whole.Select(f => new LeadError(f.Night, 0, f.MinimumRst!.Value - nights[f.Night].MinimumRst!.Value, null))),
            Contingency.Of(frost),
            Contingency.PeirceInterval(frost),
            Contingency.Of(critical),
            Contingency.PeirceInterval(critical),
            ErrorScore.Of(forecasts
                .Where(f => f.FirstFreezeAt is not null && nights[f.Night] is { IsEvidence: true, FreezeIsTimed: true })
                .Select(f => new LeadError(f.Night, 0, (f.FirstFreezeAt!.Value - nights[f.Night].FirstFreezeAt!.Value).TotalHours, null))));
    }
}

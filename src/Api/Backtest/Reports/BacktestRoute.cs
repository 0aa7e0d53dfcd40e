namespace Telemetry.Api.Backtest.Reports;

/// <summary>One route.</summary>
/// <param name="Route">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Nights">Nights of the period.</param>
/// <param name="EvidenceNights">Those of them that were measured well enough to count.</param>
/// <param name="Counted">In words: how many nights there are, and why some of them are no evidence.</param>
internal sealed record BacktestRoute(string Route, string Name, int Nights, int EvidenceNights, string Counted, IReadOnlyList<BacktestScore> Scores)
{
    public static BacktestRoute Of(RouteResult r) => new(
        r.Route.Id.Value, r.Route.Name, r.Nights.Count, r.Nights.Count(n => n.Observed.IsEvidence), BacktestSummary.Counted(r), [.. r.Scores.Select(BacktestScore.Of)]);
}

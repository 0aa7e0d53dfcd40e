using Telemetry.Rules.Winter.Backtest;

namespace Telemetry.Api.Backtest.Reports;

/// <summary>What one way of deciding would have come to.</summary>
/// <param name="Name" example="forecast minimum ≤ 0.5 °C">For a person.</param>
/// <param name="Runs">Treatments.</param>
/// <param name="Tonnes">Salt, t.</param>
/// <param name="TreatmentPounds">£.</param>
/// <param name="LossPounds">£: nights that needed treating and got none.</param>
/// <param name="PoundsANight">£, treatments and losses.</param>
/// <param name="PoundsLow">95 %, nights drawn anew.</param>
/// <param name="PoundsHigh">95 %, nights drawn anew.</param>
/// <param name="MoreThanDecision">£ a night more than the decision at the hour asked at.</param>
/// <param name="MoreLow">95 %.</param>
/// <param name="MoreHigh">95 %.</param>
/// <param name="Value">1 as perfect knowledge, 0 as the better of treating every night and never.</param>
internal sealed record BacktestPolicy(
    string Name,
    BacktestTable Table,
    int Runs,
    double? Tonnes,
    double? TreatmentPounds,
    double? LossPounds,
    double? PoundsANight,
    double? PoundsLow,
    double? PoundsHigh,
    double? MoreThanDecision,
    double? MoreLow,
    double? MoreHigh,
    double? Value)
{
    public static BacktestPolicy Of(PolicyScore p) => new(
        p.Name,
        BacktestTable.Of(p.Table, p.PeirceInterval),
        p.Runs,
        Figure.Of(p.Tonnes, 2),
        Figure.Of(p.TreatmentPounds, 0),
        Figure.Of(p.Loss, 0),
        Figure.Of(p.MeanPounds, 0),
        Figure.Of(p.MeanInterval?.Low, 0),
        Figure.Of(p.MeanInterval?.High, 0),
        p.Name == SpreadingPolicy.DecisionAtTheHour ? null : Figure.Of(p.Difference, 0),
        Figure.Of(p.DifferenceInterval?.Low, 0),
        Figure.Of(p.DifferenceInterval?.High, 0),
        Figure.Of(p.Value, 3));
}

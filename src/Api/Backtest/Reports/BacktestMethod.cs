using Telemetry.Rules.Winter.Backtest;

namespace Telemetry.Api.Backtest.Reports;

/// <summary>How one way of foreseeing a station's road did, over leads of 1 to 24 h.</summary>
/// <param name="Name" example="surface model under the weather forecast">For a person.</param>
/// <param name="Nights">Nights that its errors are of.</param>
/// <param name="Bias">Foreseen less measured, K.</param>
/// <param name="Mae">Mean absolute error, K.</param>
/// <param name="MaeLow">95 %, nights drawn anew.</param>
/// <param name="MaeHigh">95 %, nights drawn anew.</param>
/// <param name="Rmse">K.</param>
/// <param name="Within">Share of what came within the 10 to 90 % band; null without bands.</param>
/// <param name="MinimumBias">Of the night's lowest temperature, K.</param>
/// <param name="MinimumMae">Of the night's lowest temperature, K.</param>
/// <param name="FreezeNights">Nights on which a first freeze was both foreseen and measured.</param>
/// <param name="FreezeMaeHours">Mean absolute error of its time, h.</param>
/// <param name="Frost">Frost (0 °C or below) foreseen against measured.</param>
/// <param name="Few">It rests on fewer than ten nights: don't build on it.</param>
internal sealed record BacktestMethod(
    string Name,
    int Nights,
    double? Bias,
    double? Mae,
    double? MaeLow,
    double? MaeHigh,
    double? Rmse,
    double? Within,
    double? MinimumBias,
    double? MinimumMae,
    int FreezeNights,
    double? FreezeMaeHours,
    BacktestTable Frost,
    bool Few)
{
    public static BacktestMethod Of(MethodScore m) => new(
        m.Name,
        m.All?.Nights ?? 0,
        Figure.Of(m.All?.Bias, 3),
        Figure.Of(m.All?.Mae, 3),
        Figure.Of(m.All?.MaeInterval?.Low, 3),
        Figure.Of(m.All?.MaeInterval?.High, 3),
        Figure.Of(m.All?.Rmse, 3),
        Figure.Of(m.All?.Within, 3),
        Figure.Of(m.Minimum?.Bias, 3),
        Figure.Of(m.Minimum?.Mae, 3),
        m.FreezeTime?.Nights ?? 0,
        Figure.Of(m.FreezeTime?.Mae, 2),
        BacktestTable.Of(m.Frost, m.FrostPeirce),
        m.All?.RestsOnFew ?? true);
}

using Telemetry.Rules.Winter.Backtest;

namespace Telemetry.Api.Backtest.Reports;

/// <summary>How a route's decisions did under one meaning of "needed treating".</summary>
/// <param name="Truth" example="froze">froze: measured at or below 0 °C; ice-likely: and wetted by deposition or precipitation.</param>
/// <param name="AtTheHour">The decision at the hour asked at.</param>
/// <param name="AtTheHourCritical">… on critical nights, whose road went under 3 °C.</param>
/// <param name="AsRevised">The decisions as revised, carried out.</param>
/// <param name="Escalated">Nights on which a person was asked: they count as not treated. Its value is the share of them that needed it.</param>
/// <param name="InTime">Of the nights treated whose freeze has a time, those on which the first treatment was over before it.</param>
/// <param name="ComparedNights">How many nights the policies are compared on.</param>
internal sealed record BacktestScore(
    string Truth,
    BacktestTable AtTheHour,
    BacktestTable AtTheHourCritical,
    BacktestTable AsRevised,
    BacktestShare Escalated,
    BacktestShare InTime,
    int ComparedNights,
    IReadOnlyList<BacktestPolicy> Policies)
{
    public static BacktestScore Of(RouteScore s) => new(
        NameOf(s.Truth),
        BacktestTable.Of(s.AtTheHour, s.AtTheHourPeirce),
        BacktestTable.Of(s.AtTheHourCritical, null),
        BacktestTable.Of(s.AsRevised, s.AsRevisedPeirce),
        BacktestShare.Of(s.Escalated),
        BacktestShare.Of(s.InTime),
        s.ComparedNights,
        [.. s.Policies.Select(BacktestPolicy.Of)]);

    private static string NameOf(Truth truth) => truth == Rules.Winter.Backtest.Truth.Froze ? "froze" : "ice-likely";
}

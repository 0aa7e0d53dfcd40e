using Telemetry.Rules.Winter.Backtest;

namespace Telemetry.Api.Backtest.Reports;

/// <summary>Nights by what was done (or foreseen) and what came.</summary>
/// <param name="Pod">Of the nights that needed it, those treated.</param>
/// <param name="MissRate">Of the nights that needed it, those not treated.</param>
/// <param name="Far">Of the nights treated, those that did not need it.</param>
/// <param name="Pofd">Of the nights that did not need it, those treated.</param>
/// <param name="Correct">Of all nights, those done rightly either way; on critical nights the UK's percentage correct.</param>
/// <param name="Pss">POD less POFD, -1 to 1; null where either has no nights.</param>
/// <param name="PssLow">95 %, nights drawn anew; null where not reckoned.</param>
/// <param name="PssHigh">95 %, nights drawn anew; null where not reckoned.</param>
/// <param name="Few">It rests on fewer than ten nights of one kind or the other: don't build on it.</param>
internal sealed record BacktestTable(
    int Hits,
    int Misses,
    int FalseAlarms,
    int CorrectNegatives,
    BacktestShare Pod,
    BacktestShare MissRate,
    BacktestShare Far,
    BacktestShare Pofd,
    BacktestShare Correct,
    double? Pss,
    double? PssLow,
    double? PssHigh,
    bool Few)
{
    public static BacktestTable Of(Contingency t, Interval? peirce) => new(
        t.Hits,
        t.Misses,
        t.FalseAlarms,
        t.CorrectNegatives,
        BacktestShare.Of(t.ProbabilityOfDetection),
        BacktestShare.Of(t.MissRate),
        BacktestShare.Of(t.FalseAlarmRatio),
        BacktestShare.Of(t.ProbabilityOfFalseDetection),
        BacktestShare.Of(t.Correct),
        Figure.Of(t.PeirceSkillScore, 4),
        Figure.Of(peirce?.Low, 4),
        Figure.Of(peirce?.High, 4),
        t.ProbabilityOfDetection.RestsOnFew || t.ProbabilityOfFalseDetection.RestsOnFew);
}

using Telemetry.Rules.Winter.Backtest;

namespace Telemetry.Api.Backtest.Reports;

/// <summary>A share of nights.</summary>
/// <param name="Value">0 to 1; null of no nights.</param>
/// <param name="Low">95 % interval (Wilson).</param>
/// <param name="High">95 % interval (Wilson).</param>
/// <param name="Nights">How many nights it rests on.</param>
internal sealed record BacktestShare(double? Value, double? Low, double? High, int Nights)
{
    public static BacktestShare Of(Proportion share) =>
        new(Figure.Of(share.Value, 4), Figure.Of(share.Interval?.Low, 4), Figure.Of(share.Interval?.High, 4), share.Of);
}

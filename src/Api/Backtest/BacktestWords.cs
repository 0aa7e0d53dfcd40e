using System.Globalization;
using Telemetry.Rules.Winter.Backtest;

namespace Telemetry.Api.Backtest;

/// <summary>Figures as the back-test writes them for people: never without what they rest on.</summary>
internal static class BacktestWords
{
    /// <summary>Beside every figure of fewer than ten nights.</summary>
    public const string Few = "†";

    public static string Percent(Proportion share) => share.Value is not { } value
        ? "–"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{100 * value:0}\u00a0% [{100 * share.Interval!.Value.Low:0},\u00a0{100 * share.Interval.Value.High:0}] of\u00a0{share.Of}{(share.RestsOnFew ? Few : "")}");

    public static string Number(double? value, Interval? interval, bool few) => value is not { } known || !double.IsFinite(known)
        ? "–"
        : Fixed(known) + (interval is { } i ? $" [{Fixed(i.Low)},\u00a0{Fixed(i.High)}]" : "") + (few ? Few : "");

    public static string Name(Truth truth) => truth == Truth.Froze ? "the road froze" : "ice was likely";

    /// <summary>Two decimals, a minus sign and not a hyphen, and never a negative zero.</summary>
    public static string Fixed(double value) => (Math.Round(value, 2) + 0.0).ToString("0.00;−0.00", CultureInfo.InvariantCulture);

    public static string Whole(double value) => (Math.Round(value) + 0.0).ToString("#,0;−#,0", CultureInfo.InvariantCulture);
}

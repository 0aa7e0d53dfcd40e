namespace Telemetry.Api.Backtest.Reports;

/// <summary>Figures of a report: rounded to what they can bear, and absent where they are no number.</summary>
internal static class Figure
{
    public static double? Of(double? value, int decimals) =>
        value is { } known && double.IsFinite(known) ? Math.Round(known, decimals) + 0.0 : null;
}

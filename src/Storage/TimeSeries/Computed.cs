using System.Globalization;

namespace Telemetry.Storage.TimeSeries;

/// <summary>
/// Means and sums as they are told: with 10 decimals and 15 digits at the most. Stores add up in different orders and differ in
/// the sixteenth digit, or by as little where values cancel out; so they tell the same, and the mean of 0.1 and 0.5 is 0.3.
/// </summary>
internal static class Computed
{
    /// <summary>From here on 15 digits are fewer than 10 decimals.</summary>
    private const double Large = 100_000;

    public static double Round(double value)
    {
        var decimals = Math.Abs(value) < Large ? Math.Round(value, 10) : value;
        Span<char> digits = stackalloc char[32];
        return decimals.TryFormat(digits, out var written, "E14", CultureInfo.InvariantCulture)
            ? double.Parse(digits[..written], NumberStyles.Float, CultureInfo.InvariantCulture)
            : decimals;
    }
}

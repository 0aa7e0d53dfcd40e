using System.Globalization;

namespace Telemetry.Rules.Winter;

/// <summary>Numbers and times as a duty officer reads them.</summary>
internal static class Say
{
    /// <summary>Two decimals at the most, with a minus sign and not a hyphen, and never a negative zero.</summary>
    public static string Number(double value)
    {
        var rounded = Math.Round(value, 2, MidpointRounding.AwayFromZero);
        return (rounded == 0 ? 0 : rounded).ToString("0.0#;−0.0#", CultureInfo.InvariantCulture);
    }

    public static string Celsius(double value) => Number(value) + " °C";

    public static string Whole(double value) => Math.Round(value).ToString(CultureInfo.InvariantCulture);
}

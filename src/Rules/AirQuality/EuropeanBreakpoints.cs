using Telemetry.Domain.Quantities;

namespace Telemetry.Rules.AirQuality;

/// <summary>One pollutant's row of the European Air Quality Index.</summary>
/// <param name="Upper">The highest µg/m³ of level 1 to 5; what is above the last is level 6.</param>
public sealed record EuropeanBreakpoints(Quantity Pollutant, IReadOnlyList<int> Upper)
{
    /// <summary>
    /// The level of an unrounded mean of an hour, µg/m³. An upper bound belongs to its level and anything above does not:
    /// 15 is level 2 and 15.01 level 3. No rounding, unlike the UK index. docs/sources/air-quality.md#european, ADR 0014.
    /// </summary>
    public int LevelOf(decimal mean)
    {
        var level = 1;
        foreach (var upper in Upper)
        {
            if (mean <= upper)
            {
                break;
            }

            level++;
        }

        return level;
    }
}

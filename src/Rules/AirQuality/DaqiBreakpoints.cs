using Telemetry.Domain.Quantities;

namespace Telemetry.Rules.AirQuality;

/// <summary>One pollutant's row of the UK Daily Air Quality Index.</summary>
/// <param name="Upper">The highest whole µg/m³ of index 1 to 9; what is above the last is index 10.</param>
public sealed record DaqiBreakpoints(Quantity Pollutant, DaqiAveraging Averaging, IReadOnlyList<int> Upper)
{
    /// <summary>The index of an unrounded mean in µg/m³: rounded to a whole number once, half up, then looked up. A negative mean is index 1.</summary>
    public int IndexOf(decimal mean)
    {
        // Not Math.Round's default, which takes 66.5 to 66. docs/sources/air-quality.md#rounding, ADR 0008.
        var rounded = Math.Round(mean, 0, MidpointRounding.AwayFromZero);
        var index = 1;
        foreach (var upper in Upper)
        {
            if (rounded <= upper)
            {
                break;
            }

            index++;
        }

        return index;
    }
}

using Telemetry.Domain.Network;

namespace Telemetry.Rules.Waste;

/// <summary>
/// Whether a bin is heard often enough for its emptyings to be seen: before it, after it and the reading that confirms it must lie
/// in the look-back together, and one may be lost (docs/waste.md).
/// </summary>
public static class BinLookBack
{
    /// <summary>Of a bin's sensor, that the look-back must span.</summary>
    public const int Intervals = 4;

    /// <summary>Bins whose sensors send too seldom for the look-back, with the interval at which they do.</summary>
    public static IEnumerable<(Bin Bin, TimeSpan Interval)> TooShortFor(CityNetwork network, TimeSpan lookBack)
    {
        ArgumentNullException.ThrowIfNull(network);
        return from bin in network.Bins
               let sensor = network.FindSensor(bin.Sensor)
               where sensor is not null && Intervals * sensor.Interval > lookBack
               orderby sensor.Interval descending, bin.Id
               select (bin, sensor.Interval);
    }

    /// <summary>What is wrong and what would be right; null when nothing is.</summary>
    public static string? Trouble(CityNetwork network, TimeSpan lookBack)
    {
        var bins = TooShortFor(network, lookBack).ToList();
        if (bins.Count == 0)
        {
            return null;
        }

        var (bin, interval) = bins[0];
        var others = bins.Count == 1 ? "" : BinWords.Text($" (and {bins.Count - 1} more)");
        var needed = Intervals * interval;
        var remedy = needed <= Engine.RuleEngineOptions.LongestLookBack
            ? BinWords.Text($"set it to at least {needed:c}")
            : BinWords.Text($"it can be {Engine.RuleEngineOptions.LongestLookBack:c} at most, so let the sensor send at least every {Engine.RuleEngineOptions.LongestLookBack / Intervals:c}");
        return BinWords.Text(
            $"{bin.Id}{others} is heard every {interval:c} only, by {bin.Sensor}: its emptyings may be missed, and its rate may not be told. Telemetry:Rules:LookBack is {lookBack:c}; {remedy}.");
    }
}

using Telemetry.Domain.Readings;
using Telemetry.Domain.Waste;
using Telemetry.Rules.Waste;

namespace Telemetry.Tests.Unit.Rules.Waste;

/// <summary>Fills written down as minutes and percentages; without a percentage a reading that gives none.</summary>
internal static class Fills
{
    public static FillSample[] Of(params (double Minute, double? Percent)[] fills) => [.. fills.Select(f => One(f.Minute, f.Percent))];

    /// <summary>One an hour.</summary>
    public static FillSample[] Hourly(params double?[] percents) => Of([.. percents.Select((p, i) => (60.0 * i, p))]);

    public static FillSample One(double minute, double? percent) => new(
        WatchedBin.Time(minute),
        percent,
        null,
        percent switch { null => FillNote.BeyondEmpty, >= 100 => FillNote.Full, _ => FillNote.Measured },
        Flag.Pass,
        WatchedBin.Time(minute));
}

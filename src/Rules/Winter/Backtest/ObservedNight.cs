namespace Telemetry.Rules.Winter.Backtest;

/// <summary>What one night was like on a route, by what was measured: 15:00 to 11:00 local, both ends in. Its date is that of the 15:00.</summary>
/// <param name="LongestGap">The longest stretch of it without a road temperature.</param>
public sealed record ObservedNight(DateOnly Date, DateTimeOffset From, DateTimeOffset To, TimeSpan LongestGap)
{
    /// <summary>A night with a longer stretch unmeasured may have frozen unseen, and is no evidence.</summary>
    public static readonly TimeSpan MaxGap = TimeSpan.FromHours(3);

    /// <summary>UK practice counts a night as critical when its lowest road temperature is below this, °C (docs/sources/winter.md#verification).</summary>
    public const double CriticalBelow = 3;

    /// <summary>Deposition for this long makes a frost night one on which ice is likely.</summary>
    public static readonly TimeSpan DepositionThatCounts = TimeSpan.FromMinutes(30);

    /// <summary>Lowest road temperature, offset in, °C; null without a measurement.</summary>
    public double? MinimumRst { get; init; }

    public DateTimeOffset? MinimumAt { get; init; }

    /// <summary>First measurement at or below 0 °C.</summary>
    public DateTimeOffset? FirstFreezeAt { get; init; }

    /// <summary>The road was above zero when last measured before <see cref="FirstFreezeAt"/>, within the night: so the freeze has a time.</summary>
    public bool FreezeIsTimed { get; init; }

    public TimeSpan AtOrBelowZero { get; init; }

    /// <summary>How long the road was at or below both zero and the frost point; null where humidity was not measured while it froze.</summary>
    public TimeSpan? Deposition { get; init; }

    /// <summary>Whether it rained or snowed in the night or the six hours before; null where that was not measured.</summary>
    public bool? Precipitation { get; init; }

    public bool IsEvidence => MinimumRst is not null && LongestGap <= MaxGap;

    public bool Froze => MinimumRst <= 0;

    public bool IsCritical => MinimumRst < CriticalBelow;

    /// <summary>The road froze, and deposition or precipitation wetted it. Null where it froze and nothing tells whether it was wet.</summary>
    public bool? IceLikely =>
        !Froze ? false
        : Precipitation == true || Deposition >= DepositionThatCounts ? true
        : Precipitation is null || Deposition is null ? null
        : false;
}

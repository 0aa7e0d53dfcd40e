namespace Telemetry.Rules.Winter;

/// <summary>When hoar frost raises an alert.</summary>
public sealed class HoarFrostOptions
{
    public const string Section = "Telemetry:Winter:HoarFrost";

    /// <summary>The condition must have held this long to raise, and have been gone this long to clear. Default 10 min (the platform's own). Shorter chatters on noise about the frost point.</summary>
    public TimeSpan HoldTime { get; set; } = TimeSpan.FromMinutes(10);
}

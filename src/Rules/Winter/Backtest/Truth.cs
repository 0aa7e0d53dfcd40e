namespace Telemetry.Rules.Winter.Backtest;

/// <summary>What makes a night one that needed treating.</summary>
public enum Truth
{
    /// <summary>The road was measured at or below 0 °C: what UK practice verifies forecasts by.</summary>
    Froze = 0,

    /// <summary>It froze, and deposition or precipitation wetted it. A dry road that freezes needs no salt.</summary>
    IceLikely = 1,
}

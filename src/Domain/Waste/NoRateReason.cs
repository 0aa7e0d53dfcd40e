namespace Telemetry.Domain.Waste;

/// <summary>Why no rate and no time to the threshold is given with a fill.</summary>
public enum NoRateReason
{
    /// <summary>This reading gives no fill.</summary>
    NoFill,

    /// <summary>The fill is at or above the threshold already.</summary>
    ThresholdReached,

    /// <summary>Fewer than three usable readings since the last emptying, or in the look-back where no emptying is known.</summary>
    TooFewReadings,

    /// <summary>The readings cover too short a time to tell a rate from their own noise.</summary>
    TooShort,

    /// <summary>The fill does not rise.</summary>
    NotRising,

    /// <summary>The newest reading is far below those before it: perhaps emptied, perhaps a missed echo. The next one tells.</summary>
    PerhapsEmptied,

    /// <summary>At this rate the threshold is farther off than the farthest time that is worth naming.</summary>
    TooFarOff,
}

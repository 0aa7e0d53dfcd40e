namespace Telemetry.Domain.Waste;

/// <summary>What there is to say about a fill besides its number; it decides what the number may be used for.</summary>
public enum FillNote
{
    /// <summary>Between empty and full.</summary>
    Measured,

    /// <summary>At or above what the calibration calls full: the fill is 100 %, and how much higher the waste stands is not known.</summary>
    Full,

    /// <summary>Nearer than the sensor can measure: taken as full. Waste at the sensor, or something stuck to it.</summary>
    InDeadZone,

    /// <summary>A little farther than when empty: taken as 0 %.</summary>
    BelowEmpty,

    /// <summary>Far farther than when empty: a missed echo, an open lid or a wrong calibration. No fill.</summary>
    BeyondEmpty,

    /// <summary>The sensor gave 0 mm, which it cannot measure: no echo. No fill.</summary>
    NoEcho,

    /// <summary>The sensor was tilted: the lid was open or the bin lay on its side. No fill.</summary>
    Tilted,

    /// <summary>The reading failed its checks. No fill.</summary>
    Distrusted,
}

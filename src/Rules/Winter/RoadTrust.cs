namespace Telemetry.Rules.Winter;

/// <summary>How far a road surface temperature can be relied on, best first.</summary>
internal enum RoadTrust
{
    Trusted,

    /// <summary>The newest reading is suspect, or a rise that its next sample has yet to confirm.</summary>
    Suspect,

    /// <summary>The newest reading failed.</summary>
    Distrusted,

    /// <summary>The newest reading is older than the sensor's silence.</summary>
    Silent,

    /// <summary>There is no reading at all.</summary>
    Missing,
}

namespace Telemetry.Ingest.Consumers.Progress;

/// <summary>Why a time is not told.</summary>
public enum Unknown
{
    /// <summary>It is told.</summary>
    None = 0,

    /// <summary>It was watched too short a time.</summary>
    NotMeasuredYet = 1,

    /// <summary>The consumer does not go on: when it will is not known.</summary>
    StandsStill = 2,

    /// <summary>As much comes as is worked through, or more.</summary>
    FallsBehind = 3,

    /// <summary>What comes is read: it does not fill.</summary>
    DoesNotFill = 4,
}

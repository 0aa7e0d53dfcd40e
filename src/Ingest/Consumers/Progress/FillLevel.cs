namespace Telemetry.Ingest.Consumers.Progress;

/// <summary>How far the journal is filled with what may not be deleted.</summary>
public enum FillLevel
{
    Low = 0,

    /// <summary>At or above WarnShare of MaxBytes.</summary>
    High = 1,

    /// <summary>At or above AlarmShare: somebody has to act.</summary>
    NearlyFull = 2,

    /// <summary>Nothing is taken or acknowledged.</summary>
    Full = 3,
}

namespace Telemetry.Ingest.Decoding.Again;

/// <summary>What becomes of a reading when its message is decoded again.</summary>
public enum ReDecodeChange
{
    /// <summary>It was not there before.</summary>
    Added,

    /// <summary>It is there no more.</summary>
    Removed,

    /// <summary>It has another value.</summary>
    Changed,
}

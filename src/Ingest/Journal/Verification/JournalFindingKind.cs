namespace Telemetry.Ingest.Journal.Verification;

/// <summary>What is not as it was written.</summary>
public enum JournalFindingKind
{
    /// <summary>A segment's first bytes cannot be read, so none of its records can.</summary>
    SegmentHeader,

    /// <summary>A file of the chain is not there.</summary>
    SegmentMissing,

    /// <summary>Bytes in the middle that are no frame, or do not match their sum.</summary>
    Frame,

    /// <summary>A segment ends before the next begins.</summary>
    SegmentEnd,

    /// <summary>The bytes are as written, but this version knows no such record.</summary>
    Record,

    /// <summary>The times kept with a frame are not those of its records.</summary>
    Times,

    /// <summary>A consumer has committed what the journal no longer has.</summary>
    ConsumerAhead,
}

namespace Telemetry.Domain.Records;

/// <summary>What can be wrong with the record.</summary>
public enum RecordTrouble
{
    /// <summary>What an entry records was changed in the store.</summary>
    ChangedRecord,

    /// <summary>What an entry records is no longer in the store.</summary>
    MissingRecord,

    /// <summary>A piece of what a decision was made of is no longer in the store.</summary>
    MissingEvidence,

    /// <summary>A piece of what a decision was made of was changed.</summary>
    ChangedEvidence,

    /// <summary>An entry's own fields do not give its hash.</summary>
    ChangedEntry,

    /// <summary>An entry is not linked to the one before it as that now is.</summary>
    BrokenLink,

    /// <summary>Sequences are missing.</summary>
    MissingEntry,

    /// <summary>Something is in the store that no entry records.</summary>
    UnrecordedRow,

    /// <summary>A head that was exported has another hash than the entry has now: the log was written anew.</summary>
    RewrittenLog,

    /// <summary>A head that was exported is beyond the end: the log's tail was cut off.</summary>
    CutTail,

    /// <summary>An exported head's signature is not of this key.</summary>
    BadSignature,

    /// <summary>A line of the exported heads is none.</summary>
    UnreadableHead,
}

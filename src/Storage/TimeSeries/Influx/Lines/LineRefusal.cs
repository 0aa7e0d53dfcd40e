namespace Telemetry.Storage.TimeSeries.Influx.Lines;

/// <summary>Why a point can't be written in line protocol so that every server reads the same back. docs/sources/storage.md#line-protocol</summary>
internal enum LineRefusal
{
    None,

    /// <summary>A measurement, tag or field without a name.</summary>
    EmptyName,

    /// <summary>A tag without a value.</summary>
    EmptyTag,

    /// <summary><c>time</c> as a tag or field, or a name that begins with an underscore: the server's own.</summary>
    ReservedName,

    /// <summary>A measurement that begins with <c>#</c>: the line would be a comment.</summary>
    CommentName,

    /// <summary>A line break or another control character.</summary>
    ControlCharacter,

    /// <summary>A backslash at the end, before another, or before a character that is escaped: it can't be told from an escape.</summary>
    AmbiguousBackslash,

    /// <summary>Half a surrogate pair: not text in UTF-8.</summary>
    NotUnicode,

    /// <summary>Two tags of one name.</summary>
    DuplicateTag,

    /// <summary>Measurement and tags beyond what a series' key may take.</summary>
    KeyTooLong,

    /// <summary>No number: NaN or infinite.</summary>
    NotFinite,

    /// <summary>A text above 64 KB.</summary>
    TextTooLong,

    /// <summary>A point without any field.</summary>
    NoField,

    /// <summary>A time outside of what 64 bits of nanoseconds hold.</summary>
    TimeOutOfRange,
}

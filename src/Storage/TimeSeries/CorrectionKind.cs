namespace Telemetry.Storage.TimeSeries;

/// <summary>What a correction says; the number is stored.</summary>
internal enum CorrectionKind : byte
{
    /// <summary>A later reading gave another value for the same key.</summary>
    Conflict = 1,

    /// <summary>A later reading changed the flag.</summary>
    Flag = 2,

    /// <summary>A re-decode put another value in its place, or, without a value, withdrew it.</summary>
    ReDecode = 3,
}

namespace Telemetry.Storage.TimeSeries;

/// <summary>What a reading turned out to be, against the store and against what came before it in its batch.</summary>
internal enum Settled
{
    Accepted,
    Duplicate,
    Conflict,

    /// <summary>The store's server would not take its line.</summary>
    Refused,
}

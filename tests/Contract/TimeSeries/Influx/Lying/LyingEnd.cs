namespace Telemetry.Tests.Contract.TimeSeries.Influx.Lying;

/// <summary>What comes after an answer's bytes.</summary>
internal enum LyingEnd
{
    KeepAlive,

    /// <summary>The connection is closed, in the middle or not.</summary>
    Close,

    /// <summary>TCP reset.</summary>
    Reset,

    /// <summary>Nothing, and the connection stays open.</summary>
    Hang,
}

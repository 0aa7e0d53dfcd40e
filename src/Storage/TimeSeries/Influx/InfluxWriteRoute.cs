namespace Telemetry.Storage.TimeSeries.Influx;

/// <summary>Where lines are written to.</summary>
public enum InfluxWriteRoute
{
    /// <summary>By the version that the server reports.</summary>
    Auto,

    /// <summary><c>/write</c>, with a database and a retention policy.</summary>
    V1,

    /// <summary><c>/api/v2/write</c>, with a bucket.</summary>
    V2,
}

namespace Telemetry.Tests.Integration.Soak;

internal enum SoakStore
{
    DuckDb,

    /// <summary>A real influxd.</summary>
    Influx,
}

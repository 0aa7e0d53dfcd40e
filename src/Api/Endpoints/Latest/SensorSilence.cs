using Telemetry.Domain.Network;

namespace Telemetry.Api.Endpoints.Latest;

/// <summary>When a sensor that was heard from counts as silent (docs/sources/api.md#silent).</summary>
internal static class SensorSilence
{
    private const int AfterIntervals = 3;

    /// <summary>How long it may stay quiet.</summary>
    public static TimeSpan After(Sensor sensor) => sensor.Interval * AfterIntervals;

    public static DateTimeOffset From(Sensor sensor, DateTimeOffset observedAt) => observedAt + After(sensor);
}

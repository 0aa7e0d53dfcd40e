using Telemetry.Domain.Network;

namespace Telemetry.Api.Endpoints.Readings;

/// <summary>How much of what should have been read in a bucket counts in it (docs/sources/api.md#capture).</summary>
internal static class Capture
{
    /// <summary>Below it a bucket's value is not to be shown as the bucket's.</summary>
    public const double Least = 0.75;

    /// <summary>Counted readings over those that the sensor's interval lets expect in the whole bucket, 0 to 1; null for a sensor that has left the network.</summary>
    public static double? Of(Sensor? sensor, TimeSpan width, long count) =>
        sensor is { Interval.Ticks: > 0 } ? Math.Min(1, count / Math.Max(1, Math.Round(width / sensor.Interval))) : null;
}

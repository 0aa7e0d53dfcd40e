using System.Globalization;
using System.Text;
using Telemetry.Domain.Network;
using Telemetry.Storage.TimeSeries.Influx.Queries;

namespace Telemetry.Storage.TimeSeries.Influx.Reading;

/// <summary>Conditions of our queries.</summary>
internal static class QueryText
{
    /// <summary>Sensors that a query names; of more it takes all and leaves the others out itself: so long a condition costs the server more than the rows.</summary>
    public const int MostNamed = 300;

    /// <summary>The times that 64 bits of nanoseconds hold, but for the server's own marks at both ends.</summary>
    private const long LeastMicros = (long.MinValue / 1000) + 2;
    private const long MostMicros = (long.MaxValue / 1000) - 2;

    /// <summary>Nanoseconds of a time in microseconds; at the end of what there is when it lies beyond.</summary>
    public static long Nanoseconds(long micros) => Math.Clamp(micros, LeastMicros, MostMicros) * 1000;

    /// <summary>Points of (from, to], both in microseconds; those of one microsecond may lie in any of its nanoseconds.</summary>
    public static string Window(long from, long to) => string.Create(
        CultureInfo.InvariantCulture, $"time > {Nanoseconds(from) + 999} AND time <= {Nanoseconds(to) + 999}");

    /// <summary>A further condition for these sensors, or none when they are too many to name.</summary>
    public static string AndSensors(IReadOnlyCollection<SensorId> sensors) =>
        sensors.Count > MostNamed ? string.Empty : AndAny(InfluxSchema.Sensor, sensors.Select(s => s.Value));

    public static string AndAny(string tag, IEnumerable<string> values)
    {
        var condition = new StringBuilder();
        foreach (var value in values)
        {
            condition.Append(condition.Length == 0 ? " AND (" : " OR ").Append(InfluxQl.Name(tag)).Append(" = ").Append(InfluxQl.Text(value));
        }

        return condition.Append(condition.Length == 0 ? string.Empty : ")").ToString();
    }
}

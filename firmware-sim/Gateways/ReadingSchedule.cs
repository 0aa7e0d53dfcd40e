using Telemetry.FirmwareSim.City;
using Telemetry.FirmwareSim.Payloads;
using Telemetry.FirmwareSim.Scenarios;

namespace Telemetry.FirmwareSim.Gateways;

/// <summary>What a gateway hears of its sensors in a span of time, as the messages it sends for it.</summary>
internal sealed class ReadingSchedule(string gateway, IReadOnlyList<SensorFeed> sensors, PayloadFormat format)
{
    /// <summary>How far back the longest memory of its sensors reaches.</summary>
    public TimeSpan Memory => sensors.Max(s => s.Memory);

    /// <summary>The next instant after one at which any sensor may speak: sensors keep a common grid from 00:00 UTC.</summary>
    public DateTimeOffset NextAfter(DateTimeOffset instant) => sensors.Min(s => s.NextAfter(instant));

    /// <summary>What the sensors remember at the start, oldest first, as far as their memories reach and no further than asked.</summary>
    public IEnumerable<OutgoingMessage> Backlog(DateTimeOffset now, TimeSpan? reach) =>
        Messages(now - (reach ?? Memory), now, sensor => now - (reach ?? sensor.Memory));

    /// <summary>Everything that arrives in (from, to], oldest first, an array of up to an hour for each sensor.</summary>
    public IEnumerable<OutgoingMessage> Between(DateTimeOffset from, DateTimeOffset to) => Messages(from, to, _ => from);

    private IEnumerable<OutgoingMessage> Messages(DateTimeOffset from, DateTimeOffset to, Func<SensorFeed, DateTimeOffset> begins)
    {
        for (var start = from; start < to;)
        {
            var end = HourAfter(start) is var hour && hour < to ? hour : to;
            foreach (var sensor in sensors)
            {
                var begin = begins(sensor) is var first && first > start ? first : start;
                var arriving = sensor.Between(begin, end).ToList();
                var together = arriving.Where(static d => !d.Again).Select(static d => d.Observation).ToList();
                if (together.Count > 0)
                {
                    yield return ReadingPack.Write(gateway, sensor.Sensor, together, format);
                }

                // A repeat is the device's own message again.
                foreach (var again in arriving.Where(static d => d.Again))
                {
                    yield return ReadingPack.Write(gateway, sensor.Sensor, [again.Observation], format);
                }
            }

            start = end;
        }
    }

    private static DateTimeOffset HourAfter(DateTimeOffset instant) =>
        new(((instant.UtcTicks / TimeSpan.TicksPerHour) + 1) * TimeSpan.TicksPerHour, TimeSpan.Zero);
}

using Telemetry.FirmwareSim.City;
using Telemetry.FirmwareSim.Payloads;

namespace Telemetry.FirmwareSim.Gateways;

/// <summary>What a gateway's sensors measured in a span of time, as the messages it sends for it.</summary>
internal sealed class ReadingSchedule(string gateway, IReadOnlyList<IInstrument> instruments, PayloadFormat format)
{
    /// <summary>The next instant after one at which any sensor measures: sensors keep a common grid of their interval from 00:00 UTC.</summary>
    public DateTimeOffset NextAfter(DateTimeOffset instant) => instruments.Min(i => Ceiling(instant, i.Interval));

    /// <summary>Everything measured in (from, to], oldest first, an array of up to an hour for each sensor.</summary>
    public IEnumerable<OutgoingMessage> Backlog(DateTimeOffset from, DateTimeOffset to)
    {
        for (var start = from; start < to;)
        {
            var end = Ceiling(start, TimeSpan.FromHours(1));
            end = end < to ? end : to;
            foreach (var instrument in instruments)
            {
                var measured = new List<Observation>();
                for (var at = Ceiling(start, instrument.Interval); at <= end; at += instrument.Interval)
                {
                    if (instrument.Observe(at) is { } observation)
                    {
                        measured.Add(observation);
                    }
                }

                if (measured.Count > 0)
                {
                    yield return ReadingPack.Write(gateway, instrument.Sensor, measured, format);
                }
            }

            start = end;
        }
    }

    /// <summary>The first multiple of the interval after an instant.</summary>
    private static DateTimeOffset Ceiling(DateTimeOffset instant, TimeSpan interval) =>
        new(((instant.UtcTicks / interval.Ticks) + 1) * interval.Ticks, TimeSpan.Zero);
}

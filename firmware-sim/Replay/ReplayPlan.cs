using Telemetry.FirmwareSim.City;

namespace Telemetry.FirmwareSim.Replay;

/// <summary>Recorded rows as the observations a device would have sent: one for each sensor and instant, in order of time.</summary>
internal static class ReplayPlan
{
    /// <summary>Moves the last row to <paramref name="now"/> (whole seconds) unless the times are to be kept.</summary>
    public static IReadOnlyList<Observation> Make(IReadOnlyList<RecordedReading> readings, DateTimeOffset now, bool keepTimes)
    {
        if (readings.Count == 0)
        {
            return [];
        }

        var shift = keepTimes
            ? TimeSpan.Zero
            : TimeSpan.FromSeconds(Math.Floor((now - readings.Max(r => r.ObservedAt)).TotalSeconds));

        // The ordering is stable: rows of one instant stay in the order of the file. A repeat of a quantity within
        // one observation goes into the next, because one object can't have a key twice.
        return
        [
            .. readings
                .GroupBy(r => (r.ObservedAt, r.Sensor))
                .SelectMany(group => group
                    .GroupBy(r => r.Quantity)
                    .SelectMany(same => same.Select((r, turn) => (Turn: turn, Reading: r)))
                    .GroupBy(r => r.Turn, r => (r.Reading.Quantity, r.Reading.Value))
                    .Select(turn => new Observation(group.Key.Sensor, group.Key.ObservedAt + shift, [.. turn])))
                .OrderBy(o => o.ObservedAt),
        ];
    }
}

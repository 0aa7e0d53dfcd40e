using Telemetry.FirmwareSim.Weather;

namespace Telemetry.FirmwareSim.City;

/// <summary>
/// How full a bin is: what its last emptying left, and what has come since by its stream's daily curve, more on some days
/// than on others. A function of seed, bin and instant, so a restarted simulator goes on with the same bin.
/// </summary>
internal sealed class BinFill(WasteBin bin, SeededNoise noise)
{
    private const int LookBackDays = 30;

    private readonly ulong _stream = SeededNoise.Stream("fill/" + bin.Id);

    /// <summary>1 is full; more lies on top.</summary>
    public double At(DateTimeOffset instant)
    {
        var emptied = LastEmptied(instant);
        var left = 0.02 + (0.02 * noise.Uniform(_stream + 1, emptied.ToUnixTimeSeconds()));
        var fill = left;
        for (var day = emptied.UtcDateTime.Date; day <= instant.UtcDateTime.Date; day = day.AddDays(1))
        {
            var from = day == emptied.UtcDateTime.Date ? emptied.UtcDateTime.TimeOfDay.TotalHours : 0;
            var to = day == instant.UtcDateTime.Date ? instant.UtcDateTime.TimeOfDay.TotalHours : 24;
            fill += OfDay(day) * (bin.Kind.Stream.ShareBy(to) - bin.Kind.Stream.ShareBy(from));
        }

        return fill;
    }

    /// <summary>The last time the lorry came by and did empty it.</summary>
    public DateTimeOffset LastEmptied(DateTimeOffset instant)
    {
        for (var back = 0; back < LookBackDays; back++)
        {
            var day = instant.UtcDateTime.Date.AddDays(-back);
            if (!bin.Round.Days.Contains(day.DayOfWeek) || bin.MissedOn == day.DayOfWeek)
            {
                continue;
            }

            var late = Math.Round(6 * noise.Uniform(_stream + 2, day.Ticks / TimeSpan.TicksPerDay));
            var emptied = new DateTimeOffset(day, TimeSpan.Zero) + bin.Round.SetsOut + TimeSpan.FromMinutes(bin.RoundMinutes + late);
            if (emptied <= instant)
            {
                return emptied;
            }
        }

        return instant.AddDays(-LookBackDays);
    }

    private double OfDay(DateTime day)
    {
        var weekend = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? bin.Kind.Stream.Weekend : 1;
        return bin.PerDay / 100 * weekend * (1 + (0.12 * noise.Uniform(_stream, day.Ticks / TimeSpan.TicksPerDay)));
    }
}

using Telemetry.Domain.Network;
using Telemetry.Domain.Readings;
using Telemetry.Rules.EventTime;

namespace Telemetry.Rules.AirQuality;

/// <summary>The means of a series that an index rests on. Windows are open at their start and closed at their end.</summary>
public static class AveragedSeries
{
    private static readonly TimeSpan QuarterHour = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>What the index of the hour ending then is looked up by.</summary>
    internal static Mean OfHour(SeriesView series, DaqiAveraging averaging, DateTimeOffset ending) => averaging switch
    {
        DaqiAveraging.QuarterHour => HighestQuarter(series, ending, stackalloc Mean[4]),
        DaqiAveraging.Hour => Split(series, ending, Hour, stackalloc Mean[1])[0],
        DaqiAveraging.EightHours => Mean.Of(Split(series, ending, Hour, stackalloc Mean[8])),
        _ => Mean.Of(Split(series, ending, Hour, stackalloc Mean[24])),
    };

    /// <summary>What the index of the GMT day ending then is looked up by.</summary>
    internal static Mean OfDay(SeriesView series, DaqiAveraging averaging, DateTimeOffset ending) => averaging switch
    {
        DaqiAveraging.QuarterHour => HighestQuarter(series, ending, stackalloc Mean[24 * 4]),
        DaqiAveraging.Hour => Mean.HighestOf(Split(series, ending, Hour, stackalloc Mean[24])),
        DaqiAveraging.EightHours => HighestRunningMean(Split(series, ending, Hour, stackalloc Mean[24 + 7])),
        _ => Mean.Of(Split(series, ending, Hour, stackalloc Mean[24])),
    };

    /// <summary>What the index of each of the last hours is looked up by, the last ending then: one pass over the readings for all of them.</summary>
    internal static Mean[] OfLastHours(SeriesView series, DaqiAveraging averaging, DateTimeOffset ending, int count)
    {
        var means = new Mean[count];
        if (!CanAverage(series.Sensor, averaging))
        {
            return means;
        }

        var (slot, width, step) = averaging switch
        {
            DaqiAveraging.QuarterHour => (QuarterHour, 4, 4),
            DaqiAveraging.Hour => (Hour, 1, 1),
            DaqiAveraging.EightHours => (Hour, 8, 1),
            _ => (Hour, 24, 1),
        };
        var slots = Split(series, ending, slot, new Mean[((count - 1) * step) + width]);
        for (var i = 0; i < count; i++)
        {
            var window = slots.Slice(i * step, width);
            means[i] = averaging switch
            {
                DaqiAveraging.QuarterHour => Mean.HighestOf(window),
                DaqiAveraging.Hour => window[0],
                _ => Mean.Of(window),
            };
        }

        return means;
    }

    /// <summary>How far back the mean of one hour's index reaches.</summary>
    internal static TimeSpan WindowOf(DaqiAveraging averaging) => averaging switch
    {
        DaqiAveraging.EightHours => 8 * Hour,
        DaqiAveraging.Day => 24 * Hour,
        _ => Hour,
    };

    /// <summary>Whether an instrument reads often enough for a mean.</summary>
    internal static bool CanAverage(Sensor sensor, DaqiAveraging averaging) => averaging != DaqiAveraging.QuarterHour || sensor.Interval <= QuarterHour;

    // An hourly mean hides the quarter that makes the index. Defra falls back on it; we say that there is none.
    private static Mean HighestQuarter(SeriesView series, DateTimeOffset ending, Span<Mean> quarters) =>
        CanAverage(series.Sensor, DaqiAveraging.QuarterHour) ? Mean.HighestOf(Split(series, ending, QuarterHour, quarters)) : new Mean(null, 0);

    // The first window of a day ends at 01:00 and begins at 17:00 of the day before; the last ends at 24:00.
    internal static Mean HighestRunningMean(ReadOnlySpan<Mean> hours)
    {
        Span<Mean> running = stackalloc Mean[24];
        for (var i = 0; i < running.Length; i++)
        {
            running[i] = Mean.Of(hours.Slice(i, 8));
        }

        return Mean.HighestOf(running);
    }

    /// <summary>Fills the slots, the last of which ends at the given time, with the means of the readings in them.</summary>
    private static ReadOnlySpan<Mean> Split(SeriesView series, DateTimeOffset ending, TimeSpan slot, Span<Mean> slots)
    {
        Span<decimal> sums = stackalloc decimal[slots.Length];
        Span<int> counts = stackalloc int[slots.Length];
        var from = ending - (slots.Length * slot);
        foreach (var reading in series.Between(from, ending, Worst(series.Sensor)))
        {
            // From (from, from + slot] to 0, so a reading at a slot's end belongs to it.
            var i = (int)(((reading.At - from).Ticks - 1) / slot.Ticks);
            sums[i] += (decimal)reading.Value;
            counts[i]++;
        }

        var expected = Math.Max(1, slot / series.Sensor.Interval);
        for (var i = 0; i < slots.Length; i++)
        {
            slots[i] = new Mean(
                Mean.IsCaptured(counts[i], expected) ? sums[i] / counts[i] : null,
                Math.Min(1, counts[i] / expected));
        }

        return slots;
    }

    /// <summary>What is merely suspect on a reference instrument may be real and is a person's to reject; on a cheap one it is noise.</summary>
    public static Flag Worst(Sensor sensor) => sensor.Grade == InstrumentGrade.Reference ? Flag.Suspect : Flag.Pass;
}

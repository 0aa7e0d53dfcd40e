using System.Buffers;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;

namespace Telemetry.Rules.QualityControl;

/// <summary>
/// Checks the readings of one site in event time, in whatever order they come. What it finally says depends on the set
/// of readings, not on their order, as long as none comes more than the window behind its series (ADR 0007).
/// Not for several threads at once.
/// </summary>
public sealed class SiteChecker
{
    private readonly Dictionary<(SensorId, Quantity), SeriesWindow> _series = [];

    public SiteChecker(IReadOnlyList<Sensor> sensorsAtSite, QualityControlOptions options)
    {
        foreach (var sensor in sensorsAtSite)
        {
            foreach (var quantity in sensor.Quantities)
            {
                _series.Add((sensor.Id, quantity), new SeriesWindow(sensor, quantity, new SeriesLimits(sensor, quantity, options), options));
            }
        }

        SitePartners.Wire([.. _series.Values], options);
    }

    /// <summary>
    /// Adds to <paramref name="changes"/> the new reading with its verdict, then every other whose verdict it changed.
    /// A repeat of a key already held adds nothing, whatever its value: the first stays. A reading older than the
    /// window is judged by its range alone and not held, so a repeat of it can't be known here either.
    /// </summary>
    /// <exception cref="ArgumentException">The sensor is not at this site or does not measure the quantity.</exception>
    public void Check(in Reading reading, List<CheckedReading> changes)
    {
        if (!_series.TryGetValue((reading.Sensor, reading.Quantity), out var series))
        {
            throw new ArgumentException($"{reading.Sensor} does not measure {reading.Quantity} at this site.", nameof(reading));
        }

        var at = reading.ObservedAt.UtcTicks;
        if (series.IsBefore(at))
        {
            var range = series.Limits.Range(reading.Value);
            changes.Add(new CheckedReading(reading, range.Flag, range.Test));
            return;
        }

        var index = series.Find(at);
        if (index >= 0)
        {
            return;
        }

        if (~index == series.Held.Length)
        {
            Append(series, new HeldReading(reading), changes);
        }
        else
        {
            Insert(series, ~index, new HeldReading(reading), changes);
        }
    }

    /// <summary>The verdict of the range alone, for a value that takes another's place when that has long been judged. Nothing is remembered of it.</summary>
    public CheckedReading CheckRange(in Reading reading)
    {
        var range = _series[(reading.Sensor, reading.Quantity)].Limits.Range(reading.Value);
        return new CheckedReading(reading, range.Flag, range.Test);
    }

    /// <summary>Drops what was observed until then; a later reading of that time has its range checked only.</summary>
    public void Forget(DateTimeOffset until)
    {
        foreach (var series in _series.Values)
        {
            series.Forget(until.UtcTicks);
        }
    }

    private static void Append(SeriesWindow series, in HeldReading reading, List<CheckedReading> changes)
    {
        var jump = series.Append(reading);
        ref var added = ref series.Held[^1];
        added.BySite = SiteComparison.Judge(series, added);
        changes.Add(added.AsChecked(series.Sensor.Id, series.Quantity));
        if (jump >= 0)
        {
            changes.Add(series.Held[jump].AsChecked(series.Sensor.Id, series.Quantity));
        }

        JudgePartners(series, reading.At, changes);
    }

    private static void Insert(SeriesWindow series, int index, in HeldReading reading, List<CheckedReading> changes)
    {
        // Borrowed, and not one of each site's own: a city would hold as much again as its windows.
        var count = series.Held.Length;
        var borrowed = ArrayPool<HeldReading>.Shared.Rent(count);
        series.Held.CopyTo(borrowed);
        series.Insert(index, reading);
        foreach (ref var held in series.Held)
        {
            held.BySite = SiteComparison.Judge(series, held);
        }

        var added = series.Held[series.Find(reading.At)];
        changes.Add(added.AsChecked(series.Sensor.Id, series.Quantity));
        JudgePartners(series, reading.At, changes);
        foreach (ref readonly var before in borrowed.AsSpan(0, count))
        {
            var place = series.Find(before.At);
            if (place < 0)
            {
                continue; // Left the window to make room.
            }

            var now = series.Held[place];
            if (!HeldReading.SameVerdict(before, now))
            {
                changes.Add(now.AsChecked(series.Sensor.Id, series.Quantity));
            }

            if (before.First != now.First)
            {
                JudgePartners(series, before.At, changes);
            }
        }

        ArrayPool<HeldReading>.Shared.Return(borrowed);
    }

    /// <summary>Compares again what the site's other series hold of the time.</summary>
    private static void JudgePartners(SeriesWindow series, long at, List<CheckedReading> changes)
    {
        var crossed = series.Partners.Crossed;
        for (var i = 0; i < crossed.Count; i++)
        {
            JudgeAgain(crossed[i].Series, at, changes);
        }

        var alike = series.Partners.Alike;
        for (var i = 0; i < alike.Count; i++)
        {
            JudgeAgain(alike[i], at, changes);
        }
    }

    private static void JudgeAgain(SeriesWindow series, long at, List<CheckedReading> changes)
    {
        var index = series.Find(at);
        if (index < 0)
        {
            return;
        }

        ref var held = ref series.Held[index];
        var before = held;
        held.BySite = SiteComparison.Judge(series, held);
        if (!HeldReading.SameVerdict(before, held))
        {
            changes.Add(held.AsChecked(series.Sensor.Id, series.Quantity));
        }
    }
}

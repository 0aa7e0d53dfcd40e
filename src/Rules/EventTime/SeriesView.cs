using Telemetry.Domain.Alerts;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;

namespace Telemetry.Rules.EventTime;

/// <summary>A series as it stood at an event time: only what was observed by then, with the flags that rest only on that.</summary>
public readonly struct SeriesView(Series series, DateTimeOffset asOf)
{
    public Sensor Sensor => series.Sensor;

    public Quantity Quantity => series.Quantity;

    public DateTimeOffset AsOf { get; } = asOf;

    /// <summary>The newest reading, whatever its flag; a failed one has no value.</summary>
    public Observation? Newest => Last(Flag.Fail);

    /// <summary>The newest reading that passed.</summary>
    public Observation? Trusted => Last(Flag.Pass);

    /// <summary>The newest reading with a flag no worse than the given one.</summary>
    public Observation? Last(Flag worst)
    {
        for (var i = series.CountUntil(AsOf) - 1; i >= 0; i--)
        {
            var observation = At(i);
            if (observation.Flag <= worst)
            {
                return observation;
            }
        }

        return null;
    }

    /// <summary>Readings observed in (after, until], oldest first, with a flag no worse than the given one.</summary>
    public IEnumerable<Observation> Between(DateTimeOffset after, DateTimeOffset until, Flag worst)
    {
        var end = series.CountUntil(until < AsOf ? until : AsOf);
        for (var i = series.CountUntil(after); i < end; i++)
        {
            var observation = At(i);
            if (observation.Flag <= worst)
            {
                yield return observation;
            }
        }
    }

    /// <summary>Every reading, whatever its flag, newest first.</summary>
    public IEnumerable<Observation> NewestFirst()
    {
        for (var i = series.CountUntil(AsOf) - 1; i >= 0; i--)
        {
            yield return At(i);
        }
    }

    /// <summary>Every reading, oldest first, as it stood then, and with its value even where it failed: to be kept, never to be judged by.</summary>
    internal IEnumerable<CheckedReading> AsKnown()
    {
        var end = series.CountUntil(AsOf);
        for (var i = 0; i < end; i++)
        {
            var (seen, value) = (At(i), series[i].ValueWhateverItsFlag);
            yield return new CheckedReading(new Reading(Sensor.Id, Quantity, seen.At, value, seen.ReceivedAt, seen.Marks), seen.Flag, seen.Test);
        }
    }

    /// <summary>Set while the newest reading is a failed one.</summary>
    public Distrusted? Distrust
    {
        get
        {
            var last = series.CountUntil(AsOf) - 1;
            if (last < 0 || At(last).Flag != Flag.Fail)
            {
                return null;
            }

            var first = last;
            while (first > 0 && At(first - 1).Flag == Flag.Fail)
            {
                first--;
            }

            return new Distrusted(Sensor.Id, Quantity, At(last).Test, At(first).At);
        }
    }

    /// <summary>An observation of this series as what a condition rests on.</summary>
    public AlertReading AsBasis(in Observation observation) =>
        new(Sensor.Id, Quantity, observation.At, observation.Flag == Flag.Fail ? null : observation.Value, observation.Flag);

    private Observation At(int index) => series[index].AsOf(AsOf);
}

using Telemetry.Domain.Network;
using Telemetry.Rules.EventTime;

namespace Telemetry.Rules.Devices;

/// <summary>One sensor of a gateway and when it was last heard, as of a moment.</summary>
internal sealed class WatchedSensor
{
    /// <summary>Readings looked at for one that was heard by the moment: those before it came earlier still.</summary>
    private const int Recent = 8;

    public WatchedSensor(Sensor sensor, IReadOnlyList<SeriesView> series, DateTimeOffset since, TimeSpan promptWithin)
    {
        Sensor = sensor;
        Series = series;
        Since = since;
        (HeardOf, Contact) = (since, since);
        foreach (var view in series)
        {
            if (view.Newest is { } newest)
            {
                if (Newest is null || newest.At > Newest.Value.Observation.At)
                {
                    Newest = (view, newest);
                }

                Note(view, newest, promptWithin);
            }
        }
    }

    public Sensor Sensor { get; }

    public IReadOnlyList<SeriesView> Series { get; }

    /// <summary>When the watch began.</summary>
    public DateTimeOffset Since { get; }

    /// <summary>Its newest reading of any quantity and flag; null when none is known.</summary>
    public (SeriesView Series, Observation Observation)? Newest { get; private set; }

    /// <summary>When its newest reading was observed, but not before the watch began.</summary>
    public DateTimeOffset HeardOf { get; private set; }

    /// <summary>When it was last heard (<see cref="HeardAt"/>), but not before the watch began.</summary>
    public DateTimeOffset Contact { get; private set; }

    /// <summary>The series that was heard last.</summary>
    public SeriesView? LastHeard { get; private set; }

    public bool IsOverdue(DateTimeOffset at, int intervals) => at - HeardOf > intervals * Sensor.Interval;

    private void Note(SeriesView view, in Observation newest, TimeSpan promptWithin)
    {
        HeardOf = Later(HeardOf, newest.At);
        var looked = 0;
        foreach (var observation in view.NewestFirst())
        {
            var heard = HeardAt(observation, promptWithin);
            if (heard <= view.AsOf)
            {
                if (heard > Contact)
                {
                    Contact = heard;
                    LastHeard = view;
                }

                return;
            }

            if (++looked == Recent)
            {
                return;
            }
        }
    }

    /// <summary>
    /// When a reading says that its sensor and gateway worked. One that came promptly says so of when it was observed, whatever the delay
    /// was, so that order of arrival changes nothing; one that came late, out of a store or by a slow clock, only of when it came.
    /// </summary>
    public static DateTimeOffset HeardAt(in Observation observation, TimeSpan promptWithin) =>
        observation.ReceivedAt - observation.At <= promptWithin ? observation.At : observation.ReceivedAt;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}

using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Rules.EventTime;

namespace Telemetry.Rules.AirQuality;

/// <summary>Which of a site's instruments an index rests on: never a mixture, and the same every hour.</summary>
public static class PreferredInstrument
{
    /// <summary>The one that is taken first.</summary>
    public static IComparer<Sensor> Order { get; } = Comparer<Sensor>.Create((one, other) =>
        one.Grade != other.Grade ? (one.Grade == InstrumentGrade.Reference ? -1 : 1) : one.Id.CompareTo(other.Id));

    /// <summary>A reference instrument before an indicative one, then the first by id.</summary>
    public static SeriesView? Of(SiteMoment moment, Quantity pollutant)
    {
        SeriesView? preferred = null;
        foreach (var series in moment.Of(pollutant))
        {
            if (preferred is not { } best || Order.Compare(series.Sensor, best.Sensor) < 0)
            {
                preferred = series;
            }
        }

        return preferred;
    }
}

using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Rules.EventTime;

namespace Telemetry.Rules.AirQuality;

/// <summary>Which of a site's instruments an index rests on: never a mixture, and the same every hour.</summary>
internal static class PreferredInstrument
{
    /// <summary>A reference instrument before an indicative one, then the first by id.</summary>
    public static SeriesView? Of(SiteMoment moment, Quantity pollutant)
    {
        SeriesView? preferred = null;
        foreach (var series in moment.Of(pollutant))
        {
            if (preferred is not { } best || IsBefore(series.Sensor, best.Sensor))
            {
                preferred = series;
            }
        }

        return preferred;
    }

    private static bool IsBefore(Sensor sensor, Sensor other) =>
        sensor.Grade != other.Grade ? sensor.Grade == InstrumentGrade.Reference : sensor.Id < other.Id;
}

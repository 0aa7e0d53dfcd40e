using System.Reactive.Linq;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Rules.EventTime;

namespace Telemetry.Rules.Winter;

/// <summary>Sums up each night of a road sensor once the noon after it has come, so that what a gateway sends later in the morning counts.</summary>
public sealed class RoadNightRule : IOutcomeRule
{
    /// <summary>Fewer hours are not a night.</summary>
    private const int FewestHours = 6;

    /// <summary>Of two nobody can say which is wrong.</summary>
    private const int FewestStations = 3;

    public string Name => "road-night";

    public bool AppliesTo(Site site, IReadOnlyList<Sensor> sensors) => sensors.Any(s => s.Measures(Quantity.RoadSurfaceTemperature));

    public IObservable<Outcome> Evaluate(IObservable<SiteMoment> moments) => moments.SelectMany(Conclude);

    private static IEnumerable<Outcome> Conclude(SiteMoment moment)
    {
        var night = NightHours.LastConcluded(moment.At, moment.Site.Longitude);
        if (moment.Since > night.Start)
        {
            // Of a night that began before the host looked only the end would be known.
            yield break;
        }

        foreach (var series in moment.Of(Quantity.RoadSurfaceTemperature))
        {
            if (!IsKnown(moment, series.Sensor.Id, night.Date) && Of(moment, series, night) is { } found)
            {
                yield return found;
            }
        }
    }

    private static bool IsKnown(SiteMoment moment, SensorId sensor, DateOnly night)
    {
        var known = moment.Nights.All;
        for (var i = known.Count - 1; i >= 0 && known[i].Night >= night; i--)
        {
            if (known[i].Night == night && known[i].Sensor == sensor)
            {
                return true;
            }
        }

        return false;
    }

    private static RoadNight? Of(SiteMoment moment, SeriesView series, NightHours night)
    {
        var road = Hourly([series], night);
        var known = road.Count(double.IsFinite);
        if (known < FewestHours)
        {
            return null;
        }

        var air = Hourly([.. moment.Of(Quantity.AirTemperature)], night);
        var near = moment.RoadsNear.Select(r => Hourly([r], night)).ToList();

        // The middle of all, its own among them, as for like instruments: so one of three that is wrong does not make the two others look wrong.
        var middle = Enumerable.Range(0, NightHours.Hours).Select(h => Median([.. near.Append(road).Select(n => n[h]).Where(double.IsFinite)])).ToArray();
        return new RoadNight(
            moment.Site.Id, series.Sensor.Id, night.Date, moment.At, Rounded(road.Where(double.IsFinite).Average()), known, Difference(road, air), Difference(road, middle));
    }

    /// <summary>Means of the hours by what passed; NaN for an hour without.</summary>
    private static double[] Hourly(IReadOnlyList<SeriesView> series, NightHours night)
    {
        var (sums, counts) = (new double[NightHours.Hours], new int[NightHours.Hours]);
        foreach (var view in series)
        {
            foreach (var observation in view.Between(night.Start.AddTicks(-1), night.Start.AddHours(NightHours.Hours), Flag.Pass))
            {
                if (night.HourOf(observation.At) is { } hour)
                {
                    sums[hour] += observation.Value;
                    counts[hour]++;
                }
            }
        }

        return [.. sums.Select((sum, hour) => counts[hour] > 0 ? sum / counts[hour] : double.NaN)];
    }

    private static double Median(double[] values)
    {
        if (values.Length < FewestStations)
        {
            return double.NaN;
        }

        Array.Sort(values);
        return (values[(values.Length - 1) / 2] + values[values.Length / 2]) / 2;
    }

    private static double? Difference(double[] road, double[] other)
    {
        var both = road.Zip(other, (r, o) => r - o).Where(double.IsFinite).ToList();
        return both.Count < FewestHours ? null : Rounded(both.Average());
    }

    private static double Rounded(double kelvin) => Math.Round(kelvin, 3);
}

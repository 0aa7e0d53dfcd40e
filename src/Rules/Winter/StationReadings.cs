using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Rules.EventTime;
using Telemetry.Rules.Winter.RoadSurface;

namespace Telemetry.Rules.Winter;

/// <summary>What passed its checks at a station in the 44 h before an instant, as far as the surface model asks for it.</summary>
internal sealed class StationReadings
{
    /// <summary>With the longest hold time and a step it stays within the <see cref="GrittingDecisionRule.LookBack"/>.</summary>
    public static readonly TimeSpan Past = TimeSpan.FromHours(44);
    private static readonly TimeSpan Alike = TimeSpan.FromHours(1);

    private static readonly Quantity[] Wanted =
    [
        Quantity.RoadSurfaceTemperature, Quantity.SubsurfaceTemperature, Quantity.AirTemperature, Quantity.DewPoint, Quantity.RelativeHumidity,
        Quantity.WindSpeed, Quantity.CloudCover, Quantity.GlobalRadiation, Quantity.PrecipitationRate, Quantity.SnowfallRate, Quantity.AirPressure,
        Quantity.SurfaceState, Quantity.WaterFilmThickness,
    ];

    private readonly List<(SensorId Sensor, Quantity Quantity, List<RoadObservation> Values)> _courses = [];
    private readonly SensorId _road;
    private readonly DateTimeOffset _until;
    private readonly DateTimeOffset _roadUntil;

    /// <param name="road">The road sensor that is relied on: of road temperatures only its own count, and only up to its newest trusted one.</param>
    public StationReadings(SiteMoment moment, RoadSensor road, DateTimeOffset until)
    {
        (_road, _until, _roadUntil) = (road.View!.Value.Sensor.Id, until, RoadUntil(road, until));
        foreach (var view in moment.Series)
        {
            if (Takes(view))
            {
                var course = new List<RoadObservation>(300);
                foreach (var observation in Course(view))
                {
                    course.Add(new RoadObservation(observation.At, observation.Value));
                }

                _courses.Add((view.Sensor.Id, view.Quantity, course));
            }
        }
    }

    /// <summary>By quantity, the one sensor that has said most of those about as new.</summary>
    public IReadOnlyDictionary<Quantity, IReadOnlyList<RoadObservation>> Known
    {
        get
        {
            var known = new Dictionary<Quantity, IReadOnlyList<RoadObservation>>(Wanted.Length);
            foreach (var (_, quantity, course) in _courses)
            {
                if (course.Count > 0 && (!known.TryGetValue(quantity, out var best)
                    || course[^1].At - best[^1].At > Alike
                    || (best[^1].At - course[^1].At <= Alike && course.Count > best.Count)))
                {
                    known[quantity] = course;
                }
            }

            return known;
        }
    }

    /// <summary>Whether the same would be read again: asked each minute, and answered without reading anything twice.</summary>
    public bool AreThoseOf(SiteMoment moment, RoadSensor road, DateTimeOffset until)
    {
        if (_until != until || _road != road.View!.Value.Sensor.Id || _roadUntil != RoadUntil(road, until))
        {
            return false;
        }

        var next = 0;
        foreach (var view in moment.Series)
        {
            if (!Takes(view))
            {
                continue;
            }

            if (next == _courses.Count || _courses[next] is var (sensor, quantity, values) && (sensor != view.Sensor.Id || quantity != view.Quantity || !IsSame(view, values)))
            {
                return false;
            }

            next++;
        }

        return next == _courses.Count;
    }

    private static DateTimeOffset RoadUntil(RoadSensor road, DateTimeOffset until) => road.Base!.Value.At < until ? road.Base.Value.At : until;

    private bool Takes(SeriesView view) =>
        Array.IndexOf(Wanted, view.Quantity) >= 0 && (view.Quantity != Quantity.RoadSurfaceTemperature || view.Sensor.Id == _road);

    private IEnumerable<Observation> Course(SeriesView view) =>
        view.Between(_until - Past, view.Quantity == Quantity.RoadSurfaceTemperature ? _roadUntil : _until, Flag.Pass);

    private bool IsSame(SeriesView view, List<RoadObservation> values)
    {
        var next = 0;
        foreach (var observation in Course(view))
        {
            if (next == values.Count || values[next].At != observation.At || !values[next].Value.Equals(observation.Value))
            {
                return false;
            }

            next++;
        }

        return next == values.Count;
    }
}

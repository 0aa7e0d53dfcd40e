using Telemetry.Domain.Network;

namespace Telemetry.Rules.Winter.RoadSurface;

/// <summary>
/// The surface model over one request: two days under the measured surface temperature, which settles the ground and tells
/// what heat the balance lacks here, then the hours ahead under the weather (docs/sources/winter.md#surface-model).
/// </summary>
internal sealed class SurfaceModel
{
    /// <summary>m: where road stations usually measure below the surface (METRo's <c>sst</c>).</summary>
    private const double SubsurfaceDepth = 0.40;

    private static readonly TimeSpan Analysis = TimeSpan.FromHours(48);
    private static readonly TimeSpan AnalysisStep = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan ForecastStep = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan OutputStep = TimeSpan.FromMinutes(20);

    private readonly RoadForecastRequest _request;
    private readonly MeasuredCourse _surface;
    private readonly WeatherCourse _weather;
    private readonly RoadSimulation _road;
    private readonly FluxMemory _lacking = new(TimeSpan.FromHours(1) / AnalysisStep);

    private SurfaceModel(RoadForecastRequest request, MeasuredCourse surface, WeatherCourse weather)
    {
        _request = request;
        _surface = surface;
        _weather = weather;
        _road = new RoadSimulation(
            request.Site.Road ?? new RoadProfile(), request.Site.Latitude, request.Site.Longitude, Math.Clamp(request.FreezingPoint, -21, 0));
    }

    /// <summary>The state every 20 minutes from the issue to the end; the first 20 minutes after the issue.</summary>
    /// <param name="request">Without errors; its weather is not looked at.</param>
    /// <param name="surface">The measured surface temperature.</param>
    /// <param name="weather">Measured, then forecast; at least one hour of it.</param>
    /// <param name="until">The end.</param>
    public static List<(DateTimeOffset At, double Rst, RoadStores Stores)> Run(
        RoadForecastRequest request, MeasuredCourse surface, WeatherCourse weather, DateTimeOffset until)
    {
        var model = new SurfaceModel(request, surface, weather);
        model.Analyse();
        return model.LookAhead(until);
    }

    private void Analyse()
    {
        var issued = _request.IssuedAt;
        var start = issued - Analysis;
        if (_request.Surface.Count > 0 && _request.Surface[0].At > start)
        {
            start = _request.Surface[0].At < issued ? _request.Surface[0].At : issued;
        }

        Settle(start);
        DateTimeOffset? last = null;
        var step = AnalysisStep;
        for (var at = start; at < issued;)
        {
            var to = at + step < issued ? at + step : issued;
            var seconds = (to - at).TotalSeconds;
            var air = _weather.At(to);
            var hour = LocalHour(to);
            if (_surface.At(to) is { } measured)
            {
                var lacking = _road.StepTo(measured, air, to, hour, seconds);
                // The first step from a gap drags the face along; what it takes says nothing of the weather.
                if (last == at && at > start && _weather.Covers(to, MeasuredCourse.Bridged))
                {
                    _lacking.Add(to, hour, lacking);
                }

                last = to;
            }
            else
            {
                _road.Step(air, to, hour, seconds, 0);
            }

            at = to;
        }

        _lacking.Conclude();
        if (_request.OnRoad is { } onRoad)
        {
            _road.Stores = onRoad;
        }
    }

    /// <summary>A first guess that two days then work over: the first day's mean at the surface, the measured or the longest known mean below.</summary>
    private void Settle(DateTimeOffset start)
    {
        double day = 0;
        double all = 0;
        var inDay = 0;
        var count = 0;
        foreach (var observation in _request.Surface)
        {
            if (observation.At > _request.IssuedAt)
            {
                break;
            }

            all += observation.Value;
            count++;
            if (observation.At >= start && observation.At <= start.AddDays(1))
            {
                day += observation.Value;
                inDay++;
            }
        }

        double air = 0;
        for (var hour = 0; hour < 24; hour++)
        {
            air += _weather.At(start.AddHours(hour)).Air / 24;
        }

        var top = inDay > 0 ? day / inDay : count > 0 ? all / count : air;
        var below = Below(start) ?? (count > 0 ? all / count : air);
        _road.Pavement.Fill([(0, top), (_request.Site.Road?.SubsurfaceDepthM ?? SubsurfaceDepth, below)]);
        _road.Facade?.Settle(air);
    }

    private double? Below(DateTimeOffset start)
    {
        RoadObservation? nearest = null;
        foreach (var observation in _request.Subsurface)
        {
            if (observation.At <= _request.IssuedAt && !(nearest is { } n && (n.At - start).Duration() <= (observation.At - start).Duration()))
            {
                nearest = observation;
            }
        }

        return nearest?.Value;
    }

    private List<(DateTimeOffset At, double Rst, RoadStores Stores)> LookAhead(DateTimeOffset until)
    {
        List<(DateTimeOffset, double, RoadStores)> points = [];
        var at = _request.IssuedAt;
        for (var output = at + OutputStep; output <= until; output += OutputStep)
        {
            while (at < output)
            {
                at += ForecastStep;
                var hour = LocalHour(at);
                _road.Step(_weather.At(at), at, hour, ForecastStep.TotalSeconds, _lacking.At(at, hour));
            }

            points.Add((at, _road.Surface, _road.Stores));
        }

        return points;
    }

    private int LocalHour(DateTimeOffset at) => (at.UtcDateTime + _request.Zone.GetUtcOffset(at)).Hour;
}

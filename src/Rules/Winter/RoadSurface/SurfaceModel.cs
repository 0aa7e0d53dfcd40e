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

    /// <summary>m over which a day's wave fades to 1/e in asphalt: √(κ · 1 day / π).</summary>
    private const double DayDepth = 0.10;

    private static readonly double[] ProfileDepths = [0, 0.02, 0.05, 0.10, 0.15, 0.20, 0.30, 0.40, 0.60];

    private static readonly TimeSpan Analysis = TimeSpan.FromHours(48);
    private static readonly TimeSpan RoadSeesSky = TimeSpan.FromHours(6);
    private static readonly TimeSpan AnalysisStep = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan ForecastStep = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan OutputStep = TimeSpan.FromMinutes(20);

    private readonly RoadForecastRequest _request;
    private readonly MeasuredCourse _surface;
    private readonly WeatherCourse _weather;
    private readonly RoadSimulation _road;
    private readonly FluxMemory _lacking = new(TimeSpan.FromHours(1) / AnalysisStep);
    private int _nightSteps;
    private double _nightLacking;
    private double _nightPerOcta;

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
        if (weather.IsSkyUnseen(request.IssuedAt - RoadSeesSky, request.IssuedAt) && model.SkySeenByRoad() is { } octas)
        {
            weather.AssumeSky(octas, request.IssuedAt - RoadSeesSky);
            model = new SurfaceModel(request, surface, weather);
            model.Analyse();
        }

        return model.LookAhead(until);
    }

    /// <summary>
    /// A sky that nobody saw, octas: by night what the road lacks is mostly the sky's, and clouds last longer than an e-fold of
    /// 4 h. Null without an hour of night in the last six.
    /// </summary>
    private double? SkySeenByRoad() =>
        _nightSteps * AnalysisStep >= TimeSpan.FromHours(1) ? WeatherCourse.AssumedOctas + (_nightLacking / _nightPerOcta) : null;

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
                    if (to > issued - RoadSeesSky && !Sun.At(to, _request.Site.Latitude, _request.Site.Longitude).IsUp)
                    {
                        _nightSteps++;
                        _nightLacking += lacking;
                        _nightPerOcta += Math.Max(0.1, _road.PerOcta(air));
                    }
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

    /// <summary>
    /// A first guess that two days then work over and that a few hours must make do with: the first temperature at the surface,
    /// fading over a day's depth into what is measured, or known on average, below.
    /// </summary>
    private void Settle(DateTimeOffset start)
    {
        double all = 0;
        foreach (var observation in _request.Surface)
        {
            all += observation.Value;
        }

        double air = 0;
        for (var hour = 0; hour < 24; hour++)
        {
            air += _weather.At(start.AddHours(hour)).Air / 24;
        }

        var count = _request.Surface.Count;
        var below = Below(start) ?? (count > 0 ? all / count : air);
        var top = _surface.At(start) ?? below;
        var left = Math.Exp(-(_request.Site.Road?.SubsurfaceDepthM ?? SubsurfaceDepth) / DayDepth);
        Span<(double Depth, double Temperature)> profile = stackalloc (double, double)[ProfileDepths.Length];
        for (var i = 0; i < profile.Length; i++)
        {
            var share = Math.Max(0, (Math.Exp(-ProfileDepths[i] / DayDepth) - left) / (1 - left));
            profile[i] = (ProfileDepths[i], below + ((top - below) * share));
        }

        _road.Pavement.Fill(profile);
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

using Telemetry.Domain.Readings;
using Telemetry.Rules.EventTime;
using Telemetry.Rules.Winter.RoadSurface;

namespace Telemetry.Rules.Winter;

/// <summary>
/// The surface model's course, moved by how far the road has been from it since it began: the coldest such difference, which
/// fades with a 4 h e-fold (docs/sources/winter.md#model-in-decisions). Readings that are only suspect may cool it, never warm it.
/// </summary>
internal sealed class ModelledRoad : IRoadAhead
{
    private readonly RoadForecast _forecast;
    private readonly ForecastTimeline? _hours;
    private readonly GrittingPolicyOptions _policy;
    private readonly DateTimeOffset _now;
    private readonly double _offset;
    private readonly double _observed;

    /// <param name="hours">Null where there is no weather forecast.</param>
    public ModelledRoad(RoadForecast forecast, StationMoment station, ForecastTimeline? hours, RoadSensor road, GrittingPolicyOptions policy)
    {
        (_forecast, _hours, _policy, _now, _offset) = (forecast, hours, policy, station.Moment.At, station.Station.OffsetK);
        if (road.Base is { } trusted && trusted.At > forecast.IssuedAt)
        {
            _observed = Decayed(trusted);
        }

        if (road.View is { } view)
        {
            foreach (var observation in view.Between(forecast.IssuedAt, _now, Flag.Suspect))
            {
                _observed = Math.Min(_observed, Decayed(observation));
            }
        }
    }

    /// <summary>When the model's run began.</summary>
    public DateTimeOffset IssuedAt => _forecast.IssuedAt;

    public double RstAt(DateTimeOffset at) => Model(at) + Moved(at);

    public RoadQuantiles? QuantilesAt(DateTimeOffset at)
    {
        var points = _forecast.Points;
        var next = Next(at);
        return points[Math.Min(next, points.Count - 1)] is var point ? point.Quantiles.Shifted(RstAt(at) - point.Rst) : null;
    }

    public IEnumerable<DateTimeOffset> Steps(DateTimeOffset until)
    {
        foreach (var point in _forecast.Points)
        {
            if (point.At > _now)
            {
                yield return point.At < until ? point.At : until;
                if (point.At >= until)
                {
                    yield break;
                }
            }
        }
    }

    private double Model(DateTimeOffset at)
    {
        var points = _forecast.Points;
        var next = Next(at);
        if (next == points.Count)
        {
            // Beyond its end only a footway looks: the air, and what is left of the last difference to it.
            var last = points[^1];
            return _hours is null ? last.Rst : _hours.AirAt(at) + ((last.Rst - _hours.AirAt(last.At)) * Decay(at - last.At));
        }

        var to = points[next];
        var (from, start) = next > 0 ? (points[next - 1].At, points[next - 1].Rst) : (_forecast.IssuedAt, _forecast.StartsFrom?.Value ?? to.Rst);
        return start + ((to.Rst - start) * Math.Max(0, (at - from) / (to.At - from)));
    }

    private int Next(DateTimeOffset at)
    {
        var next = 0;
        while (next < _forecast.Points.Count && _forecast.Points[next].At < at)
        {
            next++;
        }

        return next;
    }

    private double Moved(DateTimeOffset at) => (_observed * Decay(at - _now)) + _offset;

    private double Decayed(Observation rst) => (rst.Value - Model(rst.At)) * Decay(_now - rst.At);

    private double Decay(TimeSpan time) => Math.Exp(-time.TotalHours / _policy.RelaxationHours);
}

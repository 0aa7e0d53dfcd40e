using Telemetry.Domain.Readings;
using Telemetry.Rules.EventTime;
using Telemetry.Rules.Winter.RoadSurface;

namespace Telemetry.Rules.Winter;

/// <summary>
/// The forecast's air temperature plus the present difference of road and air, which decays with a 4 h e-fold
/// (docs/sources/winter.md#ahead). Without a trusted road sensor the road is taken to stay colder than the air by a margin that
/// does not decay: a small one below the route's other stations, else a large one below the air.
/// </summary>
internal sealed class DecayingDifference : IRoadAhead
{
    private readonly ForecastTimeline _hours;
    private readonly GrittingPolicyOptions _policy;
    private readonly DateTimeOffset _now;
    private readonly double _offset;
    private readonly double _fixed = double.PositiveInfinity;
    private readonly double _margin;
    private readonly double _decaying;

    /// <param name="neighbours">The coldest difference of road and air at the route's other trusted stations, K; null where there is none.</param>
    public DecayingDifference(StationMoment station, ForecastTimeline hours, RoadSensor road, double? neighbours, GrittingPolicyOptions policy)
    {
        (_hours, _policy, _now, _offset) = (hours, policy, station.Moment.At, station.Station.OffsetK);
        if (road.Base is { } start)
        {
            _decaying = Decayed(start);
        }
        else
        {
            // Nothing of its own to tie the road to the air: take it as the route's other stations and colder, else much
            // colder than the air; and colder still if it was when last trusted.
            var last = road.LastTrusted is { } trusted ? Decayed(trusted) : double.PositiveInfinity;
            if (neighbours is { } difference)
            {
                _decaying = Math.Min(difference, last);
                _margin = policy.NeighbourMarginK;
            }
            else
            {
                _fixed = -policy.ClearNightMarginK;
                _decaying = Math.Min(0, last);
            }
        }

        if (road.View is not { } view)
        {
            return;
        }

        // The coldest of the hold time and the newest, suspect readings too: those may cool a decision.
        if (view.Last(Flag.Suspect) is { } newest)
        {
            _decaying = Math.Min(_decaying, Decayed(newest));
        }

        foreach (var observation in view.Between(_now - policy.Hold, _now, Flag.Suspect))
        {
            _decaying = Math.Min(_decaying, Decayed(observation));
        }
    }

    public double RstAt(DateTimeOffset at) => _hours.AirAt(at) + Math.Min(_fixed, _decaying * Decay(at - _now)) - _margin + _offset;

    public RoadQuantiles? QuantilesAt(DateTimeOffset at) => null;

    /// <summary>By the forecast's hours; the last step is cut where the end lies inside one.</summary>
    public IEnumerable<DateTimeOffset> Steps(DateTimeOffset until)
    {
        for (var i = 0; i < _hours.Count; i++)
        {
            if (_hours.At(i) <= _now || double.IsNaN(_hours.Air(i)))
            {
                continue;
            }

            yield return _hours.At(i) < until ? _hours.At(i) : until;
            if (_hours.At(i) >= until)
            {
                yield break;
            }
        }
    }

    private double Decayed(Observation rst) => (rst.Value - _hours.AirAt(rst.At)) * Decay(_now - rst.At);

    private double Decay(TimeSpan time) => Math.Exp(-time.TotalHours / _policy.RelaxationHours);
}

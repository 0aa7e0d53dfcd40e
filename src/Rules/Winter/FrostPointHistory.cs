using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Rules.EventTime;

namespace Telemetry.Rules.Winter;

/// <summary>Looks back whether the frost point stayed below the road all through, with readings all through.</summary>
internal static class FrostPointHistory
{
    public static bool StayedBelow(SiteMoment moment, SeriesView road, double offset, GrittingPolicyOptions policy)
    {
        var from = moment.At.AddHours(-policy.DryAfterHours);
        if (First(moment, Quantity.DewPoint) is { } dewPoint)
        {
            return Walk(road, dewPoint, null, from, offset, policy);
        }

        return First(moment, Quantity.RelativeHumidity) is { } humidity
            && First(moment, Quantity.AirTemperature) is { } air
            && Walk(road, humidity, air, from, offset, policy);
    }

    /// <summary>Goes through the road's readings, each beside the newest humidity not after it.</summary>
    /// <param name="air">Set when <paramref name="humidity"/> is a relative one.</param>
    private static bool Walk(
        SeriesView road, SeriesView humidity, SeriesView? air, DateTimeOffset from, double offset, GrittingPolicyOptions policy)
    {
        var silence = Freshness.SilenceOf(road.Sensor, policy);
        var moist = new Follower(humidity, from, policy);
        var warm = air is { } series ? new Follower(series, from, policy) : null;
        var previous = from;
        foreach (var rst in road.Between(from - silence, road.AsOf, Flag.Pass))
        {
            if (rst.At - previous > silence)
            {
                return false;
            }

            previous = rst.At;
            if (rst.At <= from)
            {
                continue;
            }

            var dewPoint = moist.At(rst.At) is not { } value ? null
                : warm is null ? value
                : warm.At(rst.At) is { } temperature ? DewPoint.FromRelativeHumidity(temperature, value) : null;
            if (dewPoint is not { } dew || FrostPoint.FromDewPoint(dew) > rst.Value + offset - policy.DryFrostPointMarginK)
            {
                return false;
            }
        }

        return road.AsOf - previous <= silence;
    }

    private static SeriesView? First(SiteMoment moment, Quantity quantity)
    {
        foreach (var view in moment.Series)
        {
            if (ReferenceEquals(view.Quantity, quantity) && view.Trusted is not null)
            {
                return view;
            }
        }

        return null;
    }

    /// <summary>A series read forwards beside another: its newest fresh value at rising instants.</summary>
    private sealed class Follower(SeriesView view, DateTimeOffset from, GrittingPolicyOptions policy)
    {
        private readonly TimeSpan _silence = Freshness.SilenceOf(view.Sensor, policy);
        private readonly IEnumerator<Observation> _readings =
            view.Between(from - Freshness.SilenceOf(view.Sensor, policy), view.AsOf, Flag.Pass).GetEnumerator();

        private Observation? _current;
        private Observation? _next;
        private bool _ended;

        public double? At(DateTimeOffset instant)
        {
            while (!_ended)
            {
                if (_next is { } next)
                {
                    if (next.At > instant)
                    {
                        break;
                    }

                    _current = next;
                }

                _ended = !_readings.MoveNext();
                _next = _ended ? null : _readings.Current;
            }

            return _current is { } current && instant - current.At <= _silence ? current.Value : null;
        }
    }
}

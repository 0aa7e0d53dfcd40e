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
        return Air.Of(moment, from, policy) is { } air && Walk(road, air, from, offset, policy);
    }

    /// <summary>Since when every reading of the road was at or below freezing and the frost point; null when the newest isn't.</summary>
    public static DateTimeOffset? HoarSince(SiteMoment moment, SeriesView road, double offset, DateTimeOffset from, GrittingPolicyOptions policy)
    {
        DateTimeOffset? since = null;
        var air = Air.Of(moment, from, policy);
        foreach (var rst in road.Between(from, road.AsOf, Flag.Pass))
        {
            var value = rst.Value + offset;
            since = value <= 0 && air?.FrostPointAt(rst.At) + policy.HoarMarginK >= value ? since ?? rst.At : null;
        }

        return since;
    }

    /// <summary>Goes through the road's readings, each beside the newest humidity not after it.</summary>
    private static bool Walk(SeriesView road, Air air, DateTimeOffset from, double offset, GrittingPolicyOptions policy)
    {
        var silence = Freshness.SilenceOf(road.Sensor, policy);
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

            if (!(air.FrostPointAt(rst.At) <= rst.Value + offset - policy.DryFrostPointMarginK))
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

    /// <summary>The frost point at rising instants, by a dew point sensor or by humidity and air temperature.</summary>
    /// <param name="screen">Set when <paramref name="humidity"/> is a relative one.</param>
    private sealed class Air(Follower humidity, Follower? screen)
    {
        public static Air? Of(SiteMoment moment, DateTimeOffset from, GrittingPolicyOptions policy) =>
            First(moment, Quantity.DewPoint) is { } dewPoint ? new Air(new Follower(dewPoint, from, policy), null)
            : First(moment, Quantity.RelativeHumidity) is { } humidity && First(moment, Quantity.AirTemperature) is { } air
                ? new Air(new Follower(humidity, from, policy), new Follower(air, from, policy))
            : null;

        public double? FrostPointAt(DateTimeOffset instant)
        {
            var dewPoint = humidity.At(instant) is not { } value ? null
                : screen is null ? value
                : screen.At(instant) is { } temperature ? DewPoint.FromRelativeHumidity(temperature, value) : null;
            return dewPoint is { } dew ? FrostPoint.FromDewPoint(dew) : null;
        }
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

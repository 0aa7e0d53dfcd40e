using Telemetry.Domain.Readings;
using Telemetry.Rules.EventTime;

namespace Telemetry.Rules.Winter;

/// <summary>
/// Looks ahead without a forecast: the damped trend RST + slope · 4 h · (1 − exp(−t / 4 h)) of at least three agreeing
/// readings, in the mean with what the station's last days let expect where there are such, to 3 h and no further
/// (docs/sources/winter.md#trend). Without such readings, the present alone.
/// </summary>
internal static class TrendOutlook
{
    private const int Fewest = 3;
    private const int Most = 128;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(90);
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(30);

    /// <summary>Null without a fresh reading that passed.</summary>
    public static Outlook? Look(
        StationMoment station, DecisionDay day, TimeZoneInfo zone, RoadSensor road, double? frostPointNow, StationRoadModel model, GrittingPolicyOptions policy)
    {
        if (road.Base is not { } start || road.View is not { } view)
        {
            return null;
        }

        var now = station.Moment.At;
        var offset = station.Station.OffsetK;
        var frost = frostPointNow ?? double.NaN;
        var points = new List<AheadPoint>(8) { new(now, ColdestHeld(view, start, now, policy) + offset, double.NaN, frost, 0, 0, false) { SdK = policy.ForecastSdK } };
        if (Slope(view, now, start, policy) is not { } slope)
        {
            return new Outlook(points, offset) { BasisUntil = start.At, Share = 0 };
        }

        var until = now.AddHours(policy.TrendHours);
        var lastDays = model.Alone(station, road, until, zone) is { } forecast ? new ModelledRoad(forecast, station, null, road, policy) : null;
        until = until < day.End ? until : day.End;
        for (var at = now + Step; points[^1].At < until; at += Step)
        {
            var step = at < until ? at : until;
            var hours = (step - start.At).TotalHours;
            var trend = start.Value + offset + (slope * policy.RelaxationHours * (1 - Math.Exp(-hours / policy.RelaxationHours)));
            points.Add(new AheadPoint(step, lastDays is null ? trend : (trend + lastDays.RstAt(step)) / 2, double.NaN, frost, 0, 0, false) { SdK = policy.ForecastSdK });
        }

        return new Outlook(points, offset) { WithLastDays = lastDays is not null, BasisUntil = until, Share = Math.Min(1, (until - now) / (day.End - now)) };
    }

    private static double ColdestHeld(SeriesView view, Observation start, DateTimeOffset now, GrittingPolicyOptions policy)
    {
        var coldest = start.Value;
        foreach (var observation in view.Between(now - policy.Hold, now, Flag.Suspect))
        {
            coldest = Math.Min(coldest, observation.Value);
        }

        return coldest;
    }

    /// <summary>K/h by least squares; null when there are too few readings or they do not lie along a line.</summary>
    private static double? Slope(SeriesView view, DateTimeOffset now, Observation start, GrittingPolicyOptions policy)
    {
        Span<double> hours = stackalloc double[Most];
        Span<double> values = stackalloc double[Most];
        var count = Take(view, now - Window, start.At, hours, values);
        if (count < Fewest)
        {
            // A slow series is judged at its own cadence: its last three readings.
            count = Take(view, now - (view.Sensor.Interval * 3.5), start.At, hours, values);
            if (count < Fewest)
            {
                return null;
            }

            var first = count - Fewest;
            hours = hours[first..];
            values = values[first..];
            count = Fewest;
        }

        double meanHour = 0, meanValue = 0;
        for (var i = 0; i < count; i++)
        {
            meanHour += hours[i] / count;
            meanValue += values[i] / count;
        }

        double covariance = 0, variance = 0;
        for (var i = 0; i < count; i++)
        {
            covariance += (hours[i] - meanHour) * (values[i] - meanValue);
            variance += (hours[i] - meanHour) * (hours[i] - meanHour);
        }

        var slope = covariance / variance;
        for (var i = 0; i < count; i++)
        {
            if (Math.Abs(values[i] - meanValue - (slope * (hours[i] - meanHour))) > policy.TrendAgreesWithinK)
            {
                return null;
            }
        }

        return slope;
    }

    /// <summary>The newest readings that passed in (after, until], at most as many as there is room for; how many.</summary>
    private static int Take(SeriesView view, DateTimeOffset after, DateTimeOffset until, Span<double> hours, Span<double> values)
    {
        var count = 0;
        foreach (var observation in view.Between(after, until, Flag.Pass))
        {
            if (count == hours.Length)
            {
                hours[1..].CopyTo(hours);
                values[1..].CopyTo(values);
                count--;
            }

            hours[count] = (observation.At - until).TotalHours;
            values[count] = observation.Value;
            count++;
        }

        return count;
    }
}

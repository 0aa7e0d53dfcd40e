using Telemetry.Domain.Forecasts;

namespace Telemetry.Rules.Winter.RoadSurface;

/// <summary>The station's own members, each weighing by the inverse of its mean square error at the lead (Bates and Granger).</summary>
internal static class StationBlend
{
    private static readonly RoadForecastMember[] Statistical =
        [RoadForecastMember.DampedTrend, RoadForecastMember.ThreeDayCourse, RoadForecastMember.SevenDayCourse];

    /// <summary>K² with the weight of one error: what every member begins with, so that few errors decide little.</summary>
    private const double PriorSquare = 1;
    private const double PriorWeight = 15;

    public static RoadForecast Forecast(RoadForecastRequest request, MeasuredCourse surface, RoadObservation newest, RoadForecastNote notes)
    {
        var steps = request.Hours * 3;
        var members = new List<(RoadForecastMember Member, double[] Values)>();
        var weather = StationMembers.Weather(request.Measured, request.IssuedAt, request.Hours);
        if (weather.Count > 0)
        {
            var hours = request.Measured.Where(w => w.At <= request.IssuedAt).Concat(weather);
            var states = SurfaceModel.Run(
                request, surface, new WeatherCourse(hours, request.Site.Latitude, request.Site.Longitude), request.IssuedAt.AddHours(request.Hours));
            members.Add((RoadForecastMember.StationModel, [.. states.Select(s => s.Rst)]));
        }

        foreach (var member in Statistical)
        {
            var values = new double[steps];
            var whole = true;
            for (var i = 0; i < steps && whole; i++)
            {
                var value = StationMembers.Road(member, surface, request.IssuedAt, request.IssuedAt.AddMinutes(20 * (i + 1)));
                values[i] = value ?? 0;
                whole = value is not null;
            }

            if (whole)
            {
                members.Add((member, values));
            }
        }

        if (members.Count == 0)
        {
            // A station that has only just begun: where the road is, and how little that says.
            members.Add((RoadForecastMember.DampedTrend, [.. Enumerable.Repeat(newest.Value, steps)]));
        }

        var blend = new double[steps];
        for (var i = 0; i < steps; i++)
        {
            double weights = 0;
            foreach (var (member, values) in members)
            {
                var weight = 1 / MeanSquare(request.Errors.At(member, (i + 3) / 3));
                weights += weight;
                blend[i] += weight * values[i];
            }

            blend[i] /= weights;
        }

        var spread = new ErrorSpread(request.Errors, RoadForecastMember.StationBlend, anchored: true);
        notes |= spread.Nights < RoadForecaster.FewNights ? RoadForecastNote.FewErrors : 0;
        return new RoadForecast(request.IssuedAt, RoadForecastBasis.StationAlone, notes | RoadForecastNote.WeatherAssumed)
        {
            StartsFrom = newest,
            Points =
            [
                // What falls on the road nobody knows without a forecast: no state is claimed.
                .. blend.Select((rst, i) => new RoadForecastPoint(
                    request.IssuedAt.AddMinutes(20 * (i + 1)), rst, spread.Around(rst, (i + 1) / 3.0), null, null)),
            ],
            Tracks =
            [
                .. members.Select(m => new RoadForecastTrack(m.Member, RoadForecaster.Hourly(m.Values))),
                new RoadForecastTrack(RoadForecastMember.StationBlend, RoadForecaster.Hourly(blend)),
            ],
        };
    }

    private static double MeanSquare(ReadOnlySpan<double> errors)
    {
        var sum = PriorSquare * PriorWeight;
        foreach (var error in errors)
        {
            sum += error * error;
        }

        return sum / (PriorWeight + errors.Length);
    }
}

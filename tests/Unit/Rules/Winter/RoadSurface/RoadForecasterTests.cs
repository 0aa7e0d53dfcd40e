using CsCheck;
using Telemetry.Domain.Forecasts;
using Telemetry.Domain.Network;
using Telemetry.Domain.Readings;
using Telemetry.Rules.Winter.RoadSurface;
using static Telemetry.Tests.Unit.Rules.Winter.RoadSurface.SomeRoad;

namespace Telemetry.Tests.Unit.Rules.Winter.RoadSurface;

public sealed class RoadForecasterTests
{
    [Fact]
    public void A_day_ahead_in_steps_of_twenty_minutes_that_starts_from_the_truth()
    {
        var forecast = RoadForecaster.Forecast(Request());

        Assert.Equal(RoadForecastBasis.WeatherForecast, forecast.Basis);
        Assert.Equal(RoadForecastNote.FewErrors, forecast.Notes);
        Assert.Equal(Enumerable.Range(1, 72).Select(i => Evening.AddMinutes(20 * i)), forecast.Points.Select(p => p.At));
        Assert.Equal(Request().Surface[^1], forecast.StartsFrom);
        Assert.Equal(Request().Surface[^1].Value, forecast.Points[0].Rst, 0.6);
        Assert.Equal(24, Assert.Single(forecast.Tracks).Hourly.Count);
        Assert.Equal(forecast.Points[2].Rst, forecast.Tracks[0].Hourly[0]);
    }

    [Fact]
    public void Tells_the_minimum_and_the_first_zero_of_its_points()
    {
        var forecast = RoadForecaster.Forecast(Request());

        Assert.Equal(forecast.Points.Min(p => p.Rst), forecast.Minimum!.Value.Value);
        Assert.True(forecast.Minimum.Value.Value < 0);
        Assert.Equal(forecast.Points.First(p => p.Rst <= 0).At, forecast.FirstAtOrBelowZero);
        Assert.All(forecast.Points.TakeWhile(p => p.At < forecast.FirstAtOrBelowZero), p => Assert.True(p.Rst > 0));
    }

    [Fact]
    public void The_same_request_gives_the_same_forecast() =>
        Assert.Equal(RoadForecaster.Forecast(Request()).Points, RoadForecaster.Forecast(Request()).Points);

    [Fact]
    public void What_was_measured_after_the_issue_is_not_looked_at()
    {
        var request = Request();
        var later = request with
        {
            Surface = [.. request.Surface, new RoadObservation(Evening.AddMinutes(10), -9), new RoadObservation(Evening.AddHours(3), 20)],
            Subsurface = [new RoadObservation(Evening.AddHours(1), 30)],
            Measured = [.. request.Measured, .. Hours(1, 20).Select(w => w with { Air = 25 })],
        };

        Assert.Equal(RoadForecaster.Forecast(request).Points, RoadForecaster.Forecast(later).Points);
        Assert.Equal(
            RoadForecaster.Forecast(request with { Weather = [] }).Points,
            RoadForecaster.Forecast(later with { Weather = [] }).Points);
    }

    [Fact]
    public void A_road_that_runs_colder_than_the_balance_says_is_foreseen_colder()
    {
        var request = Request();
        var colder = request with { Surface = [.. request.Surface.Select(o => o with { Value = o.Value - 1.5 })] };
        var (usual, cold) = (RoadForecaster.Forecast(request), RoadForecaster.Forecast(colder));

        Assert.True(cold.Points[2].Rst < usual.Points[2].Rst - 1);
        Assert.True(cold.Points[^1].Rst < usual.Points[^1].Rst - 0.3);
    }

    [Fact]
    public void A_weather_forecast_that_is_off_now_begins_from_what_is_measured()
    {
        var request = Request();
        RoadWeather[] warmer = [.. Hours(-2, 25).Select(w => w with { Air = w.Air + 4, DewPoint = w.DewPoint + 4 })];
        var (told, untold) = (
            RoadForecaster.Forecast(request with { Weather = warmer }),
            RoadForecaster.Forecast(request with { Weather = [.. warmer.Where(w => w.At > Evening)] }));
        var right = RoadForecaster.Forecast(request);

        Assert.Equal(right.Points[2].Rst, told.Points[2].Rst, 0.3);
        Assert.True(untold.Points[2].Rst > told.Points[2].Rst + 0.3);
        // After a day a difference has faded.
        Assert.Equal(untold.Points[^1].Rst, told.Points[^1].Rst, 0.3);
    }

    [Fact]
    public void Ends_where_the_weather_forecast_ends_and_says_so()
    {
        var forecast = RoadForecaster.Forecast(Request() with { Weather = Hours(1, 9) });

        Assert.Equal(Evening.AddHours(9), forecast.Until);
        Assert.True(forecast.Notes.HasFlag(RoadForecastNote.EndsEarly));
    }

    [Fact]
    public void A_hole_in_the_weather_forecast_ends_it()
    {
        var forecast = RoadForecaster.Forecast(Request() with { Weather = [.. Hours(1, 5), .. Hours(10, 25)] });

        Assert.Equal(Evening.AddHours(5), forecast.Until);
    }

    [Fact]
    public void A_weather_forecast_that_is_too_old_is_refused_and_the_station_looks_ahead_alone()
    {
        var request = Request() with { WeatherIssuedAt = Evening.AddHours(-12.1) };
        var forecast = RoadForecaster.Forecast(request);

        Assert.Equal(RoadForecastBasis.StationAlone, forecast.Basis);
        Assert.True(forecast.Notes.HasFlag(RoadForecastNote.WeatherTooOld));
    }

    [Fact]
    public void Alone_a_station_says_no_state_and_is_less_sure_and_ever_less()
    {
        var forecast = RoadForecaster.Forecast(Request() with { Weather = [] });
        var withWeather = RoadForecaster.Forecast(Request());

        Assert.Equal(RoadForecastBasis.StationAlone, forecast.Basis);
        Assert.True(forecast.Notes.HasFlag(RoadForecastNote.NoWeather));
        Assert.Equal(72, forecast.Points.Count);
        Assert.All(forecast.Points, p => Assert.Null(p.State));
        Assert.Equal(
            [RoadForecastMember.StationModel, RoadForecastMember.DampedTrend, RoadForecastMember.ThreeDayCourse, RoadForecastMember.SevenDayCourse, RoadForecastMember.StationBlend],
            forecast.Tracks.Select(t => t.Member));
        var widths = forecast.Points.Select(p => p.Quantiles.P90 - p.Quantiles.P10).ToArray();
        Assert.Equal(widths.Order(), widths);
        Assert.True(widths[35] > 1.5 * (withWeather.Points[35].Quantiles.P90 - withWeather.Points[35].Quantiles.P10));
    }

    [Fact]
    public void Alone_a_station_repeats_a_day_that_is_like_the_days_before()
    {
        var forecast = RoadForecaster.Forecast(Request() with { Weather = [] });
        var course = forecast.Tracks.Single(t => t.Member == RoadForecastMember.ThreeDayCourse).Hourly;

        Assert.Equal(Hours(1, 24).Select(w => w.Air - 2.5), course, (a, b) => Math.Abs(a - b) < 1e-6);
    }

    [Fact]
    public void A_member_that_erred_less_weighs_more()
    {
        var request = Request() with { Weather = [] };
        var errors =
            from night in Enumerable.Range(1, 20)
            from lead in Enumerable.Range(1, 24)
            from member in new[] { RoadForecastMember.StationModel, RoadForecastMember.DampedTrend, RoadForecastMember.ThreeDayCourse, RoadForecastMember.SevenDayCourse }
            select new RoadForecastError(
                member, Evening.AddDays(-night - 1), Evening.AddDays(-night - 1).AddHours(lead), member == RoadForecastMember.ThreeDayCourse ? 0.01 : 6);
        var forecast = RoadForecaster.Forecast(request with { Errors = new RoadForecastErrors(errors, Evening) });
        var blend = forecast.Tracks[^1].Hourly[11];
        var best = forecast.Tracks.Single(t => t.Member == RoadForecastMember.ThreeDayCourse).Hourly[11];
        var before = RoadForecaster.Forecast(request).Tracks[^1].Hourly[11];

        Assert.True(Math.Abs(blend - best) < 0.5 * Math.Abs(before - best));
    }

    [Fact]
    public void A_station_that_has_only_just_begun_says_where_it_is_and_how_little_that_says()
    {
        var forecast = RoadForecaster.Forecast(Request() with { Surface = [new RoadObservation(Evening, 1.2)], Measured = [], Weather = [] });

        Assert.All(forecast.Points, p => Assert.Equal(1.2, p.Rst));
        Assert.True(forecast.Points[^1].Quantiles.P10 < -1);
    }

    [Fact]
    public void Without_weather_and_without_the_road_there_is_nothing_to_say()
    {
        var forecast = RoadForecaster.Forecast(Request() with { Weather = [], Surface = [.. Request().Surface.Where(o => o.At < Evening.AddHours(-4))] });

        Assert.Equal(RoadForecastBasis.None, forecast.Basis);
        Assert.True(forecast.Notes.HasFlag(RoadForecastNote.NotAnchored));
        Assert.Empty(forecast.Points);
        Assert.Null(forecast.Minimum);
        Assert.Null(forecast.FirstAtOrBelowZero);
    }

    [Fact]
    public void A_road_sensor_that_has_failed_leaves_the_weather_and_more_doubt()
    {
        var silent = RoadForecaster.Forecast(Request() with { Surface = [] });
        var whole = RoadForecaster.Forecast(Request());

        Assert.Equal(RoadForecastBasis.WeatherForecast, silent.Basis);
        Assert.True(silent.Notes.HasFlag(RoadForecastNote.NotAnchored));
        Assert.Null(silent.StartsFrom);
        Assert.InRange(silent.Points[2].Rst, whole.Points[2].Rst - 4, whole.Points[2].Rst + 4);
        Assert.True(silent.Points[2].Quantiles.P10 < silent.Points[2].Rst - 1);
    }

    [Fact]
    public void Rain_before_a_frost_makes_ice_and_a_dry_night_none()
    {
        var rain = Request() with { Weather = [.. Hours(1, 25).Select(w => w.At <= Evening.AddHours(3) ? w with { Precipitation = 2 } : w)] };
        var wet = RoadForecaster.Forecast(rain);
        var dry = RoadForecaster.Forecast(Request());

        Assert.Contains(wet.Points, p => p.State is SurfaceState.Ice && p.Stores!.Value.Ice > 0.2);
        Assert.DoesNotContain(dry.Points, p => p.State is SurfaceState.Ice or SurfaceState.Wet or SurfaceState.Frost);
    }

    [Fact]
    public void What_a_sensor_says_of_the_road_now_goes_before_what_was_reckoned()
    {
        var forecast = RoadForecaster.Forecast(Request() with { OnRoad = new RoadStores(0.4, 0, 0, 0) });

        Assert.InRange(forecast.Points[0].Stores!.Value.All, 0.3, 0.45);
    }

    [Fact]
    public void Cloud_that_nobody_gives_is_assumed_and_said()
    {
        var forecast = RoadForecaster.Forecast(Request() with { Weather = [.. Hours(1, 25).Select(w => w with { Cloud = double.NaN })] });

        Assert.True(forecast.Notes.HasFlag(RoadForecastNote.WeatherAssumed));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(8)]
    public void A_sky_that_nobody_saw_is_told_by_how_the_road_has_cooled(double octas)
    {
        var unseen = Request();
        unseen = unseen with { Measured = [.. unseen.Measured.Select(w => w with { Cloud = double.NaN })], Weather = [.. unseen.Weather.Select(w => w with { Cloud = double.NaN })] };
        // The night as it goes under that sky, and the evening of it as the station measures it.
        var night = RoadForecaster.Forecast(Request() with { Surface = [], Weather = [.. Hours(1, 25).Select(w => w with { Cloud = octas })], Measured = [.. Hours(-60, 0).Select(w => w with { Cloud = octas })] });
        var later = Evening.AddHours(6);
        var forecast = RoadForecaster.Forecast(unseen with
        {
            IssuedAt = later,
            Surface = [.. night.Points.Where(p => p.At <= later).Select(p => new RoadObservation(p.At, p.Rst))],
            Measured = [.. unseen.Measured, .. unseen.Weather.Where(w => w.At <= later)],
        });

        var morning = later.AddHours(6);
        Assert.Equal(night.Points.Single(p => p.At == morning).Rst, forecast.Points.Single(p => p.At == morning).Rst, 0.8);
    }

    [Fact]
    public void Whatever_comes_in_something_finite_or_nothing_comes_out()
    {
        var number = Gen.OneOf(Gen.Double[-60, 60], Gen.Double[-60, 60], Gen.Double, Gen.Const(double.NaN), Gen.Const(double.PositiveInfinity));
        var hour = Gen.Select(Gen.Int[-60, 30], Gen.Select(number, number, number), Gen.Select(number, number, number), Gen.Select(number, number))
            .Select((h, a, b, c) => new RoadWeather(Evening.AddHours(h))
            {
                Air = a.Item1, DewPoint = a.Item2, Wind = a.Item3, Cloud = b.Item1, Radiation = b.Item2, Precipitation = b.Item3, Snowfall = c.Item1, Pressure = c.Item2,
            });
        var reading = Gen.Select(Gen.Int[-6000, 200], number).Select((m, v) => new RoadObservation(Evening.AddMinutes(m), v));
        Gen.Select(hour.Array[0, 60], hour.Array[0, 40], reading.Array[0, 80], Gen.Int[1, 24], Gen.Bool).Sample((measured, ahead, surface, hours, bridge) =>
        {
            var forecast = RoadForecaster.Forecast(
                new RoadForecastRequest(Site(new RoadProfile { Construction = bridge ? RoadConstruction.Bridge : RoadConstruction.Ground }), TimeZoneInfo.Utc, Evening)
                {
                    Surface = [.. surface.OrderBy(o => o.At)], Subsurface = [.. surface.OrderBy(o => o.At).Take(5)],
                    Measured = [.. measured.OrderBy(w => w.At)], Weather = [.. ahead.OrderBy(w => w.At)], Hours = hours, FreezingPoint = -3,
                });
            Assert.All(forecast.Points, p =>
            {
                Assert.True(double.IsFinite(p.Rst));
                // A model's road is held by its weather; three readings of a broken sensor, laid end to end, by nothing nearer.
                Assert.InRange(p.Rst, forecast.Basis == RoadForecastBasis.WeatherForecast ? -150 : -260, 280);
                Assert.True(p.Quantiles.P10 <= p.Quantiles.P50 && p.Quantiles.P50 <= p.Quantiles.P90);
            });
            Assert.True(forecast.Basis != RoadForecastBasis.None || forecast.Points.Count == 0);
        }, iter: 300);
    }

    [Fact]
    public void A_horizon_beyond_a_decision_day_is_a_callers_error() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => RoadForecaster.Forecast(Request() with { Hours = 27 }));
}

using System.Net;
using System.Text.Json;
using Telemetry.Api.Security;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Rules.Winter.RoadSurface;

namespace Telemetry.Tests.Integration.Api;

public sealed class RoadForecastEndpointsTests
{
    private const string Address = "/api/v1/stations/a57-snake/road-forecast";

    [Fact]
    public async Task With_a_weather_forecast_it_is_the_models_own_of_what_is_stored()
    {
        await using var host = await ApiHost.StartAsync();
        await host.Store.WriteAsync(Some.Batch(1, RoadStation.Days(ApiHost.Now, 9)), CancellationToken.None);
        host.Records.Forecasts.Add(RoadStation.Forecast(ApiHost.Now.AddHours(-3)));
        using var client = await host.ClientAsync(ApiRole.Highways);

        var forecast = await client.GetJsonAsync(Address);

        var points = forecast.GetProperty("points").EnumerateArray().ToList();
        var own = RoadForecaster.Forecast(Request(host)).Points;
        Assert.Equal(72, points.Count);
        Assert.Equal(own.Select(p => (p.At, Math.Round(p.Rst, 2))), points.Select(p => (p.GetProperty("at").GetDateTimeOffset(), Number(p, "rst"))));
        Assert.Equal(own.Select(p => p.State.ToString()!.ToLowerInvariant()), points.Select(p => p.GetProperty("state").GetString()));
        Assert.All(points, p => Assert.True(
            Number(p, "p10") <= Number(p, "p25") && Number(p, "p25") <= Number(p, "p50") && Number(p, "p50") <= Number(p, "p75") && Number(p, "p75") <= Number(p, "p90")));
        Assert.All(points.Where(p => Math.Abs(Number(p, "p50")) > 0.02), p => Assert.Equal(Number(p, "p50") <= 0, Number(p, "chanceAtOrBelowZero") >= 0.5));
        Assert.Equal(points.Min(p => Number(p, "rst")), Number(forecast.GetProperty("minimum"), "rst"));
        Assert.Equal(points.First(p => Number(p, "rst") <= 0).GetProperty("at").GetString(), forecast.GetProperty("firstAtOrBelowZero").GetString());
        Assert.Equal(points.Max(p => Number(p, "chanceAtOrBelowZero")), Number(forecast, "highestChanceAtOrBelowZero"));
        Assert.True(forecast.GetProperty("firstOneInTenAtOrBelowZero").GetDateTimeOffset() <= forecast.GetProperty("firstAtOrBelowZero").GetDateTimeOffset());

        var basis = forecast.GetProperty("basis");
        Assert.Equal(("weather-forecast", "2026-01-14T15:00:00Z", 3, 12, "Met Office"), (
            basis.GetProperty("kind").GetString(), basis.GetProperty("weatherIssuedAt").GetString(), Number(basis, "weatherAgeHours"), Number(basis, "weatherMaxAgeHours"), basis.GetProperty("weatherSource").GetString()));
        var start = forecast.GetProperty("startsFrom");
        Assert.Equal(("rws-snake", "2026-01-14T18:00:00Z", 0), (start.GetProperty("sensor").GetString(), start.GetProperty("observedAt").GetString(), Number(start, "ageMinutes")));
        Assert.Equal(24, forecast.GetProperty("observed").GetArrayLength());

        // Weather was never forecast before, so nothing is known of how good such forecasts are here.
        Assert.Equal((false, 0), (forecast.GetProperty("band").GetProperty("calibrated").GetBoolean(), forecast.GetProperty("band").GetProperty("pastForecasts").GetInt32()));
        Assert.Contains(Notes(forecast), n => n.StartsWith("The band is not calibrated to this station: 0 of its past forecasts", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_band_rests_on_the_stations_own_past_forecasts_once_there_are_enough()
    {
        await using var host = await ApiHost.StartAsync();
        await host.Store.WriteAsync(Some.Batch(1, RoadStation.Days(ApiHost.Now, 41)), CancellationToken.None);
        host.Records.Forecasts.Add(RoadStation.Forecast(ApiHost.Now.AddHours(-3)));
        using var client = await host.ClientAsync(ApiRole.Highways);
        var young = await client.GetJsonAsync($"{Address}?knownAt=2026-01-14T17:30:00Z");
        for (var day = 1; day <= 31; day++)
        {
            host.Records.Forecasts.Add(RoadStation.Forecast(ApiHost.Now.AddHours(-3).AddDays(-day)));
        }

        var seasoned = await client.GetJsonAsync(Address);

        var band = seasoned.GetProperty("band");
        Assert.Equal((true, 30, "2025-12-15T18:00:00Z"), (band.GetProperty("calibrated").GetBoolean(), band.GetProperty("pastForecasts").GetInt32(), band.GetProperty("since").GetString()));
        Assert.DoesNotContain(Notes(seasoned), n => n.Contains("calibrated", StringComparison.Ordinal));

        // Days that go like one another are foreseen better than published errors say.
        Assert.False(young.GetProperty("band").GetProperty("calibrated").GetBoolean());
        Assert.True(Width(seasoned) < 0.8 * Width(young), $"{Width(seasoned)} K against {Width(young)} K");
    }

    [Fact]
    public async Task Without_a_young_weather_forecast_the_station_alone_is_asked_and_claims_no_state()
    {
        await using var host = await ApiHost.StartAsync();
        await host.Store.WriteAsync(Some.Batch(1, RoadStation.Days(ApiHost.Now, 20)), CancellationToken.None);
        host.Records.Forecasts.Add(RoadStation.Forecast(ApiHost.Now.AddHours(-13)));
        using var client = await host.ClientAsync(ApiRole.Highways);

        var forecast = await client.GetJsonAsync(Address);

        Assert.Equal("station-alone", forecast.GetProperty("basis").GetProperty("kind").GetString());
        Assert.Equal(JsonValueKind.Null, forecast.GetProperty("basis").GetProperty("weatherIssuedAt").ValueKind);
        Assert.All(forecast.GetProperty("points").EnumerateArray(), p => Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (p.GetProperty("state").ValueKind, p.GetProperty("iceMm").ValueKind)));
        Assert.Contains("The newest weather forecast, of 2026-01-14 05:00 UTC, is 13.0 h old; over 12 h it is not used.", Notes(forecast));
        Assert.InRange(forecast.GetProperty("band").GetProperty("pastForecasts").GetInt32(), 15, 20);
    }

    [Fact]
    public async Task Suspect_and_failed_readings_have_no_part_and_are_named()
    {
        await using var host = await ApiHost.StartAsync();
        await host.Store.WriteAsync(
            Some.Batch(
                1,
                [
                    .. RoadStation.Days(ApiHost.Now.AddHours(-1), 9),
                    Some.Reading(RoadStation.Sensor, Quantity.RoadSurfaceTemperature, ApiHost.Now.AddMinutes(-40), 9, Flag.Suspect),
                    Some.Reading(RoadStation.Sensor, Quantity.RoadSurfaceTemperature, ApiHost.Now.AddMinutes(-30), 30, Flag.Fail),
                    Some.Reading(RoadStation.Sensor, Quantity.AirTemperature, ApiHost.Now.AddMinutes(-30), 30, Flag.Fail),
                ]),
            CancellationToken.None);
        host.Records.Forecasts.Add(RoadStation.Forecast(ApiHost.Now.AddHours(-3)));
        using var client = await host.ClientAsync(ApiRole.Highways);

        var forecast = await client.GetJsonAsync(Address);

        Assert.Equal(("2026-01-14T17:00:00Z", 60), (forecast.GetProperty("startsFrom").GetProperty("observedAt").GetString(), Number(forecast.GetProperty("startsFrom"), "ageMinutes")));
        Assert.Contains("The road surface temperature that it starts from is 60 min old: none since has passed its checks.", Notes(forecast));
        Assert.Contains("1 suspect reading of road_surface_temperature was left out, the last of 2026-01-14 17:20 UTC.", Notes(forecast));
        Assert.Contains("1 failed reading of road_surface_temperature was left out, the last of 2026-01-14 17:30 UTC.", Notes(forecast));
        Assert.Contains("1 failed reading of air_temperature was left out, the last of 2026-01-14 17:30 UTC.", Notes(forecast));
        var observed = forecast.GetProperty("observed").EnumerateArray().ToList();
        Assert.Equal((9, "suspect"), (Number(observed[^1], "value"), observed[^1].GetProperty("flag").GetString()));
        Assert.All(observed, o => Assert.InRange(Number(o, "value"), -10, 10));
        Assert.InRange(Number(forecast.GetProperty("points")[0], "rst"), -5, 5);
    }

    [Fact]
    public async Task An_older_forecast_is_made_from_what_was_known_then_and_shows_what_was_measured_since()
    {
        await using var host = await ApiHost.StartAsync();
        var issued = ApiHost.Now.AddHours(-6);
        await host.Store.WriteAsync(Some.Batch(1, RoadStation.Days(issued, 9)), CancellationToken.None);
        host.Records.Forecasts.Add(RoadStation.Forecast(issued.AddHours(-2)));
        using var client = await host.ClientAsync(ApiRole.Highways);
        var then = await client.GetJsonAsync($"{Address}?knownAt=2026-01-14T12:00:00Z");

        // Later: a warmer road, a reading of before the issue that came late, and a forecast that was received after it.
        await host.Store.WriteAsync(
            Some.Batch(
                2,
                [
                    .. Enumerable.Range(1, 6).Select(h => Some.Reading(RoadStation.Sensor, Quantity.RoadSurfaceTemperature, issued.AddHours(h), 8)),
                    Some.Reading(RoadStation.Sensor, Quantity.RoadSurfaceTemperature, issued.AddMinutes(-10), 8, receivedAt: issued.AddHours(2)),
                ]),
            CancellationToken.None);
        host.Records.Forecasts.Add(RoadStation.Forecast(issued.AddHours(-1), issued.AddHours(1)) with { Source = "later" });
        var again = await client.GetJsonAsync($"{Address}?issuedAt=2026-01-14T12:00:00Z");

        Assert.Equal(then.GetProperty("points").GetRawText(), again.GetProperty("points").GetRawText());
        Assert.Equal(then.GetProperty("basis").GetRawText(), again.GetProperty("basis").GetRawText());
        Assert.Equal(then.GetProperty("startsFrom").GetRawText(), again.GetProperty("startsFrom").GetRawText());
        Assert.Equal((24, 31), (then.GetProperty("observed").GetArrayLength(), again.GetProperty("observed").GetArrayLength()));
        Assert.Equal(("2026-01-14T18:00:00Z", 8), (again.GetProperty("asOf").GetString(), Number(again.GetProperty("observed")[30], "value")));
    }

    [Fact]
    public async Task Without_a_road_to_start_from_there_is_no_forecast_and_what_is_missing_is_told()
    {
        await using var host = await ApiHost.StartAsync();
        await host.Store.WriteAsync(
            Some.Batch(
                1,
                [
                    .. RoadStation.Days(ApiHost.Now.AddHours(-4), 3),
                    Some.Reading(RoadStation.Sensor, Quantity.RoadSurfaceTemperature, ApiHost.Now.AddMinutes(-30), -1, Flag.Suspect),
                    Some.Reading(RoadStation.Sensor, Quantity.RoadSurfaceTemperature, ApiHost.Now.AddMinutes(-20), -99, Flag.Fail),
                ]),
            CancellationToken.None);
        host.Records.Forecasts.Add(RoadStation.Forecast(ApiHost.Now.AddHours(-3)));
        using var client = await host.ClientAsync(ApiRole.Highways);

        var problem = await (await client.GetAsync(Address)).ProblemAsync(HttpStatusCode.Conflict);

        Assert.Equal(
            "A road forecast starts from a road surface temperature that passed its checks within 3 h, and at 2026-01-14 18:00 UTC there was none at a57-snake: "
            + "the newest that passed its checks is of 2026-01-14 14:00 UTC. In 8 days 1 suspect and 1 failed.",
            problem.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task More_readings_than_may_be_read_leave_the_band_uncalibrated_and_then_give_no_forecast()
    {
        await using var host = await ApiHost.StartAsync(settings: ("Telemetry:Api:RoadForecastReadings", "1000"));
        await host.Store.WriteAsync(Some.Batch(1, RoadStation.Days(ApiHost.Now.AddDays(-1), 12)), CancellationToken.None);
        using var client = await host.ClientAsync(ApiRole.Highways);

        var forecast = await client.GetJsonAsync($"{Address}?knownAt=2026-01-13T18:00:00Z");
        await host.Store.WriteAsync(
            Some.Batch(2, [.. Enumerable.Range(1, 400).Select(i => Some.Reading(RoadStation.Sensor, Quantity.WaterFilmThickness, ApiHost.Now.AddMinutes(-5 * i), 0))]),
            CancellationToken.None);
        var problem = await (await client.GetAsync(Address)).ProblemAsync(HttpStatusCode.Conflict);

        Assert.False(forecast.GetProperty("band").GetProperty("calibrated").GetBoolean());
        Assert.Contains(Notes(forecast), n => n.Contains("Telemetry:Api:RoadForecastReadings", StringComparison.Ordinal));
        Assert.Contains("more than 1000 readings in 8 days", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_is_away_gives_no_forecast()
    {
        await using var host = await ApiHost.StartAsync();
        using var client = await host.ClientAsync(ApiRole.Highways);
        host.Held.Away = true;

        await (await client.GetAsync(Address)).ProblemAsync(HttpStatusCode.ServiceUnavailable);
    }

    [Theory]
    [InlineData("/api/v1/stations/nowhere/road-forecast", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/stations/market-square/road-forecast", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/stations/a57-snake/road-forecast?issuedAt=2026-01-14T18:01:00Z", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/stations/a57-snake/road-forecast?issuedAt=2026-01-14T12:00:00Z&knownAt=2026-01-14T11:00:00Z", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/stations/a57-snake/road-forecast?knownAt=yesterday", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/stations/a57-snake/road-forecast?hours=3", HttpStatusCode.BadRequest)]
    public async Task What_is_not_there_and_what_cannot_be_asked_is_told(string address, HttpStatusCode status)
    {
        await using var host = await ApiHost.StartAsync();
        using var client = await host.ClientAsync(ApiRole.Highways);

        await (await client.GetAsync(address)).ProblemAsync(status);
    }

    /// <summary>The same as is stored, brought to the model by hand.</summary>
    private static RoadForecastRequest Request(ApiHost host)
    {
        var network = ((INetworkProvider)host.Services.GetService(typeof(INetworkProvider))!).Current;
        var past = Enumerable.Range(0, 8 * 24).Select(h => ApiHost.Now.AddHours(-h)).Reverse().ToList();
        return new RoadForecastRequest(network.FindSite(RoadStation.Site)!, network.TimeZone, ApiHost.Now)
        {
            Surface = [.. past.Select(at => new RoadObservation(at, RoadStation.Air(at) - 1))],
            Measured = [.. past.Select(at => new RoadWeather(at) { Air = RoadStation.Air(at), DewPoint = RoadStation.Air(at) - 3, Precipitation = 0 })],
            Weather =
            [
                .. Enumerable.Range(-3, 37).Select(h => ApiHost.Now.AddHours(h)).Select(at => new RoadWeather(at)
                {
                    Air = RoadStation.Air(at), DewPoint = RoadStation.Air(at) - 3, Wind = 2, Cloud = 6, Precipitation = 0,
                }),
            ],
            WeatherIssuedAt = ApiHost.Now.AddHours(-3),
        };
    }

    private static double Number(JsonElement of, string name) => of.GetProperty(name).GetDouble();

    private static double Width(JsonElement forecast) => Number(forecast.GetProperty("points")[35], "p90") - Number(forecast.GetProperty("points")[35], "p10");

    private static List<string> Notes(JsonElement forecast) => [.. forecast.GetProperty("notes").EnumerateArray().Select(n => n.GetString()!)];
}

using System.Net;
using System.Text.Json;
using Telemetry.Api.Security;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Forecasts;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Rules.Winter;

namespace Telemetry.Tests.Integration.Api;

public sealed class StationEndpointsTests
{
    [Fact]
    public async Task A_road_station_has_its_sensors_routes_and_the_thresholds_in_force_with_their_sources()
    {
        await using var host = await ApiHost.StartAsync(settings: ("Telemetry:Winter:PrecautionaryAtOrBelowRst", "0.8"));
        using var client = await host.ClientAsync(ApiRole.Analyst);

        var station = await client.GetJsonAsync("/api/v1/stations/a57-snake");

        Assert.Equal(("2026-01-14T18:00:00Z", "Europe/London", "2026-01-13T18:00:00Z"), (
            station.GetProperty("asOf").GetString(), station.GetProperty("timeZone").GetString(), station.GetProperty("from").GetString()));
        var sensor = Assert.Single(station.GetProperty("sensors").EnumerateArray());
        Assert.Equal(("rws-snake", "depot-north", "Northern depot", 600, 1800, "indicative"), (
            sensor.GetProperty("id").GetString(), sensor.GetProperty("gateway").GetString(), sensor.GetProperty("gatewayName").GetString(),
            sensor.GetProperty("intervalSeconds").GetDouble(), sensor.GetProperty("silentAfterSeconds").GetDouble(), sensor.GetProperty("grade").GetString()));
        Assert.Contains(sensor.GetProperty("quantities").EnumerateArray(), q => q.GetProperty("name").GetString() == "road_surface_temperature" && q.GetProperty("unit").GetString() == "Cel");

        var route = Assert.Single(station.GetProperty("routes").EnumerateArray());
        Assert.Equal(("p1-snake", -0.4, 1.2), (
            route.GetProperty("route").GetProperty("id").GetString(), route.GetProperty("offsetK").GetDouble(), route.GetProperty("precautionaryAtStation").GetDouble()));

        var thresholds = station.GetProperty("thresholds").EnumerateArray().ToDictionary(t => t.GetProperty("code").GetString()!);
        Assert.Equal((0, JsonValueKind.Null), (thresholds["freezing"].GetProperty("value").GetDouble(), thresholds["freezing"].GetProperty("setting").ValueKind));
        Assert.Equal((0.8, "Telemetry:Winter:PrecautionaryAtOrBelowRst", "Set on this host; the default is 0.5 °C (Buckinghamshire policy 2022)"), Threshold(thresholds["precautionary"]));
        Assert.Equal((1, "Telemetry:Winter:NoActionAboveRst", "Ayrshire Roads Alliance plan 1.3; Surrey 2013"), Threshold(thresholds["no-action-above"]));
        Assert.Equal(JsonValueKind.Null, station.GetProperty("forecast").ValueKind);
    }

    [Fact]
    public async Task The_frost_point_is_the_rules_own_and_has_nothing_where_nothing_passed()
    {
        await using var host = await ApiHost.StartAsync();
        var at = ApiHost.Now.AddHours(-2);
        await host.Store.WriteAsync(
            Some.Batch(
                1,
                Some.Reading("rws-snake", Quantity.AirTemperature, at, 1),
                Some.Reading("rws-snake", Quantity.DewPoint, at, -4),
                Some.Reading("rws-snake", Quantity.DewPoint, at.AddMinutes(10), -3, Flag.Fail),
                // Over the air temperature, which is an error of one of the two: saturation.
                Some.Reading("rws-snake", Quantity.AirTemperature, at.AddMinutes(20), -1),
                Some.Reading("rws-snake", Quantity.DewPoint, at.AddMinutes(20), -0.5),
                // The last that passed is 35 min old by then: three intervals and more.
                Some.Reading("rws-snake", Quantity.DewPoint, at.AddMinutes(55), -3, Flag.Fail)),
            CancellationToken.None);
        using var client = await host.ClientAsync(ApiRole.Analyst);

        var series = (await client.GetJsonAsync("/api/v1/stations/a57-snake?hours=3")).GetProperty("frostPoint");

        Assert.Equal("The dew point sensor, held at or below the air temperature", series.GetProperty("basis").GetString());
        Assert.Equal(1800, series.GetProperty("silentAfterSeconds").GetDouble());
        var points = series.GetProperty("points").EnumerateArray().ToList();
        Assert.Equal([0, 10, 20, 55], points.Select(p => (p.GetProperty("at").GetDateTimeOffset() - at).TotalMinutes));
        Assert.Equal(FrostPoint.FromDewPoint(-4), points[0].GetProperty("frostPoint").GetDouble(), 9);
        Assert.InRange(points[0].GetProperty("frostPoint").GetDouble(), -3.6, -3.5);
        Assert.Equal(points[0].GetProperty("frostPoint").GetDouble(), points[1].GetProperty("frostPoint").GetDouble(), 9);
        Assert.Equal(-1, points[2].GetProperty("dewPoint").GetDouble(), 9);
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (points[3].GetProperty("frostPoint").ValueKind, points[3].GetProperty("dewPoint").ValueKind));
    }

    [Fact]
    public async Task The_forecast_says_when_it_was_made_whether_it_is_still_a_basis_and_its_frost_point()
    {
        await using var host = await ApiHost.StartAsync();
        host.Records.Forecasts.Add(Issue(ApiHost.Now.AddHours(-12)));
        using var client = await host.ClientAsync(ApiRole.Analyst);

        var fresh = (await client.GetJsonAsync("/api/v1/stations/a57-snake")).GetProperty("forecast");
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        var old = (await client.GetJsonAsync("/api/v1/stations/a57-snake")).GetProperty("forecast");

        Assert.Equal(("2026-01-14T06:00:00Z", true, 12), (fresh.GetProperty("issuedAt").GetString(), fresh.GetProperty("isBasis").GetBoolean(), fresh.GetProperty("maxAgeHours").GetDouble()));
        Assert.False(old.GetProperty("isBasis").GetBoolean());
        var humid = Assert.Single(fresh.GetProperty("frostPoint").EnumerateArray());
        Assert.Equal(FrostPoint.FromDewPoint(-2), humid.GetProperty("frostPoint").GetDouble(), 9);
        Assert.Equal(2, fresh.GetProperty("values").GetArrayLength());
    }

    [Fact]
    public async Task The_nights_of_a_road_sensor_are_those_that_decisions_know_with_the_drift_they_come_to()
    {
        await using var host = await ApiHost.StartAsync();
        host.Outcomes.Add(ApiHost.Now, [.. Enumerable.Range(0, 13).Select(i => new RoadNight(
            new SiteId("a57-snake"), new SensorId("rws-snake"), new DateOnly(2026, 1, 1).AddDays(i), new DateTimeOffset(2026, 1, 2, 12, 0, 0, TimeSpan.Zero).AddDays(i),
            1.5, 10, i < 10 ? -0.5 : 2.5, null))]);
        using var client = await host.ClientAsync(ApiRole.Analyst);

        var sensor = Assert.Single((await client.GetJsonAsync("/api/v1/stations/a57-snake/nights?nights=2")).GetProperty("sensors").EnumerateArray());

        Assert.Equal("rws-snake", sensor.GetProperty("sensor").GetString());
        var drift = sensor.GetProperty("drift");
        Assert.Equal((3, "air", "3.0 K warmer at night beside the air than it used to"), (
            drift.GetProperty("kelvin").GetDouble(), drift.GetProperty("beside").GetString(), drift.GetProperty("words").GetString()));
        Assert.Equal(["2026-01-12", "2026-01-13"], sensor.GetProperty("nights").EnumerateArray().Select(n => n.GetProperty("night").GetString()));
        foreach (var (address, status) in new[] { ("nowhere/nights", HttpStatusCode.NotFound), ("a57-snake/nights?nights=201", HttpStatusCode.BadRequest) })
        {
            using var refused = await client.GetAsync($"/api/v1/stations/{address}");
            Assert.Equal(status, refused.StatusCode);
        }
    }

    [Fact]
    public async Task A_site_of_another_kind_has_its_quantities_bins_and_newest_readings_but_no_winter_thresholds()
    {
        await using var host = await ApiHost.StartAsync();
        host.Pipeline.Put("bin-market-1", Quantity.Distance, ApiHost.Now.AddHours(-1), 700);
        using var client = await host.ClientAsync(ApiRole.Analyst);

        var station = await client.GetJsonAsync("/api/v1/stations/market-square");

        Assert.Empty(station.GetProperty("thresholds").EnumerateArray());
        Assert.Empty(station.GetProperty("routes").EnumerateArray());
        Assert.Equal(JsonValueKind.Null, station.GetProperty("frostPoint").ValueKind);
        Assert.Equal("market-1", Assert.Single(station.GetProperty("bins").EnumerateArray()).GetProperty("id").GetString());
        var latest = Assert.Single(station.GetProperty("latest").EnumerateArray());
        Assert.Equal(("distance", "mm", 700, "2026-01-14T20:00:00Z"), (
            latest.GetProperty("quantity").GetString(), latest.GetProperty("unit").GetString(), latest.GetProperty("value").GetDouble(), latest.GetProperty("staleAfter").GetString()));
        Assert.Equal("reporting", station.GetProperty("site").GetProperty("state").GetString());
    }

    [Theory]
    [InlineData("/api/v1/stations/nowhere", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/stations/a57-snake?hours=0", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/stations/a57-snake?hours=337", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/stations/a57-snake?days=2", HttpStatusCode.BadRequest)]
    public async Task What_is_not_there_and_what_is_too_much_is_told(string address, HttpStatusCode status)
    {
        await using var host = await ApiHost.StartAsync();
        using var client = await host.ClientAsync(ApiRole.Analyst);

        await (await client.GetAsync(address)).ProblemAsync(status);
    }

    private static (double, string?, string?) Threshold(JsonElement threshold) =>
        (threshold.GetProperty("value").GetDouble(), threshold.GetProperty("setting").GetString(), threshold.GetProperty("source").GetString());

    private static ForecastIssue Issue(DateTimeOffset issuedAt) => new(
        new SiteId("a57-snake"), issuedAt, issuedAt, "Met Office",
        [
            new ForecastValue(ApiHost.Now, Quantity.AirTemperature, -1),
            new ForecastValue(ApiHost.Now, Quantity.DewPoint, -2),
            new ForecastValue(ApiHost.Now.AddHours(1), Quantity.AirTemperature, -2),
        ]);
}

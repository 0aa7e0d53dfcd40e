using System.Net;
using System.Text.Json;
using Telemetry.Api.Security;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;

namespace Telemetry.Tests.Integration.Api;

/// <summary>Readings as the real DuckDB gives them.</summary>
public sealed class ReadingsEndpointsTests
{
    private const string Window = "from=2026-01-14T00:00:00Z&to=2026-01-14T03:00:00Z";

    [Fact]
    public async Task Single_readings_come_in_order_with_unit_flag_and_cursor()
    {
        await using var host = await HostWithReadingsAsync();
        using var client = await host.ClientAsync(ApiRole.Analyst);

        var first = await client.GetJsonAsync($"/api/v1/readings?site=a57-snake&quantity=road_surface_temperature&{Window}&limit=3");
        var second = await client.GetJsonAsync($"/api/v1/readings?site=a57-snake&quantity=road_surface_temperature&{Window}&limit=3&cursor={first.GetProperty("next").GetString()}");

        var readings = first.GetProperty("readings").EnumerateArray().Concat(second.GetProperty("readings").EnumerateArray()).ToList();
        Assert.Equal([1.5, 1, 99, -0.5], readings.Select(r => r.GetProperty("value").GetDouble()));
        Assert.Equal(["pass", "suspect", "fail", "pass"], readings.Select(r => r.GetProperty("flag").GetString()));
        Assert.Equal(JsonValueKind.Null, second.GetProperty("next").ValueKind);
        Assert.All(readings, r => Assert.Equal("Cel", r.GetProperty("unit").GetString()));
        Assert.Equal("SensorRange", readings[2].GetProperty("test").GetString());
        Assert.Equal("2026-01-14T00:10:00Z", readings[0].GetProperty("observedAt").GetString());
    }

    [Fact]
    public async Task Buckets_have_their_gaps_and_failed_readings_never_count()
    {
        await using var host = await HostWithReadingsAsync();
        using var client = await host.ClientAsync(ApiRole.Analyst);

        var answer = await client.GetJsonAsync($"/api/v1/readings?sensor=rws-snake&quantity=road_surface_temperature&{Window}&interval=1h");

        var buckets = answer.GetProperty("buckets").EnumerateArray().ToList();
        Assert.Equal(["2026-01-14T01:00:00Z", "2026-01-14T02:00:00Z", "2026-01-14T03:00:00Z"], buckets.Select(b => b.GetProperty("end").GetString()));

        // 00:10 and the end of the bucket, 01:00, suspect, count; 01:30 failed; 02:00–03:00 has one.
        Assert.Equal(1.25, buckets[0].GetProperty("value").GetDouble());
        Assert.Equal((2, 1), (buckets[0].GetProperty("count").GetInt32(), buckets[0].GetProperty("suspect").GetInt32()));
        Assert.Equal(JsonValueKind.Null, buckets[1].GetProperty("value").ValueKind);
        Assert.Equal((0, 1), (buckets[1].GetProperty("count").GetInt32(), buckets[1].GetProperty("failed").GetInt32()));
        Assert.Equal(-0.5, buckets[2].GetProperty("value").GetDouble());
    }

    [Fact]
    public async Task A_bucket_says_how_much_of_what_its_sensors_interval_lets_expect_is_in_it_and_whether_that_is_enough()
    {
        await using var host = await ApiHost.StartAsync();
        var from = Some.Time("2026-01-14T00:00:00Z");

        // Every 10 min: five of six in the first hour (one of them failed, so four count), all six and one more in the second.
        await host.Store.WriteAsync(
            Some.Batch(
                1,
                [
                    .. new[] { 10, 20, 30, 40 }.Select(m => Some.Reading("rws-snake", Quantity.AirTemperature, from.AddMinutes(m), 1)),
                    Some.Reading("rws-snake", Quantity.AirTemperature, from.AddMinutes(50), 90, Flag.Fail),
                    .. new[] { 70, 75, 80, 90, 100, 110, 120 }.Select(m => Some.Reading("rws-snake", Quantity.AirTemperature, from.AddMinutes(m), 1)),
                    .. new[] { 130, 140, 150, 160, 170 }.Select(m => Some.Reading("rws-snake", Quantity.AirTemperature, from.AddMinutes(m), 1)),
                ]),
            CancellationToken.None);
        using var client = await host.ClientAsync(ApiRole.Analyst);
        const string query = $"/api/v1/readings?sensor=rws-snake&quantity=air_temperature&{Window}&interval=1h";

        var buckets = (await client.GetJsonAsync(query)).GetProperty("buckets").EnumerateArray().ToList();
        var csv = (await client.GetStringAsync(new Uri($"{query}&format=csv", UriKind.Relative))).Split("\r\n");

        Assert.Equal([(0.6667, false), (1, true), (0.8333, true)], buckets.Select(b => (b.GetProperty("capture").GetDouble(), b.GetProperty("sufficient").GetBoolean())));
        Assert.Equal("start,end,sensor,quantity,unit,value,count,suspect,failed,partial,capture,grade", csv[0]);
        Assert.EndsWith(",1,4,0,1,false,0.6667,indicative", csv[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_can_be_said_of_the_capture_of_a_sensor_that_has_left_the_network()
    {
        await using var host = await ApiHost.StartAsync();
        using var client = await host.ClientAsync(ApiRole.Analyst);

        var answer = await client.GetJsonAsync($"/api/v1/readings?sensor=long-gone&includeRetired=true&quantity=no2&{Window}&interval=1h");

        Assert.All(answer.GetProperty("buckets").EnumerateArray(), bucket =>
            Assert.Equal((JsonValueKind.Null, false), (bucket.GetProperty("capture").ValueKind, bucket.GetProperty("sufficient").GetBoolean())));
        Assert.Equal(3, answer.GetProperty("buckets").GetArrayLength());
    }

    [Fact]
    public async Task Empty_buckets_are_given_page_by_page_over_all_series()
    {
        await using var host = await HostWithReadingsAsync();
        using var client = await host.ClientAsync(ApiRole.Analyst);
        List<string> ends = [];
        var cursor = "";
        do
        {
            var page = await client.GetJsonAsync($"/api/v1/readings?sensor=rws-snake,rws-woodhead&quantity=dew_point&{Window}&interval=30m&limit=5{cursor}");
            ends.AddRange(page.GetProperty("buckets").EnumerateArray().Select(b => $"{b.GetProperty("sensor").GetString()} {b.GetProperty("end").GetString()} {b.GetProperty("count")}"));
            cursor = page.GetProperty("next").GetString() is { } next ? $"&cursor={next}" : "";
        }
        while (cursor.Length > 0);

        Assert.Equal(12, ends.Count);
        Assert.Equal(12, ends.Distinct().Count());
        Assert.All(ends, e => Assert.EndsWith(" 0", e, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2026-03-29", "2026-03-29T00:00:00Z", "2026-03-29T23:00:00Z")]
    [InlineData("2026-10-25", "2026-10-24T23:00:00Z", "2026-10-26T00:00:00Z")]
    public async Task A_local_day_over_a_change_of_clocks_has_23_or_25_hours(string day, string start, string end)
    {
        await using var host = await ApiHost.StartAsync();
        var from = Some.Time(start);
        var hours = (int)(Some.Time(end) - from).TotalHours;
        await host.Store.WriteAsync(
            Some.Batch(1, [.. Enumerable.Range(0, 30).Select(h => Some.Reading("rws-snake", Quantity.AirTemperature, from.AddHours(h), 1))]), CancellationToken.None);
        using var client = await host.ClientAsync(ApiRole.Analyst);

        var answer = await client.GetJsonAsync($"/api/v1/readings?sensor=rws-snake&quantity=air_temperature&from={start}&to={end}&interval=1d&aggregate=count");

        var bucket = Assert.Single(answer.GetProperty("buckets").EnumerateArray());
        Assert.Equal((start, end), (bucket.GetProperty("start").GetString(), bucket.GetProperty("end").GetString()));
        Assert.Equal((hours, "1"), (bucket.GetProperty("value").GetDouble(), bucket.GetProperty("unit").GetString()));
        Assert.NotEmpty(day);
    }

    [Fact]
    public async Task CSV_and_NDJSON_by_Accept_have_the_same_rows()
    {
        await using var host = await HostWithReadingsAsync();
        using var client = await host.ClientAsync(ApiRole.Analyst);
        client.DefaultRequestHeaders.Accept.ParseAdd("text/csv");
        var csv = (await client.GetStringAsync(new Uri($"/api/v1/readings?sensor=rws-snake&{Window}", UriKind.Relative))).Split("\r\n");
        var lines = (await client.GetStringAsync(new Uri($"/api/v1/readings?sensor=rws-snake&{Window}&format=ndjson", UriKind.Relative))).Split('\n');

        Assert.Equal("observed_at,sensor,quantity,unit,value,flag,test,marks,received_at,stored_at,grade", csv[0]);
        Assert.StartsWith("2026-01-14T00:10:00Z,rws-snake,road_surface_temperature,Cel,1.5,pass,,,2026-01-14T00:10:00Z,", csv[1], StringComparison.Ordinal);
        Assert.Equal((6, 5), (csv.Length, lines.Length));
        Assert.Equal(1.5, JsonDocument.Parse(lines[0]).RootElement.GetProperty("value").GetDouble());
    }

    [Fact]
    public async Task A_cut_answer_is_never_taken_for_a_whole_one()
    {
        await using var host = await HostWithReadingsAsync(("Telemetry:Api:MaxRows", "2"));
        using var client = await host.ClientAsync(ApiRole.Analyst);

        var lines = (await client.GetStringAsync(new Uri($"/api/v1/readings?sensor=rws-snake&{Window}&format=ndjson", UriKind.Relative))).Split('\n');
        Assert.True(JsonDocument.Parse(lines[2]).RootElement.TryGetProperty("next", out _));
        using var asked = await client.GetAsync($"/api/v1/readings?sensor=rws-snake&{Window}&format=csv&limit=2");
        await asked.Content.ReadAsStringAsync();
        Assert.NotEmpty(asked.Headers.GetValues("Telemetry-Next").Single());
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => client.GetStringAsync(new Uri($"/api/v1/readings?sensor=rws-snake&{Window}&format=csv", UriKind.Relative)));
    }

    [Fact]
    public async Task As_known_at_a_time_leaves_out_what_came_later()
    {
        await using var host = await HostWithReadingsAsync();
        using var client = await host.ClientAsync(ApiRole.Analyst);

        var then = await client.GetJsonAsync($"/api/v1/readings?sensor=rws-snake&{Window}&knownAt=2026-01-14T01:30:00Z&flags=pass");

        Assert.Equal(1.5, Assert.Single(then.GetProperty("readings").EnumerateArray()).GetProperty("value").GetDouble());
    }

    [Fact]
    public async Task Everything_wrong_with_a_request_is_told_at_once()
    {
        await using var host = await ApiHost.StartAsync();
        using var client = await host.ClientAsync(ApiRole.Analyst);

        var problem = await (await client.GetAsync(
            "/api/v1/readings?sensor=nothing&site=nowhere&quantity=rst&from=2026-01-14&interval=7m&timeZone=Mars&flags=good&limit=0&cursor=!&format=xls&knownAt=now&includeRetired=maybe&aggregate=median"))
            .ProblemAsync(HttpStatusCode.BadRequest);

        string[] wrong = ["aggregate", "cursor", "flags", "format", "from", "includeRetired", "interval", "knownAt", "limit", "quantity", "sensor", "site", "timeZone", "to"];
        Assert.Equal(wrong, problem.GetProperty("errors").EnumerateObject().Select(e => e.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_latest_come_from_memory_and_are_answered_304_while_nothing_is_new()
    {
        await using var host = await ApiHost.StartAsync();
        host.Pipeline.Put("rws-snake", Quantity.AirTemperature, ApiHost.Now, 3);
        host.Pipeline.Put("aq-high-street", Quantity.No2, ApiHost.Now, 40);
        using var client = await host.ClientAsync(ApiRole.Analyst);

        using var first = await client.GetAsync("/api/v1/latest?site=a57-snake");
        var reading = Assert.Single((await first.ReadAsync()).GetProperty("readings").EnumerateArray());
        Assert.Equal(("Cel", 3, "2026-01-14T18:30:00Z"), (reading.GetProperty("unit").GetString(), reading.GetProperty("value").GetDouble(), reading.GetProperty("staleAfter").GetString()));
        client.DefaultRequestHeaders.IfNoneMatch.Add(first.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await client.GetAsync("/api/v1/latest?site=a57-snake")).StatusCode);
        host.Pipeline.Put("rws-snake", Quantity.AirTemperature, ApiHost.Now, 4);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/v1/latest?site=a57-snake")).StatusCode);
    }

    private static async Task<ApiHost> HostWithReadingsAsync(params (string, string)[] settings)
    {
        var host = await ApiHost.StartAsync(settings: settings);
        var rst = Quantity.RoadSurfaceTemperature;
        await host.Store.WriteAsync(
            Some.Batch(
                1,
                Some.Reading("rws-snake", rst, Some.Time("2026-01-14T00:00:00Z"), 7),
                Some.Reading("rws-snake", rst, Some.Time("2026-01-14T00:10:00Z"), 1.5),
                Some.Reading("rws-snake", rst, Some.Time("2026-01-14T01:00:00Z"), 1, Flag.Suspect),
                Some.Reading("rws-snake", rst, Some.Time("2026-01-14T01:30:00Z"), 99, Flag.Fail),
                Some.Reading("rws-snake", rst, Some.Time("2026-01-14T03:00:00Z"), -0.5)),
            CancellationToken.None);
        return host;
    }
}

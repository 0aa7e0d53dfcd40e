using System.Text;
using CsCheck;
using Telemetry.Storage.TimeSeries.Influx;
using Telemetry.Storage.TimeSeries.Influx.Http;
using Telemetry.Storage.TimeSeries.Influx.Lines;

namespace Telemetry.Tests.Contract.TimeSeries.Influx.Lying;

/// <summary>Guilty lines are found and the rest is stored, at a bounded cost. docs/sources/storage.md#influx-bisect</summary>
public sealed class LineTrialTests
{
    private const string Conflict = "field type conflict: input field \"value\" on measurement \"pm10\" is type float, already exists as type integer";
    private const string TooOld = "points beyond retention policy";

    private readonly HastyTime _time = new();

    [Theory]
    [InlineData(Dialect.Partial)]
    [InlineData(Dialect.Unprocessable)]
    [InlineData(Dialect.Whole)]
    [InlineData(Dialect.Naming)]
    [InlineData(Dialect.NamingWrongly)]
    public async Task Whatever_lines_are_guilty_they_are_refused_and_all_others_stored(Dialect dialect)
    {
        await Gen.Select(Gen.Int[1, 300], Gen.Double[0, 1], Gen.Int).SampleAsync(
            async (count, share, seed) =>
            {
                var random = new Random(seed);
                var lines = SomeLines.Lines("m", [.. Enumerable.Range(0, count).Select(_ => random.NextDouble() < share ? -1.5 : 1.5)]);
                await WriteAsync(dialect, lines, line => line.Contains("-1.5", StringComparison.Ordinal) ? "invalid number" : null, options => options.BatchLines = 128);
            },
            iter: 25);
    }

    [Theory]
    [InlineData(Dialect.Partial)]
    [InlineData(Dialect.Whole)]
    public async Task One_guilty_line_of_five_thousand_costs_some_twenty_requests(Dialect dialect)
    {
        foreach (var guilty in new[] { 0, 1, 2500, 3333, 4999 })
        {
            var lines = Mixed(5000);
            var bad = TextOf(lines, guilty);
            var (result, requests) = await WriteAsync(dialect, lines, line => line == bad ? "invalid number" : null);
            Assert.Equal([guilty], result.Refused.Select(line => line.Line));
            Assert.InRange(requests, 10, 1 + (2 * 13));
        }
    }

    [Fact]
    public async Task Named_lines_cost_a_request_for_each_hundred()
    {
        var lines = Mixed(5000);
        var (result, requests) = await WriteAsync(Dialect.Naming, lines, line => line.StartsWith("pm10", StringComparison.Ordinal) ? "invalid column type" : null);
        Assert.Equal(1250, result.Refused.Count);
        Assert.Equal(14, requests);
        Assert.All(result.Refused, line => Assert.Equal("invalid column type", line.Reason));
    }

    [Fact]
    public async Task A_measurement_whose_field_has_another_type_is_found_as_a_whole()
    {
        var lines = Mixed(5000);
        var (result, requests) = await WriteAsync(Dialect.Partial, lines, line => line.StartsWith("pm10", StringComparison.Ordinal) ? Conflict : null);
        Assert.Equal(1250, result.Refused.Count);
        Assert.InRange(requests, 2, 60);
    }

    [Fact]
    public async Task Five_thousand_guilty_lines_of_one_cause_are_settled_in_few_requests()
    {
        foreach (var reason in new[] { Conflict, TooOld })
        {
            var (result, requests) = await WriteAsync(Dialect.Unprocessable, Mixed(5000), _ => reason);
            Assert.Equal(5000, result.Refused.Count);
            Assert.InRange(requests, 2, 120);
        }
    }

    /// <summary>The bound of the retention lies within alike lines: those before it are refused, those behind it stored.</summary>
    [Fact]
    public async Task What_the_retention_policy_no_longer_keeps_is_told_to_the_line()
    {
        var lines = Mixed(5000);
        var bound = lines.Nanoseconds(1777);
        var (result, requests) = await WriteAsync(Dialect.Partial, lines, line => long.Parse(line.Split(' ')[^1], System.Globalization.CultureInfo.InvariantCulture) < bound ? TooOld : null);
        Assert.Equal(1777, result.Refused.Count);
        Assert.InRange(requests, 2, 200);
    }

    /// <summary>The same measurement holds floats in one shard and integers in the next.</summary>
    [Fact]
    public async Task A_type_is_judged_by_the_hour()
    {
        var lines = Mixed(5000);
        var from = SomeLines.Evening + (60 * SomeLines.Minute);
        var (result, _) = await WriteAsync(Dialect.Partial, lines, line =>
            line.StartsWith("pm10", StringComparison.Ordinal) && long.Parse(line.Split(' ')[^1], System.Globalization.CultureInfo.InvariantCulture) >= from ? Conflict : null);
        Assert.Equal(Enumerable.Range(0, 5000).Count(i => i % 4 == 1 && lines.Nanoseconds(i) >= from), result.Refused.Count);
    }

    [Fact]
    public async Task Many_guilty_lines_for_causes_of_their_own_are_asked_after_slowly()
    {
        var (result, requests) = await WriteAsync(Dialect.Partial, Mixed(600), _ => "unable to parse", options => options.InFlight = 1);
        Assert.Equal(600, result.Refused.Count);
        Assert.InRange(requests, 600, 1200);
        Assert.Equal(TimeSpan.FromMilliseconds(5 * (requests - 1 - 250)), _time.Waited);
    }

    /// <summary>A proxy or a setting that is wrong must not make dead letters of everything.</summary>
    [Fact]
    public async Task A_server_that_refuses_everything_for_a_reason_that_is_not_about_lines_is_in_trouble()
    {
        foreach (var count in new[] { 1, 5000 })
        {
            await using var server = new LyingServer(_ => LyingAnswer.Error(400, "database is required"));
            using var client = Client(server, null);
            var refusal = await Assert.ThrowsAsync<InfluxRefusedException>(() => client.WriteAsync(Mixed(count), CancellationToken.None));
            Assert.Contains("refuses every line without a reason that is about lines (database is required)", refusal.Message, StringComparison.Ordinal);
            Assert.InRange(server.Requests.Count, 1, 80);
        }
    }

    [Fact]
    public async Task A_reason_that_is_not_known_holds_against_a_line_when_others_are_stored()
    {
        var lines = Mixed(100);
        var bad = TextOf(lines, 42);
        await using var server = new LyingServer(request => request.Lines.Contains(bad) ? LyingAnswer.Error(422, "something new") : LyingAnswer.Stored);
        using var client = Client(server, null);
        Assert.Equal([new RefusedLine(42, "something new")], (await client.WriteAsync(lines, CancellationToken.None)).Refused);
    }

    [Fact]
    public async Task Trouble_in_the_middle_of_the_search_leaves_everything_to_be_repeated()
    {
        var lines = Mixed(1000);
        var bad = TextOf(lines, 400);
        var judge = new JudgingServer(Dialect.Partial, line => line == bad ? "invalid number" : null);
        await using var server = new LyingServer(request => judge.Requests == 5 ? LyingAnswer.Hang.CutAfter(0) : judge.Answer(request));
        using var client = Client(server, null);
        await Assert.ThrowsAsync<InfluxUnavailableException>(() => client.WriteAsync(lines, CancellationToken.None));
        server.Answer = judge.Answer;
        Assert.Equal([400], (await client.WriteAsync(lines, CancellationToken.None)).Refused.Select(line => line.Line));
        Assert.Equal(999, judge.Stored.Count);
    }

    private async Task<(WriteResult Result, int Requests)> WriteAsync(Dialect dialect, LineBatch lines, Func<string, string?> judge, Action<InfluxOptions>? configure = null)
    {
        var judging = new JudgingServer(dialect, judge);
        await using var server = new LyingServer(judging.Answer);
        using var client = Client(server, configure);
        var result = await client.WriteAsync(lines, CancellationToken.None);

        var guilty = Enumerable.Range(0, lines.Count).Where(i => judge(TextOf(lines, i)) is not null).ToArray();
        Assert.Equal(guilty, result.Refused.Select(line => line.Line));
        Assert.All(result.Refused, line => Assert.Contains(judge(TextOf(lines, line.Line))!, line.Reason, StringComparison.Ordinal));
        var good = Enumerable.Range(0, lines.Count).Except(guilty).Select(i => TextOf(lines, i)).Order(StringComparer.Ordinal);
        Assert.Equal(good, judging.Stored.Keys.Order(StringComparer.Ordinal));
        return (result, judging.Requests);
    }

    private InfluxClient Client(LyingServer server, Action<InfluxOptions>? configure) => SomeLines.Client(server.Url, configure, _time);

    /// <summary>Four measurements in turn, from 250 sensors each, two seconds apart.</summary>
    private static LineBatch Mixed(int count)
    {
        string[] measurements = ["road_surface_temperature", "pm10", "no2", "dew_point"];
        var lines = new LineBatch();
        for (var i = 0; i < count; i++)
        {
            lines.Add(measurements[i % 4], SomeLines.Evening + (i * 2_000_000_000L), i / 10.0, $"s-{i / 4 % 250}");
        }

        return lines;
    }

    private static string TextOf(LineBatch lines, int index) => Encoding.UTF8.GetString(lines.Line(index)).TrimEnd('\n');
}

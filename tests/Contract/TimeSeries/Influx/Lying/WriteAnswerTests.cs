using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using Telemetry.Domain.Storage;
using Telemetry.Storage.TimeSeries.Influx;
using Telemetry.Storage.TimeSeries.Influx.Http;
using Telemetry.Storage.TimeSeries.Influx.Lines;

namespace Telemetry.Tests.Contract.TimeSeries.Influx.Lying;

/// <summary>What each answer to a write becomes. docs/sources/storage.md#influx-answers</summary>
public sealed class WriteAnswerTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_204_and_an_empty_200_are_stored()
    {
        foreach (var status in new[] { 204, 200 })
        {
            await using var server = new LyingServer(_ => LyingAnswer.Of(status));
            using var client = SomeLines.Client(server.Url);
            Assert.Same(WriteResult.AllStored, await client.WriteAsync(SomeLines.Lines("m", 1, 2), None));
            Assert.Single(server.Requests);
        }
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 14\r\n\r\n<html></html>\n")]
    [InlineData("HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("HTTP/1.1 400 Bad Request\r\nContent-Length: 14\r\n\r\n<html></html>\n")]
    [InlineData("HTTP/1.1 422 x\r\nContent-Length: 3\r\n\r\n{\"e")]
    [InlineData("HTTP/1.1 500 x\r\nContent-Length: 17\r\n\r\n{\"error\":\"panic\"}")]
    [InlineData("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("SSH-2.0-OpenSSH_9.2p1\r\n")]
    [InlineData("\0\0\0\u0001\u0007\r\n\r\n")]
    [InlineData("HTTP/1.1 204\r\nContent-Length: x\r\n")]
    [InlineData("")]
    public async Task What_is_no_answer_to_the_lines_is_trouble_and_never_their_fault(string raw)
    {
        await using var server = new LyingServer(_ => LyingAnswer.Raw(raw, LyingEnd.Close));
        using var client = SomeLines.Client(server.Url);
        var trouble = await Assert.ThrowsAnyAsync<StoreUnavailableException>(() => client.WriteAsync(SomeLines.Lines("m", 1, 2), None));
        Assert.StartsWith("InfluxDB at http://127.0.0.1:", trouble.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', trouble.Message);
    }

    [Theory]
    [InlineData(401, "does not know who we are (401: authorization failed). Set Telemetry:Influx:UserName and Password, or Token")]
    [InlineData(403, "does not allow it (403: authorization failed). Grant the user or token")]
    [InlineData(404, "has no such route or database (404: authorization failed). Look at Telemetry:Influx:Url, Database and WriteRoute")]
    [InlineData(405, "will not take the request (405: authorization failed)")]
    public async Task What_a_person_has_to_mend_says_how(int status, string message)
    {
        await using var server = new LyingServer(_ => LyingAnswer.Error(status, "authorization failed"));
        using var client = SomeLines.Client(server.Url);
        var refusal = await Assert.ThrowsAsync<InfluxRefusedException>(() => client.WriteAsync(SomeLines.Lines("m", 1), None));
        Assert.Contains(message, refusal.Message, StringComparison.Ordinal);
        Assert.Null(refusal.RetryAfter);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_not_followed_with_our_credentials(int status)
    {
        await using var other = new LyingServer(_ => LyingAnswer.Stored);
        await using var server = new LyingServer(_ => LyingAnswer.Of(status, "", $"Location: {other.Url}/write?db=x"));
        using var client = SomeLines.Client(server.Url, options => (options.UserName, options.Password) = ("council", "s3cret"));
        var refusal = await Assert.ThrowsAsync<InfluxRefusedException>(() => client.WriteAsync(SomeLines.Lines("m", 1), None));
        Assert.Contains("sends us elsewhere", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(other.Requests);
        Assert.Equal("Basic Y291bmNpbDpzM2NyZXQ=", server.Requests.Single().Headers["Authorization"]);
    }

    [Theory]
    [InlineData(503, "Retry-After: 7", 7)]
    [InlineData(429, "Retry-After: 7", 7)]
    [InlineData(429, "Retry-After: 86400", 300)]
    [InlineData(503, "Retry-After: Wed, 14 Jan 2026 18:01:30 GMT\r\nDate: Wed, 14 Jan 2026 18:00:00 GMT", 90)]
    [InlineData(503, "Retry-After: Wed, 14 Jan 2026 18:01:30 GMT", 30)]
    [InlineData(503, "Retry-After: Wed, 14 Jan 2026 17:00:00 GMT", null)]
    [InlineData(503, "Retry-After: 0", null)]
    [InlineData(503, "Retry-After: -5", null)]
    [InlineData(503, "Retry-After: soon", null)]
    [InlineData(429, "X-Other: 1", null)]
    public async Task Overload_says_how_long_to_wait(int status, string header, int? seconds)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 1, 14, 18, 1, 0, TimeSpan.Zero));
        await using var server = new LyingServer(_ => LyingAnswer.Error(status, "timeout", header));
        using var client = SomeLines.Client(server.Url, clock: clock);
        var trouble = await Assert.ThrowsAsync<InfluxUnavailableException>(() => client.WriteAsync(SomeLines.Lines("m", 1), None));
        Assert.Equal(seconds, trouble.RetryAfter?.TotalSeconds);
        Assert.Contains("is overloaded", trouble.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_write_whose_answer_never_comes_may_be_stored_and_is_repeated_in_the_same_bytes()
    {
        var clock = new FakeTimeProvider();
        var stored = new HashSet<string>();
        var asked = new TaskCompletionSource();
        await using var server = new LyingServer(request =>
        {
            stored.UnionWith(request.Lines);
            return asked.TrySetResult() ? LyingAnswer.Hang : LyingAnswer.Stored;
        });
        using var client = SomeLines.Client(server.Url, clock: clock);
        var lines = SomeLines.Lines("m", 1, 2, 3);
        var write = client.WriteAsync(lines, None);
        await asked.Task;
        clock.Advance(TimeSpan.FromSeconds(29.9));
        Assert.False(write.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(0.1));
        var trouble = await Assert.ThrowsAsync<InfluxUnavailableException>(() => write);
        Assert.EndsWith("did not answer within 30 s.", trouble.Message, StringComparison.Ordinal);

        Assert.Same(WriteResult.AllStored, await client.WriteAsync(lines, None));
        Assert.Equal(3, stored.Count);
        Assert.Single(server.Requests.Select(r => r.Body).Distinct());
    }

    [Fact]
    public async Task A_slow_answer_within_the_time_is_an_answer_like_any_other()
    {
        var asked = new TaskCompletionSource();
        var go = new TaskCompletionSource();
        await using var server = new LyingServer(_ =>
        {
            asked.SetResult();
            go.Task.Wait();
            return LyingAnswer.Stored;
        });
        var clock = new FakeTimeProvider();
        using var client = SomeLines.Client(server.Url, clock: clock);
        var write = client.WriteAsync(SomeLines.Lines("m", 1), None);
        await asked.Task;
        clock.Advance(TimeSpan.FromSeconds(29));
        Assert.False(write.IsCompleted);
        go.SetResult();
        Assert.Same(WriteResult.AllStored, await write);
    }

    [Fact]
    public async Task Cut_anywhere_an_answer_is_trouble_or_still_says_what_it_said()
    {
        var whole = LyingAnswer.Error(400, "partial write: field type conflict: x dropped=1", "Content-Type: application/json");
        for (var length = 0; length <= whole.Bytes.Length; length += 7)
        {
            await using var server = new LyingServer(_ => whole.CutAfter(length));
            using var client = SomeLines.Client(server.Url);
            var trouble = await Record.ExceptionAsync(() => client.WriteAsync(SomeLines.Lines("m", 1), None));
            Assert.True(trouble is InfluxUnavailableException, $"cut after {length}: {trouble}");
        }
    }

    [Fact]
    public async Task A_reset_connection_is_trouble()
    {
        await using var server = new LyingServer(_ => LyingAnswer.Raw("HTTP/1.1 2", LyingEnd.Reset));
        using var client = SomeLines.Client(server.Url);
        await Assert.ThrowsAsync<InfluxUnavailableException>(() => client.WriteAsync(SomeLines.Lines("m", 1), None));
    }

    [Fact]
    public async Task Nobody_there_is_said_in_one_line()
    {
        using var client = SomeLines.Client($"http://127.0.0.1:{ServerProcess.FreePort()}");
        var trouble = await Assert.ThrowsAsync<InfluxUnavailableException>(() => client.WriteAsync(SomeLines.Lines("m", 1), None));
        Assert.EndsWith("can't be reached: Connection refused.", trouble.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_that_is_too_large_is_halved_and_the_next_one_is_not_tried_so_large()
    {
        await using var server = new LyingServer(request => request.Lines.Length > 300 ? LyingAnswer.Error(413, "Request Entity Too Large") : LyingAnswer.Stored);
        using var client = SomeLines.Client(server.Url, options => options.InFlight = 1);
        var lines = SomeLines.Lines("m", [.. Enumerable.Range(0, 1000).Select(i => (double)i)]);
        Assert.Same(WriteResult.AllStored, await client.WriteAsync(lines, None));
        Assert.Equal([1000, 500, 250, 250, 500, 250, 250], server.Requests.Select(r => r.Lines.Length));
        await client.WriteAsync(lines, None);
        Assert.Equal([250, 250, 250, 250], server.Requests.Skip(7).Select(r => r.Lines.Length));
    }

    [Fact]
    public async Task A_single_line_that_is_too_large_is_refused_alone()
    {
        await using var server = new LyingServer(request => request.Body.Contains("value=3", StringComparison.Ordinal) ? LyingAnswer.Error(413, "too large") : LyingAnswer.Stored);
        using var client = SomeLines.Client(server.Url);
        var result = await client.WriteAsync(SomeLines.Lines("m", 1, 2, 3, 4), None);
        Assert.Equal([new RefusedLine(2, "too large")], result.Refused);
    }

    [Fact]
    public async Task At_most_two_requests_are_under_way_and_each_line_is_sent_once()
    {
        var (now, most) = (0, 0);
        await using var server = new LyingServer(_ =>
        {
            most = Math.Max(most, Interlocked.Increment(ref now));
            Thread.SpinWait(200_000);
            Interlocked.Decrement(ref now);
            return LyingAnswer.Stored;
        });
        using var client = SomeLines.Client(server.Url, options => options.BatchLines = 10);
        await client.WriteAsync(SomeLines.Lines("m", [.. Enumerable.Range(0, 205).Select(i => (double)i)]), None);
        Assert.InRange(most, 1, 2);
        Assert.Equal(21, server.Requests.Count);
        Assert.Equal(205, server.Requests.SelectMany(r => r.Lines).Distinct().Count());
    }

    [Fact]
    public async Task After_trouble_no_further_part_is_begun()
    {
        await using var server = new LyingServer(_ => LyingAnswer.Error(500, "engine: cannot write"));
        using var client = SomeLines.Client(server.Url, options => options.BatchLines = 1);
        await Assert.ThrowsAsync<InfluxUnavailableException>(() => client.WriteAsync(SomeLines.Lines("m", [.. Enumerable.Range(0, 500).Select(i => (double)i)]), None));
        Assert.InRange(server.Requests.Count, 1, 20);
    }

    [Fact]
    public async Task Giving_up_is_no_trouble_of_the_servers()
    {
        var asked = new TaskCompletionSource();
        await using var server = new LyingServer(_ =>
        {
            asked.SetResult();
            return LyingAnswer.Hang;
        });
        using var client = SomeLines.Client(server.Url);
        using var stop = new CancellationTokenSource();
        var write = client.WriteAsync(SomeLines.Lines("m", 1), stop.Token);
        await asked.Task;
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => write);
    }

    [Fact]
    public async Task An_upgraded_server_is_asked_its_version_again_after_trouble()
    {
        await using var server = new LyingServer(request => request.Target.StartsWith("/write", StringComparison.Ordinal) ? LyingAnswer.Error(500, "shutting down") : LyingAnswer.Stored);
        using var client = SomeLines.Client(server.Url, options => options.RetentionPolicy = "two years");
        await Assert.ThrowsAsync<InfluxUnavailableException>(() => client.WriteAsync(SomeLines.Lines("m", 1), None));
        server.Ping = LyingAnswer.Of(204, headers: "X-Influxdb-Version: v1.8.10");
        await client.WriteAsync(SomeLines.Lines("m", 1), None);
        await client.WriteAsync(SomeLines.Lines("m", 1), None);
        Assert.Equal(2, server.Pings);
        Assert.Matches("^/api/v2/write\\?bucket=telemetry_[0-9]+%2Ftwo%20years&precision=ns$", server.Requests.Last().Target);
    }

    [Fact]
    public async Task What_is_compressed_is_what_was_written()
    {
        await using var server = new LyingServer(_ => LyingAnswer.Stored);
        using var client = SomeLines.Client(server.Url, options => options.Gzip = InfluxCompression.On);
        var lines = SomeLines.Lines("m", [.. Enumerable.Range(0, 500).Select(i => i / 3.0)]);
        await client.WriteAsync(lines, None);
        var request = server.Requests.Single();
        Assert.Equal("gzip", request.Headers["Content-Encoding"]);
        Assert.True(int.Parse(request.Headers["Content-Length"], CultureInfo.InvariantCulture) < lines.Lines(0, lines.Count).Length / 2);
        Assert.Equal(System.Text.Encoding.UTF8.GetString(lines.Lines(0, lines.Count).Span), request.Body);
    }

    [Fact]
    public async Task An_endless_error_is_read_only_so_far()
    {
        await using var server = new LyingServer(_ => LyingAnswer.Of(500, new string('x', 3_000_000)));
        using var client = SomeLines.Client(server.Url);
        var trouble = await Assert.ThrowsAsync<InfluxUnavailableException>(() => client.WriteAsync(SomeLines.Lines("m", 1), None));
        Assert.InRange(trouble.Message.Length, 500, 700);
    }

    [Fact]
    public async Task No_lines_are_no_request()
    {
        await using var server = new LyingServer(_ => LyingAnswer.Stored);
        using var client = SomeLines.Client(server.Url);
        Assert.Same(WriteResult.AllStored, await client.WriteAsync(new LineBatch(), None));
        Assert.Empty(server.Requests);
    }
}

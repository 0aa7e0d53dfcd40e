using Microsoft.Extensions.Time.Testing;
using Telemetry.Domain.Storage;
using Telemetry.Storage.TimeSeries.Influx;
using Telemetry.Storage.TimeSeries.Influx.Http;
using Telemetry.Storage.TimeSeries.Influx.Queries;

namespace Telemetry.Tests.Contract.TimeSeries.Influx.Lying;

/// <summary>An answer to a query is whole, or it throws; it is never short. docs/sources/storage.md#influx-query</summary>
public sealed class QueryAnswerTests
{
    private const string First = """{"results":[{"statement_id":0,"series":[{"name":"m","tags":{"sensor":"a"},"columns":["time","value"],"values":[[1,0.1],[2,null]],"partial":true}],"partial":true}]}""" + "\n";
    private const string Last = """{"results":[{"statement_id":0,"series":[{"name":"m","tags":{"sensor":"b"},"columns":["time","value"],"values":[[3,3]]}]}]}""" + "\n";

    [Fact]
    public async Task A_whole_answer_gives_all_rows()
    {
        Assert.Equal(["a 1 0.1", "a 2 -", "b 3 3"], await RowsAsync(LyingAnswer.Chunks(whole: true, LyingEnd.KeepAlive, First, Last)));
        Assert.Equal(["a 1 0.1", "a 2 -", "b 3 3"], await RowsAsync(LyingAnswer.Of(200, First + "\r\n\n" + Last.TrimEnd())));
        Assert.Empty(await RowsAsync(LyingAnswer.Of(200, """{"results":[{"statement_id":0}]}""")));
    }

    [Fact]
    public async Task Cut_anywhere_an_answer_throws()
    {
        var whole = LyingAnswer.Chunks(whole: true, LyingEnd.Close, First, Last);
        for (var length = 0; length < whole.Bytes.Length; length++)
        {
            await ThrowsAsync(whole.CutAfter(length), $"cut after {length} of {whole.Bytes.Length}");
        }
    }

    /// <summary>Without a length and without chunks, a closed connection is the only end there is: what was said must be whole by itself.</summary>
    [Fact]
    public async Task Cut_anywhere_an_answer_without_a_length_throws()
    {
        var text = First + Last;
        for (var length = 0; length < text.Length - 1; length++)
        {
            await ThrowsAsync(LyingAnswer.Raw("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + text[..length], LyingEnd.Close), $"cut after {length} of {text.Length}");
        }
    }

    [Theory]
    [InlineData("""{"results":[{"statement_id":0,"error":"timeout"}]}""", "timeout")]
    [InlineData("""{"error":"engine is closed"}""", "engine is closed")]
    [InlineData("""{"results":[{"statement_id":0,"series":[{"name":"m","tags":{"sensor":"a"},"columns":["time","value"],"values":[[1,1]]}],"partial":true}]}""", "cut its answer")]
    [InlineData("""{"results":[{"series":[{"name":"m","tags":{"sensor":"a"},"columns":["time","value"],"values":[[1,1]]}],"error":"max-select-point limit exceeded"}]}""", "max-select-point")]
    [InlineData("", "cut its answer")]
    [InlineData("<html>Sign in to the guest network</html>", "can't be understood")]
    [InlineData("{}", "can't be understood")]
    [InlineData("""{"results":7}""", "can't be understood")]
    [InlineData("""{"results":[7]}""", "can't be understood")]
    [InlineData("""{"results":[{"series":[{"columns":["time","value"],"values":[[1]]}]}]}""", "can't be understood")]
    [InlineData("""{"results":[{"series":[{"columns":["time","value"],"values":[[1,2,3]]}]}]}""", "can't be understood")]
    [InlineData("""{"results":[{"series":[{"columns":["time","value"],"values":[[1,{"a":2}]]}]}]}""", "can't be understood")]
    [InlineData("""{"results":[{"series":[{"columns":["time","value"],"values":[1,2]}]}]}""", "can't be understood")]
    [InlineData("""{"results":[{"series":[{"values":[[1,2]],"columns":["time","value"]}]}]}""", "can't be understood")]
    [InlineData("""{"results":[{"series":[{"name":7,"columns":["time","value"],"values":[]}]}]}""", "can't be understood")]
    [InlineData("""{"results":[{"partial":1}]}""", "can't be understood")]
    [InlineData("""{"results":[{}]} {"results":[{}]}""", "can't be understood")]
    public async Task A_200_that_is_no_answer_throws(string body, string message) =>
        Assert.Contains(message, (await ThrowsAsync(LyingAnswer.Of(200, body), body)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(400, "error parsing query: found SELEC", "will not take the request (400: error parsing query: found SELEC)")]
    [InlineData(401, "authorization failed", "does not know who we are")]
    [InlineData(403, "not authorized", "does not allow it")]
    [InlineData(404, "not found", "no such route or database")]
    [InlineData(500, "panic", "is in trouble (500: panic)")]
    [InlineData(503, "busy", "is overloaded")]
    [InlineData(302, "", "sends us elsewhere")]
    public async Task A_status_that_is_none_throws_what_it_means(int status, string error, string message) =>
        Assert.Contains(message, (await ThrowsAsync(LyingAnswer.Error(status, error, "Location: http://elsewhere.example/"), error)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_value_of_another_kind_throws_where_it_is_read()
    {
        const string Body = """{"results":[{"series":[{"name":"m","tags":{"sensor":"a"},"columns":["time","value"],"values":[["2026-01-14T18:00:00Z",1]]}]}]}""";
        Assert.Contains("not a number in m, column time", (await ThrowsAsync(LyingAnswer.Of(200, Body), Body)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_stops_coming_throws_after_the_time_without_any()
    {
        var clock = new FakeTimeProvider();
        await using var server = new LyingServer(_ => LyingAnswer.Chunks(whole: false, LyingEnd.Hang, First));
        using var client = SomeLines.Client(server.Url, clock: clock);
        await using var rows = client.QueryAsync("SELECT 1", CancellationToken.None).GetAsyncEnumerator();
        Assert.True(await rows.MoveNextAsync());

        // How long the rows take to be worked on is not the server's time.
        clock.Advance(TimeSpan.FromHours(1));
        Assert.True(await rows.MoveNextAsync());
        var next = rows.MoveNextAsync().AsTask();
        while (!next.IsCompleted)
        {
            // The end of what came may still be on its way, and begins the time anew.
            clock.Advance(TimeSpan.FromSeconds(30));
            await Task.WhenAny(next, Task.Delay(20, TestContext.Current.CancellationToken));
        }

        Assert.EndsWith("did not answer within 30 s.", (await Assert.ThrowsAsync<InfluxUnavailableException>(() => next)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_asked_in_the_body_and_quotes_keep_names_and_texts_apart_from_the_language()
    {
        await using var server = new LyingServer(_ => LyingAnswer.Of(200, """{"results":[{}]}"""));
        using var client = SomeLines.Client(server.Url, options => options.RetentionPolicy = "a&b");
        await client.ExecuteAsync($"SELECT {InfluxQl.Name("a\"; DROP DATABASE x; --\\")} FROM m WHERE s = {InfluxQl.Text("o'brien\\")}", CancellationToken.None);
        var request = server.Requests.Single();
        Assert.Equal("POST", request.Method);
        Assert.Contains("&rp=a%26b&epoch=ns&chunked=true", request.Target, StringComparison.Ordinal);
        Assert.Equal("""q=SELECT "a\"; DROP DATABASE x; --\\" FROM m WHERE s = 'o\'brien\\'""", Uri.UnescapeDataString(request.Body.Replace('+', ' ')));
        Assert.Throws<ArgumentException>(() => InfluxQl.Name("a\nb"));
    }

    private static async Task<Exception> ThrowsAsync(LyingAnswer answer, string what)
    {
        var error = await Record.ExceptionAsync(() => RowsAsync(answer));
        Assert.True(error is StoreUnavailableException, $"{what}: {error}");
        return error;
    }

    private static async Task<List<string>> RowsAsync(LyingAnswer answer)
    {
        await using var server = new LyingServer(_ => answer);
        using var client = SomeLines.Client(server.Url);
        var rows = new List<string>();
        await foreach (var row in client.QueryAsync("SELECT value FROM m GROUP BY sensor", CancellationToken.None))
        {
            rows.Add(FormattableString.Invariant($"{row.Series.Tags["sensor"]} {row.Int64(0)} {(row.IsNull(1) ? "-" : row.Double(1))}"));
        }

        return rows;
    }
}

using System.Net;
using System.Text.RegularExpressions;

namespace Telemetry.Tests.Browser;

public sealed partial class DashboardServingTests
{
    private const int CompressedLimit = 300_000;

    [Theory]
    [InlineData("/")]
    [InlineData("/index.html")]
    [InlineData("/air")]
    [InlineData("/air.html")]
    [InlineData("/system")]
    public async Task A_page_is_at_its_name_and_asked_for_again_each_time(string path)
    {
        await using var host = await FakeHost.StartAsync(Night.Frost());
        using var client = Client(host);

        using var response = await client.GetAsync(path, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/html; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Equal("no-cache", response.Headers.CacheControl?.ToString());
        Assert.Contains("default-src 'none'; script-src 'self';", Assert.Single(response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_has_not_changed_is_not_sent_again()
    {
        await using var host = await FakeHost.StartAsync(Night.Frost());
        using var client = Client(host);
        using var first = await client.GetAsync("/", TestContext.Current.CancellationToken);
        using var again = new HttpRequestMessage(HttpMethod.Get, "/");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var response = await client.SendAsync(again, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotModified, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("/", "br")]
    [InlineData("/", "gzip")]
    [InlineData("/", "identity")]
    [InlineData("/station", "gzip")]
    [InlineData("/map", "gzip")]
    [InlineData("/air", "gzip")]
    [InlineData("/bins", "gzip")]
    [InlineData("/alerts", "gzip")]
    [InlineData("/data", "gzip")]
    [InlineData("/system", "gzip")]
    public async Task Hashed_files_are_kept_for_ever_in_the_encoding_asked_for_and_are_small(string name, string encoding)
    {
        await using var host = await FakeHost.StartAsync(Night.Frost());
        using var client = Client(host);
        var page = await client.GetStringAsync(name, TestContext.Current.CancellationToken);
        var paths = Asset().Matches(page).Select(match => match.Value).ToList();
        Assert.True(paths.Count >= 2, page);
        long sum = 0;

        foreach (var path in paths)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.AcceptEncoding.ParseAdd(encoding);
            using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal("public, max-age=31536000, immutable", string.Join(", ", response.Headers.GetValues("Cache-Control").SelectMany(value => value.Split(", ")).OrderBy(value => value switch { "public" => 0, "immutable" => 2, _ => 1 })));
            Assert.Equal(encoding == "identity" ? [] : [encoding], response.Content.Headers.ContentEncoding);
            sum += (await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length;
        }

        Assert.InRange(sum, 1, CompressedLimit);
    }

    [Theory]
    [InlineData("/api/v1/nothing")]
    [InlineData("/nothing")]
    [InlineData("/assets/nothing.js")]
    [InlineData("/assets.json")]
    [InlineData("/../Telemetry.Api.dll")]
    public async Task A_path_that_is_not_there_stays_not_found(string path)
    {
        await using var host = await FakeHost.StartAsync(Night.Frost());
        using var client = Client(host);

        using var response = await client.GetAsync(path, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    private static HttpClient Client(FakeHost host) => new() { BaseAddress = new(host.Address) };

    [GeneratedRegex("/assets/[^\"]+")]
    private static partial Regex Asset();
}

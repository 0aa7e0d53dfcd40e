using System.Net;
using System.Text;
using System.Text.Json;

namespace Telemetry.Tests.Integration.Api;

internal static class Json
{
    public static async Task<JsonElement> GetJsonAsync(this HttpClient client, string address)
    {
        using var response = await client.GetAsync(new Uri(address, UriKind.Relative));
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{address}: {response.StatusCode} {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    public static async Task<JsonElement> ReadAsync(this HttpResponseMessage response) =>
        JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;

    public static Task<HttpResponseMessage> GetAsync(this HttpClient client, string address) => client.GetAsync(new Uri(address, UriKind.Relative));

    public static Task<HttpResponseMessage> SendAsync(this HttpClient client, HttpMethod method, string address, string? body = null, string type = "application/json") =>
        client.SendAsync(new HttpRequestMessage(method, new Uri(address, UriKind.Relative))
        {
            Content = body is null ? null : new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { { "Content-Type", type } } },
        });

    /// <summary>Asserts that an answer is whole problem details of a status, and gives it.</summary>
    public static async Task<JsonElement> ProblemAsync(this HttpResponseMessage response, HttpStatusCode status)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == status, $"{response.RequestMessage!.RequestUri}: {response.StatusCode} {text}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        var problem = JsonDocument.Parse(text).RootElement;
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
        Assert.StartsWith("urn:telemetry:problem:", problem.GetProperty("type").GetString(), StringComparison.Ordinal);
        Assert.NotEmpty(problem.GetProperty("title").GetString()!);
        Assert.NotEmpty(problem.GetProperty("traceId").GetString()!);
        Assert.Equal(response.RequestMessage!.RequestUri!.AbsolutePath, problem.GetProperty("instance").GetString());
        return problem;
    }

    public static string[] Errors(this JsonElement problem, string name) =>
        [.. problem.GetProperty("errors").GetProperty(name).EnumerateArray().Select(e => e.GetString()!)];
}

using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Telemetry.Api.Backtest.Reports;
using Telemetry.Api.Security;
using Telemetry.Domain.Forecasts;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Domain.Records;
using Telemetry.Domain.Storage;
using Telemetry.Tests.Integration.Api.Doubles;
using Telemetry.Tests.Integration.DecisionRecord;

namespace Telemetry.Tests.Integration.Api;

public sealed class OpenApiTests
{
    [Fact]
    public async Task The_description_is_3_1_and_every_operation_of_it_succeeds_with_its_documented_examples()
    {
        await using var host = await ApiHost.StartAsync();
        host.Records.Forecasts.Add(new ForecastIssue(new SiteId("a57-snake"), Some.Time("2026-01-14T15:00:00Z"), ApiHost.Now, "x", [new ForecastValue(ApiHost.Now, Quantity.AirTemperature, 1)]));
        host.Records.DeadLetters.Add(new DeadLetter(42, ApiHost.Now, new GatewayId("depot-north"), "t", null, "{}"u8.ToArray(), [new Rejection(RejectReason.UnknownSensor, "x")]));
        KeepEvidence(host);
        host.Services.GetRequiredService<BacktestReportFolder>().Keep(Some.Backtest());
        host.Give(Some.Alert(), Some.Decision());

        // A road forecast starts from a measured road.
        await host.StoreAsJournalledAsync(Some.Reading("rws-snake", Quantity.RoadSurfaceTemperature, Some.Time("2026-01-14T14:50:00Z"), 1));
        using var client = await host.ClientAsync();
        var description = await client.GetJsonAsync("/openapi/v1.json");

        Assert.StartsWith("3.1", description.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        var sent = 0;
        foreach (var path in description.GetProperty("paths").EnumerateObject())
        {
            foreach (var operation in path.Value.EnumerateObject())
            {
                Assert.NotEmpty(operation.Value.GetProperty("summary").GetString()!);
                Assert.Equal(
                    ["400", "401", "403", "404", "429", "500", "503"],
                    operation.Value.GetProperty("responses").EnumerateObject().Select(r => r.Name).Where(s => s[0] is '4' or '5' && s != "409"));
                using var request = Request(path.Name, operation);
                if (request is null)
                {
                    continue;
                }

                using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
                Assert.True(
                    response.IsSuccessStatusCode,
                    $"{request.Method} {request.RequestUri}: {response.StatusCode} {(response.IsSuccessStatusCode ? "" : await response.Content.ReadAsStringAsync())}");
                sent++;
            }
        }

        Assert.InRange(sent, 18, 80);
    }

    [Fact]
    public async Task The_reference_page_loads_nothing_from_elsewhere()
    {
        await using var host = await ApiHost.StartAsync();
        using var client = await host.ClientAsync(ApiRole.Public);

        var page = await client.GetStringAsync(new Uri("/docs/", UriKind.Relative));

        Assert.DoesNotContain("https://", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/docs/scalar.js")).StatusCode);
    }

    [Fact]
    public async Task Metrics_are_Prometheus_text()
    {
        await using var host = await ApiHost.StartAsync();
        using var client = await host.ClientAsync();

        Assert.Contains("# TYPE", await client.GetStringAsync(new Uri("/metrics", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_may_be_left_out_of_a_body_is_not_required()
    {
        await using var host = await ApiHost.StartAsync();
        using var client = await host.ClientAsync();

        var schemas = (await client.GetJsonAsync("/openapi/v1.json")).GetProperty("components").GetProperty("schemas");

        Assert.False(schemas.GetProperty("AssessmentPostDto").TryGetProperty("required", out _));
        Assert.Equal("validAt", Assert.Single(schemas.GetProperty("ForecastValueDto").GetProperty("required").EnumerateArray()).GetString());
    }

    /// <summary>Of the decision of the examples, and the piece of them: <c>{}</c>.</summary>
    private static void KeepEvidence(ApiHost host)
    {
        var (chain, night) = (host.Services.GetRequiredService<MemoryRecordChain>(), CoolingNight.Decide(0));
        chain.Keep(night[^1] with { Decision = Some.Decision(), Parts = [.. night.SelectMany(d => d.Parts)] });
        chain.Pieces[EvidencePart.HashOf("{}"u8)] = "{}"u8.ToArray();
    }

    /// <summary>What a linter would say of an example: that it is of its schema's type.</summary>
    private static string KindOf(JsonElement schema) => schema.GetProperty("type").GetString() switch
    {
        "array" => "array of " + KindOf(schema.GetProperty("items")),
        "integer" => "number",
        var type => type!,
    };

    private static string Kind(JsonElement example) => example.ValueKind switch
    {
        JsonValueKind.Array => "array of " + Kind(example[0]),
        JsonValueKind.True or JsonValueKind.False => "boolean",
        var kind => kind.ToString().ToLowerInvariant(),
    };

    private static HttpRequestMessage? Request(string path, JsonProperty operation)
    {
        List<string> query = [];
        foreach (var parameter in operation.Value.TryGetProperty("parameters", out var parameters) ? parameters.EnumerateArray() : default)
        {
            if (!parameter.TryGetProperty("example", out var example))
            {
                continue;
            }

            var schema = parameter.GetProperty("schema");
            Assert.Equal(KindOf(schema), Kind(example));
            var value = (example.ValueKind == JsonValueKind.Array ? Assert.Single(example.EnumerateArray()) : example) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : example.GetRawText();
            var name = parameter.GetProperty("name").GetString()!;
            if (parameter.GetProperty("in").GetString() == "path")
            {
                path = path.Replace($"{{{name}}}", Uri.EscapeDataString(value), StringComparison.Ordinal);
            }
            else
            {
                query.Add($"{name}={Uri.EscapeDataString(value)}");
            }
        }

        var request = new HttpRequestMessage(new HttpMethod(operation.Name.ToUpperInvariant()), new Uri(query.Count > 0 ? $"{path}?{string.Join('&', query)}" : path, UriKind.Relative));
        if (operation.Value.TryGetProperty("requestBody", out var body))
        {
            if (!body.GetProperty("content").GetProperty("application/json").TryGetProperty("example", out var example))
            {
                // The network's example is a file of its own.
                Assert.Equal("/api/v1/network", path);
                example = JsonDocument.Parse(File.ReadAllText(Repository.Path("docs", "network.example.json"))).RootElement;
            }

            request.Content = new StringContent(example.GetRawText(), System.Text.Encoding.UTF8, "application/json");
        }

        return request;
    }
}

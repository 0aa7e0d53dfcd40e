using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Telemetry.Api.Security;

namespace Telemetry.Tests.Integration.Api;

public sealed class PolicyTests
{
    [Fact]
    public async Task Every_endpoint_declares_one_policy_and_answers_each_role_by_it()
    {
        await using var host = await ApiHost.StartAsync();
        var endpoints = host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();
        var checkedOnes = 0;
        foreach (var endpoint in endpoints)
        {
            if (IsDashboard(endpoint))
            {
                using var anybody = await host.ClientAsync(ApiRole.Public);
                using var file = await anybody.GetAsync(endpoint.RoutePattern.RawText!);
                Assert.Equal(HttpStatusCode.OK, file.StatusCode);
                continue;
            }

            var policy = Assert.Single(endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(a => a.Policy));

            // Scalar's own files say "anonymous" themselves; nothing else may pass by the policies.
            Assert.True(endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null || endpoint.RoutePattern.RawText!.StartsWith("/docs", StringComparison.Ordinal), endpoint.RoutePattern.RawText);
            var least = Enum.Parse<ApiRole>(policy!);
            foreach (var role in Enum.GetValues<ApiRole>())
            {
                using var client = await host.ClientAsync(role);
                using var request = new HttpRequestMessage(Method(endpoint), Address(endpoint));
                using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
                var refused = response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden;
                Assert.True(refused == role < least, $"{request.Method} {request.RequestUri} for {role}, policy {policy}: {response.StatusCode}");
                Assert.True(!refused || response.StatusCode == (role == ApiRole.Public ? HttpStatusCode.Unauthorized : HttpStatusCode.Forbidden));
                checkedOnes++;
            }
        }

        Assert.InRange(checkedOnes, 80, 400);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("api0123456789abcdef.AAAA")]
    [InlineData("")]
    public async Task A_key_that_is_none_is_refused_even_where_none_is_needed(string key)
    {
        await using var host = await ApiHost.StartAsync();
        using var client = await host.ClientAsync(ApiRole.Public);
        client.DefaultRequestHeaders.TryAddWithoutValidation(PresentedKey.Header, key);

        using var response = await client.GetAsync("/api/v1/quantities");

        await response.ProblemAsync(HttpStatusCode.Unauthorized);
        Assert.Equal("Bearer", Assert.Single(response.Headers.WwwAuthenticate).Scheme);
    }

    [Fact]
    public async Task A_revoked_or_expired_key_is_refused()
    {
        await using var host = await ApiHost.StartAsync();
        var expired = await host.KeyAsync(ApiRole.Admin, ApiHost.Now.AddMinutes(1));
        var revoked = await host.KeyAsync(ApiRole.Admin);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(host, expired));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(host, revoked));

        await host.Records.RevokeAsync(revoked[..revoked.IndexOf('.', StringComparison.Ordinal)], ApiHost.Now, CancellationToken.None);
        host.Clock.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(host, expired));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(host, revoked));
    }

    [Fact]
    public async Task Anonymous_reading_opens_reading_and_nothing_else()
    {
        await using var host = await ApiHost.StartAsync(settings: ("Telemetry:Security:AnonymousReading", "Admin"));
        using var client = await host.ClientAsync(ApiRole.Public);

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/v1/dead-letters")).StatusCode);
        await (await client.SendAsync(HttpMethod.Put, "/api/v1/network", "{}")).ProblemAsync(HttpStatusCode.Unauthorized);
        await (await client.SendAsync(HttpMethod.Post, "/api/v1/dead-letters/redrive?reason=UnknownSensor")).ProblemAsync(HttpStatusCode.Unauthorized);
    }

    private static async Task<HttpStatusCode> StatusAsync(ApiHost host, string key)
    {
        using var client = await host.ClientAsync(ApiRole.Public);
        client.DefaultRequestHeaders.Add(PresentedKey.Header, key);
        using var response = await client.GetAsync("/api/v1/ledger");
        return response.StatusCode;
    }

    /// <summary>The web client's files hold nothing but the client: what they show comes from the API, by its policies.</summary>
    private static bool IsDashboard(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IAuthorizeData>() is null
        && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null
        && endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods is ["GET", "HEAD"]
        && endpoint.RoutePattern.Parameters.Count == 0
        && !endpoint.RoutePattern.RawText!.StartsWith("/api", StringComparison.OrdinalIgnoreCase);

    private static HttpMethod Method(RouteEndpoint endpoint) =>
        new(endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods[0] ?? "GET");

    private static Uri Address(RouteEndpoint endpoint)
    {
        var path = string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
        {
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { Name: "id" } => "42",
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { Name: "documentName" } => "v1",
            _ => "x",
        }))));
        return new Uri("/" + path, UriKind.Relative);
    }
}

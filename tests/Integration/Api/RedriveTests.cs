using System.Net;
using Telemetry.Domain.Network;
using Telemetry.Domain.Readings;
using Telemetry.Domain.Storage;

namespace Telemetry.Tests.Integration.Api;

public sealed class RedriveTests
{
    private const string Redrive = "/api/v1/dead-letters/redrive?reason=UnknownSensor";

    [Fact]
    public async Task Asked_again_and_again_without_a_cursor_it_ends_though_each_redrive_leaves_a_letter_of_its_own()
    {
        await using var host = await ApiHost.StartAsync();
        using var client = await host.ClientAsync();
        host.Records.DeadLetters.AddRange([Letter(1), Letter(2)]);

        Assert.Equal(2, await DrivenAsync(client, Redrive));
        host.Records.DeadLetters.AddRange([Letter(3) with { RedriveOf = 1 }, Letter(4) with { RedriveOf = 2 }]);

        Assert.Equal(0, await DrivenAsync(client, Redrive));
        Assert.Equal([2, 1], host.Pipeline.Submitted.Select(s => s.RedriveOf));
        var letter = (await client.GetJsonAsync("/api/v1/dead-letters/4")).GetProperty("deadLetter");
        Assert.Equal(2, letter.GetProperty("redriveOf").GetInt64());
    }

    [Fact]
    public async Task Those_driven_before_a_time_are_driven_once_more_when_asked_for()
    {
        await using var host = await ApiHost.StartAsync();
        using var client = await host.ClientAsync();
        host.Records.DeadLetters.Add(Letter(1));
        Assert.Equal(1, await DrivenAsync(client, Redrive));
        host.Clock.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal(0, await DrivenAsync(client, Redrive + "&drivenBefore=2026-01-14T18:00:00Z"));
        Assert.Equal(1, await DrivenAsync(client, Redrive + "&drivenBefore=2026-01-14T18:05:00Z"));
        Assert.Equal(0, await DrivenAsync(client, Redrive + "&drivenBefore=2026-01-14T18:05:00Z"));
        var problem = await (await client.SendAsync(HttpMethod.Post, Redrive + "&drivenBefore=2026-01-14T19:00:00Z")).ProblemAsync(HttpStatusCode.BadRequest);
        Assert.Contains("future", Assert.Single(problem.Errors("drivenBefore")), StringComparison.Ordinal);
    }

    private static async Task<int> DrivenAsync(HttpClient client, string address)
    {
        using var response = await client.SendAsync(HttpMethod.Post, address);
        return (await response.ReadAsync()).GetProperty("driven").GetInt32();
    }

    private static DeadLetter Letter(long id) =>
        new(id, ApiHost.Now.AddHours(-1), new GatewayId("depot-north"), "t", null, "{}"u8.ToArray(), [new Rejection(RejectReason.UnknownSensor, "x")]);
}

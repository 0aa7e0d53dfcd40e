using System.Net;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Telemetry.Api.Security;
using Telemetry.Domain.Records;
using Telemetry.Tests.Integration.Api.Doubles;
using Telemetry.Tests.Integration.DecisionRecord;

namespace Telemetry.Tests.Integration.Api;

/// <summary>A decision asked for again over HTTP.</summary>
public sealed class RecomputationTests
{
    [Fact]
    public async Task A_decision_comes_out_again_and_its_evidence_can_be_fetched_and_hashed()
    {
        await using var host = await ApiHost.StartAsync();
        var decided = Give(host);
        using var client = await host.ClientAsync(ApiRole.Highways);

        var again = await client.GetJsonAsync(Address(decided));

        Assert.True(again.GetProperty("same").GetBoolean());
        Assert.Empty(again.GetProperty("differences").EnumerateArray());
        Assert.InRange(again.GetProperty("readings").GetInt32(), 1000, 10_000);
        var pieces = again.GetProperty("evidence").EnumerateArray().ToList();
        Assert.Equal(["root", "network", "policy", "forecast/a57-snake"], pieces.Take(4).Select(p => p.GetProperty("name").GetString()));
        foreach (var piece in pieces)
        {
            var content = await client.GetByteArrayAsync(new Uri($"/api/v1/gritting/record/evidence/{piece.GetProperty("sha256").GetString()}", UriKind.Relative));
            Assert.Equal(piece.GetProperty("sha256").GetString(), Convert.ToHexStringLower(SHA256.HashData(content)));
            Assert.Equal(piece.GetProperty("bytes").GetInt32(), content.Length);
        }
    }

    [Fact]
    public async Task What_is_not_there_is_not_found_and_what_was_changed_is_a_conflict()
    {
        await using var host = await ApiHost.StartAsync();
        var decided = Give(host);
        using var client = await host.ClientAsync(ApiRole.Highways);
        using var unknown = await client.GetAsync(new Uri($"/api/v1/gritting/record/{decided.Decision.Day:yyyy-MM-dd}/p1-snake/99/recomputation", UriKind.Relative));
        await unknown.ProblemAsync(HttpStatusCode.NotFound);
        using var none = await client.GetAsync(new Uri($"/api/v1/gritting/record/evidence/{new string('0', 64)}", UriKind.Relative));
        await none.ProblemAsync(HttpStatusCode.NotFound);
        using var wrong = await client.GetAsync(new Uri("/api/v1/gritting/record/evidence/xyz", UriKind.Relative));
        await wrong.ProblemAsync(HttpStatusCode.BadRequest);

        host.Services.GetRequiredService<MemoryRecordChain>().Pieces[decided.Root] = "{}"u8.ToArray();

        using var changed = await client.GetAsync(new Uri(Address(decided), UriKind.Relative));
        Assert.Contains("was changed since", (await changed.ProblemAsync(HttpStatusCode.Conflict)).GetProperty("detail").GetString(), StringComparison.Ordinal);
        using var piece = await client.GetAsync(new Uri($"/api/v1/gritting/record/evidence/{decided.Root}", UriKind.Relative));
        await piece.ProblemAsync(HttpStatusCode.Conflict);
    }

    private static string Address(DecisionEvidence decided) =>
        $"/api/v1/gritting/record/{decided.Decision.Day:yyyy-MM-dd}/p1-snake/{decided.Decision.Revision}/recomputation";

    private static DecisionEvidence Give(ApiHost host)
    {
        var all = CoolingNight.Decide(0);
        var decided = all.Last(d => d.Decision.ReassessedAt is null);
        host.Services.GetRequiredService<MemoryRecordChain>().Keep(decided with { Parts = [.. all.SelectMany(d => d.Parts)] });
        host.Give(decided.Decision);
        return decided;
    }
}

using System.Net;
using Telemetry.Api.Security;

namespace Telemetry.Tests.Integration.Api;

public sealed class AssessmentTests
{
    [Fact]
    public async Task A_wet_road_at_minus_two_and_a_half_is_treated_at_the_matrixs_wet_row()
    {
        await using var host = await ApiHost.StartAsync();
        using var client = await host.ClientAsync(ApiRole.Highways);

        using var response = await client.SendAsync(
            HttpMethod.Post, "/api/v1/gritting/assessments", """{"minimumRst":-2.5,"airTemperature":0.5,"surfaceState":"wet","dewPoint":-1.0,"precipitationRate":0,"salt":"pre-wet"}""");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var assessment = await response.ReadAsync();

        // Transport Scotland's matrix: frost, -5 < RST < -2, wet: 15 g/m² pre-wetted.
        Assert.Equal(("PRECAUTIONARY", 15, "1", "Wet"), (
            assessment.GetProperty("action").GetString(),
            assessment.GetProperty("spreadRateGPerM2").GetDouble(),
            assessment.GetProperty("treatments").GetString(),
            assessment.GetProperty("moisture").GetString()));
        Assert.NotEmpty(assessment.GetProperty("reasons").EnumerateArray());
    }

    [Fact]
    public async Task Nothing_known_is_never_no_action_and_nonsense_is_told_at_once()
    {
        await using var host = await ApiHost.StartAsync();
        using var client = await host.ClientAsync(ApiRole.Highways);

        using var nothing = await client.SendAsync(HttpMethod.Post, "/api/v1/gritting/assessments", "{}");
        Assert.NotEqual("NO_ACTION", (await nothing.ReadAsync()).GetProperty("action").GetString());

        using var bad = await client.SendAsync(
            HttpMethod.Post, "/api/v1/gritting/assessments", """{"minimumRst":-200,"surfaceState":"moist","phase":"hail","salt":"sea","relativeHumidity":90}""");
        var errors = (await bad.ProblemAsync(HttpStatusCode.BadRequest)).GetProperty("errors").EnumerateObject().Select(e => e.Name).Order(StringComparer.Ordinal);
        Assert.Equal(["$.minimumRst", "$.phase", "$.relativeHumidity", "$.salt", "$.surfaceState"], errors);
    }
}

using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Telemetry.Api.Endpoints.Requests;
using Telemetry.Api.OpenApi;
using Telemetry.Api.Problems;
using Telemetry.Api.Security;
using Telemetry.Domain.Decisions;
using Telemetry.Rules.Winter;

namespace Telemetry.Api.Endpoints.Gritting;

/// <summary>A stateless what-if: the algorithm that decides a route, on conditions that a person gives.</summary>
internal static class AssessmentEndpoint
{
    private const string Example =
        """{"minimumRst":-2.5,"airTemperature":0.5,"surfaceState":"wet","dewPoint":-1.0,"precipitationRate":0,"salt":"pre-wet"}""";

    public static void MapAssessments(this IEndpointRouteBuilder api) =>
        api.MapPost("/gritting/assessments", Post)
            .WithTags("Gritting")
            .RequireAuthorization(Policies.Highways)
            .WithMetadata(new RequestExample("application/json", Example))
            .WithName("postAssessment")
            .WithSummary("What would be done about a road under given conditions")
            .WithDescription("The same steps and treatment matrix that decide a route. Nothing is stored.")
            .Accepts<AssessmentPostDto>("application/json");

    private static async Task<Results<Ok<AssessmentDto>, ProblemHttpResult>> Post(
        HttpRequest request, IOptions<GrittingPolicyOptions> policy, CancellationToken cancellation)
    {
        if (!RequestBody.Is(request, "application/json"))
        {
            return ApiProblem.UnsupportedMedia("application/json");
        }

        var errors = new RequestErrors();
        var body = await RequestBody.ReadAsync(request, cancellation);
        if (AssessmentRequest.Read(body.Span, errors) is not { } conditions)
        {
            return errors.ToProblem();
        }

        var assessment = GrittingAssessor.Assess(conditions, policy.Value);
        return TypedResults.Ok(new AssessmentDto(
            assessment.Action.Name(),
            assessment.SpreadRate,
            GrittingMapping.Name(assessment.Treatments),
            assessment.Row?.Id,
            assessment.Row?.Condition,
            assessment.Moisture.ToString(),
            [.. assessment.Reasons.Select(r => new ReasonDto(r.Code, r.Text))]));
    }
}

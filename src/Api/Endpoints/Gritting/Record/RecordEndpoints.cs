using Microsoft.AspNetCore.Http.HttpResults;
using Telemetry.Api.DecisionRecord;
using Telemetry.Api.Security;

namespace Telemetry.Api.Endpoints.Gritting.Record;

/// <summary>The decision record: whether it is as it was written.</summary>
internal static class RecordEndpoints
{
    public static void MapDecisionRecord(this IEndpointRouteBuilder api)
    {
        api.MapGet("/gritting/record/verification", Verify)
            .WithTags("Gritting")
            .RequireAuthorization(Policies.Highways)
            .WithRequestTimeout(ApiTimeouts.Stream)
            .WithName("verifyDecisionRecord")
            .WithSummary("Whether the decision record is as it was written")
            .WithDescription("Goes through every entry and what it records, and compares them with the heads that were exported. What is wrong is named. It takes about as long as reading every decision once.");
        api.MapGet("/gritting/record/key", GetKey)
            .WithTags("Gritting")
            .RequireAuthorization(Policies.Public)
            .WithName("getDecisionRecordKey")
            .WithSummary("The public key that heads of the decision record are signed with")
            .WithDescription("PEM, ECDSA over P-256. Keep a copy where this host can't change it.");
    }

    private static async Task<Ok<RecordVerificationDto>> Verify(RecordVerifier verifier, CancellationToken cancellation) =>
        TypedResults.Ok(RecordVerificationDto.Of(await verifier.VerifyAsync(null, null, cancellation)));

    private static ContentHttpResult GetKey(HeadKey key) => TypedResults.Text(key.PublicPem(), "application/x-pem-file");
}

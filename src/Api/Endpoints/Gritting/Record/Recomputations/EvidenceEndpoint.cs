using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Telemetry.Api.Problems;
using Telemetry.Api.Security;
using Telemetry.Domain.Records;
using Telemetry.Domain.Storage;

namespace Telemetry.Api.Endpoints.Gritting.Record.Recomputations;

/// <summary>A piece of evidence as it is kept, for <c>sha256sum</c>.</summary>
internal static class EvidenceEndpoint
{
    public static void MapEvidence(this IEndpointRouteBuilder api) =>
        api.MapGet("/gritting/record/evidence/{sha256}", Get)
            .WithTags("Gritting")
            .RequireAuthorization(Policies.Highways)
            .WithName("getEvidence")
            .WithSummary("A piece of what decisions were made of")
            .WithDescription("Text in UTF-8, byte by byte as its SHA-256 was taken: JSON, and CSV for readings. A recomputation and a claim file name the pieces of a decision.")
            .Produces<string>(StatusCodes.Status200OK, "text/plain");

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Get(
        [Description("SHA-256 of the piece, 64 digits of lower hex.")] string sha256, IRecordChain chain, CancellationToken cancellation)
    {
        if (sha256.Length != 64 || !sha256.All(char.IsAsciiHexDigitLower))
        {
            return ApiProblem.Invalid(new Dictionary<string, string[]> { ["sha256"] = ["Give the SHA-256 of a piece of evidence: 64 digits of lower hex."] });
        }

        return !(await chain.ReadEvidenceAsync([sha256], cancellation)).TryGetValue(sha256, out var content)
            ? ApiProblem.NotFound($"No piece of evidence {sha256} is kept.")
            : EvidencePart.HashOf(content.Span) == sha256
                ? TypedResults.File(content.ToArray(), "text/plain; charset=utf-8")
                : ApiProblem.Conflict($"The piece of evidence {sha256} was changed since it was kept.");
    }
}

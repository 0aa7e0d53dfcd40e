using Microsoft.AspNetCore.Http.HttpResults;

namespace Telemetry.Api.Problems;

/// <summary>Every error of the API as problem details (RFC 9457), with a type that a program can tell apart.</summary>
internal static class ApiProblem
{
    public const string TypePrefix = "urn:telemetry:problem:";

    public static ProblemHttpResult NotFound(string detail) => Of(StatusCodes.Status404NotFound, "not-found", "Not found", detail);

    public static ProblemHttpResult Invalid(IReadOnlyDictionary<string, string[]> errors) =>
        Of(
            StatusCodes.Status400BadRequest,
            "invalid-request",
            "The request is not valid",
            "Every error is listed in 'errors' by the name or path of what it concerns.",
            new Dictionary<string, object?> { ["errors"] = errors });

    public static ProblemHttpResult UnsupportedMedia(params string[] accepted) =>
        Of(StatusCodes.Status415UnsupportedMediaType, "unsupported-media-type", "Unsupported media type", $"Send {string.Join(" or ", accepted)}.");

    public static ProblemHttpResult NotAcceptable(string detail) =>
        Of(StatusCodes.Status406NotAcceptable, "not-acceptable", "Not acceptable", detail);

    public static ProblemHttpResult Conflict(string detail) => Of(StatusCodes.Status409Conflict, "conflict", "Conflict", detail);

    public static ProblemHttpResult PreconditionFailed(string detail) =>
        Of(StatusCodes.Status412PreconditionFailed, "precondition-failed", "Precondition failed", detail);

    public static ProblemHttpResult Unavailable(string detail) =>
        Of(StatusCodes.Status503ServiceUnavailable, "unavailable", "Service unavailable", detail);

    public static ProblemHttpResult Forbidden(string detail) => Of(StatusCodes.Status403Forbidden, "forbidden", "Forbidden", detail);

    private static ProblemHttpResult Of(int status, string type, string title, string detail, IDictionary<string, object?>? extensions = null) =>
        TypedResults.Problem(detail, null, status, title, TypePrefix + type, extensions);
}

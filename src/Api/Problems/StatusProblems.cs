using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace Telemetry.Api.Problems;

/// <summary>Writes the problem details of a status that came without a body: an unknown path, a wrong method, a missing key.</summary>
internal static class StatusProblems
{
    public static async Task WriteAsync(HttpContext context, int status, string? detail = null)
    {
        var problem = new ProblemDetails
        {
            Status = status,
            Type = ApiProblem.TypePrefix + Slug(status),
            Title = ReasonPhrases.GetReasonPhrase(status) is { Length: > 0 } phrase ? phrase : "Error",
            Detail = detail ?? DetailOf(status, context.Request),
        };
        Complete(problem, context);
        context.Response.StatusCode = status;
        await context.Response.WriteAsJsonAsync(problem, options: null, "application/problem+json", context.RequestAborted);
    }

    /// <summary>Adds what every problem has: the request it is about and the id under which the log has it.</summary>
    public static void Complete(ProblemDetails problem, HttpContext context)
    {
        problem.Instance ??= context.Request.Path;
        problem.Extensions.TryAdd("traceId", Activity.Current?.Id ?? context.TraceIdentifier);
    }

    private static string Slug(int status) => status switch
    {
        400 => "invalid-request",
        401 => "unauthenticated",
        403 => "forbidden",
        404 => "not-found",
        405 => "method-not-allowed",
        408 => "timeout",
        413 => "too-large",
        415 => "unsupported-media-type",
        429 => "too-many-requests",
        499 => "cancelled",
        503 => "unavailable",
        504 => "timeout",
        _ => status >= 500 ? "internal" : "error",
    };

    private static string? DetailOf(int status, HttpRequest request) => status switch
    {
        401 => "Send an API key as 'Authorization: Bearer KEY' or 'X-Api-Key: KEY'. It is missing, or not a key in force.",
        403 => "The key's role does not allow this.",
        404 => "There is nothing at this address. The API is described at /openapi/v1.json.",
        405 => $"{request.Method} is not possible here.",
        413 => "The body is larger than this address takes.",
        429 => "Too many requests. Wait for the time in Retry-After.",
        504 => "The answer took longer than allowed. Ask for less at once; if that does not help, /health/ready says whether a store is away.",
        500 => "The host failed to answer. The log has the cause under the traceId.",
        _ => null,
    };
}

using Microsoft.AspNetCore.Diagnostics;
using Telemetry.Domain.Journal;

namespace Telemetry.Api.Problems;

/// <summary>Turns what escaped an endpoint into problem details without showing internals; the log has them.</summary>
internal sealed partial class ExceptionProblems(ILogger<ExceptionProblems> logger) : IExceptionHandler
{
    /// <summary>As often as the store is tried in the worst case, and often enough for a page that waits for it.</summary>
    private const string RetryAfterSeconds = "10";

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        switch (exception)
        {
            case BadHttpRequestException bad:
                await StatusProblems.WriteAsync(httpContext, bad.StatusCode, bad.StatusCode == 400 ? bad.Message : null);
                return true;
            case OperationCanceledException when httpContext.RequestAborted.IsCancellationRequested:
                httpContext.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
                return true;
            case JournalFailedException:
                JournalFailed(logger, httpContext.Request.Path, exception);
                httpContext.Response.Headers.RetryAfter = RetryAfterSeconds;
                await StatusProblems.WriteAsync(httpContext, StatusCodes.Status503ServiceUnavailable, "The journal can't make anything durable: nothing was taken. See /health/ready.");
                return true;
            case TimeoutException:
                TookTooLong(logger, httpContext.Request.Method, httpContext.Request.Path, exception);
                await StatusProblems.WriteAsync(httpContext, StatusCodes.Status504GatewayTimeout);
                return true;
            case var _ when StoreTrouble.Is(exception):
                StoreAway(logger, httpContext.Request.Method, httpContext.Request.Path, exception);
                httpContext.Response.Headers.RetryAfter = RetryAfterSeconds;
                await StatusProblems.WriteAsync(
                    httpContext,
                    StatusCodes.Status503ServiceUnavailable,
                    "A store that this answer needs can't be reached; nothing is lost, readings wait in the journal. Latest values, decisions and alerts go on. See /health/ready.");
                return true;
            default:
                Failed(logger, httpContext.Request.Method, httpContext.Request.Path, exception);
                await StatusProblems.WriteAsync(httpContext, StatusCodes.Status500InternalServerError);
                return true;
        }
    }

    [LoggerMessage(4001, LogLevel.Error, "{Method} {Path} failed")]
    private static partial void Failed(ILogger logger, string method, string path, Exception exception);

    [LoggerMessage(4003, LogLevel.Warning, "{Method} {Path} was answered 503: a store can't be reached")]
    private static partial void StoreAway(ILogger logger, string method, string path, Exception exception);

    [LoggerMessage(4004, LogLevel.Warning, "{Method} {Path} was answered 504: a store took too long")]
    private static partial void TookTooLong(ILogger logger, string method, string path, Exception exception);

    [LoggerMessage(4002, LogLevel.Error, "{Path} was refused because the journal has failed")]
    private static partial void JournalFailed(ILogger logger, string path, Exception exception);
}

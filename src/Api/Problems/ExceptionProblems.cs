using Microsoft.AspNetCore.Diagnostics;
using Telemetry.Domain.Journal;

namespace Telemetry.Api.Problems;

/// <summary>Turns what escaped an endpoint into problem details without showing internals; the log has them.</summary>
internal sealed partial class ExceptionProblems(ILogger<ExceptionProblems> logger) : IExceptionHandler
{
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
                await StatusProblems.WriteAsync(httpContext, StatusCodes.Status503ServiceUnavailable, "The journal can't make anything durable: nothing was taken. See /health/ready.");
                return true;
            default:
                Failed(logger, httpContext.Request.Method, httpContext.Request.Path, exception);
                await StatusProblems.WriteAsync(httpContext, StatusCodes.Status500InternalServerError);
                return true;
        }
    }

    [LoggerMessage(4001, LogLevel.Error, "{Method} {Path} failed")]
    private static partial void Failed(ILogger logger, string method, string path, Exception exception);

    [LoggerMessage(4002, LogLevel.Error, "{Path} was refused because the journal has failed")]
    private static partial void JournalFailed(ILogger logger, string path, Exception exception);
}

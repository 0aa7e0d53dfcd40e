namespace Telemetry.Api.Security;

/// <summary>Headers that keep a browser from doing more with an answer than we mean.</summary>
internal static class SecurityHeaders
{
    // Answers of the API are no pages. The dashboard's files say for themselves what they may do.
    private const string Nothing = "default-src 'none'; frame-ancestors 'none'";


    // Scalar starts from an inline script. Everything it loads is still from this host.
    private const string Reference =
        "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
        + "font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'self'; frame-ancestors 'none'";

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "geolocation=(), camera=(), microphone=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers.ContentSecurityPolicy = context.Request.Path.StartsWithSegments("/docs", StringComparison.OrdinalIgnoreCase) ? Reference : Nothing;
        return next(context);
    });
}

using System.Security.Cryptography;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Telemetry.Api.Dashboard;

/// <summary>
/// One file of the web client in memory, in each encoding it was built in. The whole client is some three megabytes, most of it the map, so no
/// request touches the disk and none can name a path.
/// </summary>
internal sealed class DashboardFile
{
    private const string Forever = "public, max-age=31536000, immutable";

    /// <summary>The page itself is asked for again each time, and answered 304 while it has not changed.</summary>
    private const string Revalidate = "no-cache";

    /// <summary>Nothing from anywhere but this host, nothing inline, no frame around it.</summary>
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; " +
        "worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private readonly DashboardAsset _asset;
    private readonly EntityTagHeaderValue _tag;
    private readonly byte[] _plain;
    private readonly byte[] _gzip;
    private readonly byte[] _brotli;

    private DashboardFile(DashboardAsset asset, byte[] plain, byte[] gzip, byte[] brotli)
    {
        _asset = asset;
        _plain = plain;
        _gzip = gzip;
        _brotli = brotli;
        // Weak: the same file, whatever its encoding.
        _tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(plain).AsSpan(0, 16))}\"", isWeak: true);
    }

    public string Path => _asset.Path;

    public static DashboardFile Load(string folder, DashboardAsset asset)
    {
        var path = System.IO.Path.Combine(folder, asset.Path);
        return new DashboardFile(asset, File.ReadAllBytes(path), File.ReadAllBytes(path + ".gz"), File.ReadAllBytes(path + ".br"));
    }

    public Task Serve(HttpContext context)
    {
        var (content, encoding) = Choose(context.Request.GetTypedHeaders().AcceptEncoding);
        var headers = context.Response.Headers;
        headers.CacheControl = _asset.Hashed ? Forever : Revalidate;
        headers.ETag = _tag.ToString();
        headers.Vary = HeaderNames.AcceptEncoding;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        if (context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(_tag, useStrongComparison: false)))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        headers.ContentEncoding = encoding;
        context.Response.ContentType = _asset.ContentType;
        context.Response.ContentLength = content.Length;
        return HttpMethods.IsHead(context.Request.Method)
            ? Task.CompletedTask
            : context.Response.Body.WriteAsync(content, context.RequestAborted).AsTask();
    }

    private (byte[] Content, StringValues Encoding) Choose(IList<StringWithQualityHeaderValue> accepted)
    {
        if (Accepts(accepted, "br"))
        {
            return (_brotli, "br");
        }

        return Accepts(accepted, "gzip") ? (_gzip, "gzip") : (_plain, StringValues.Empty);
    }

    private static bool Accepts(IList<StringWithQualityHeaderValue> accepted, string encoding) =>
        accepted.Any(each => each.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && each.Quality is not 0);
}

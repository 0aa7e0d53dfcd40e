namespace Telemetry.Api.Endpoints.Requests;

/// <summary>Answers 304 where the caller has what it would be given.</summary>
internal static class EntityTag
{
    /// <summary>Sets the tag on the answer and tells whether the caller has it already.</summary>
    public static bool IsKnown(HttpContext context, string tag)
    {
        context.Response.Headers.ETag = tag;
        context.Response.Headers.CacheControl = "private, no-cache";
        foreach (var known in context.Request.Headers.IfNoneMatch)
        {
            if (known is not null && (known == "*" || known.Split(',', StringSplitOptions.TrimEntries).Contains(tag)))
            {
                return true;
            }
        }

        return false;
    }
}

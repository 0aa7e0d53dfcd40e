using System.Text.Json;
using System.Text.Json.Serialization;
using Telemetry.Api.Endpoints.Requests;

namespace Telemetry.Api.Endpoints.Alerts;

/// <summary>Reads who does something and why; both are required, since an action nobody answers for is none.</summary>
internal static class OperatorActionRequest
{
    private const int LongestName = 100;
    private const int LongestReason = 500;

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
    };

    /// <summary>The body; null when it can't be read, which <paramref name="errors"/> tells.</summary>
    public static async Task<T?> ReadAsync<T>(HttpRequest request, RequestErrors errors, CancellationToken cancellation)
        where T : class
    {
        var body = await RequestBody.ReadAsync(request, cancellation);
        try
        {
            if (JsonSerializer.Deserialize<T>(body.Span, Strict) is { } read)
            {
                return read;
            }

            errors.Add("$", "must be an object");
        }
        catch (JsonException error)
        {
            errors.Add(error.Path ?? "$", error.Message);
        }

        return null;
    }

    /// <summary>Name and reason without blanks around them; what is wrong with them is told.</summary>
    public static (string By, string Reason) Read(string? by, string? reason, RequestErrors errors)
    {
        var unread = errors.Any;
        return (Text("$.by", by, LongestName, "who does this: a person's name"), Text("$.reason", reason, LongestReason, "why, in a few words"));

        string Text(string path, string? text, int longest, string what)
        {
            var plain = text?.Trim() ?? "";
            if (plain.Length == 0 && !unread)
            {
                errors.Add(path, $"is required: {what}");
            }
            else if (plain.Length > longest)
            {
                errors.Add(path, $"must have at most {longest} characters, not {plain.Length}");
            }
            else if (plain.Any(char.IsControl))
            {
                errors.Add(path, "must be one line without control characters");
            }

            return plain;
        }
    }
}

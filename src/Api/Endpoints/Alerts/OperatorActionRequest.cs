using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Telemetry.Api.Endpoints.Requests;

namespace Telemetry.Api.Endpoints.Alerts;

/// <summary>Reads who does something and why; the name always, since an action nobody answers for is none.</summary>
internal static class OperatorActionRequest
{
    private const int LongestName = 100;
    private const int LongestReason = 500;

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
    };

    /// <summary>The body with name and reason without blanks around them; null when it can't be read. <paramref name="errors"/> tells what is wrong.</summary>
    public static async Task<(T? Body, string By, string Reason)> ReadSignedAsync<T>(
        HttpRequest request, RequestErrors errors, CancellationToken cancellation, bool reasonRequired = true)
        where T : class, ISignedPost
    {
        var body = await ReadAsync<T>(request, errors, cancellation);
        var (by, reason) = Read(body?.By, body?.Reason, reasonRequired, errors);
        return (body, by, reason);
    }

    /// <summary>Why what somebody has acknowledged can't be acknowledged again.</summary>
    public static string AlreadyAcknowledged(string by, DateTimeOffset at, string reason) =>
        string.Create(CultureInfo.InvariantCulture, $"{by} has acknowledged it at {at.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC: {reason}");

    private static async Task<T?> ReadAsync<T>(HttpRequest request, RequestErrors errors, CancellationToken cancellation)
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

    private static (string By, string Reason) Read(string? by, string? reason, bool reasonRequired, RequestErrors errors)
    {
        var unread = errors.Any;
        return (Text("$.by", by, LongestName, "who does this: a person's name", true), Text("$.reason", reason, LongestReason, "why, in a few words", reasonRequired));

        string Text(string path, string? text, int longest, string what, bool required)
        {
            var plain = text?.Trim() ?? "";
            if (plain.Length == 0 && required && !unread)
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

using System.Buffers.Text;
using System.Text;

namespace Telemetry.Api.Endpoints.Requests;

/// <summary>An opaque cursor: where a page ended. A caller hands it back with the same request and takes nothing from its form.</summary>
internal static class Cursor
{
    private const char Separator = '\n';

    public static string Encode(params ReadOnlySpan<string> parts) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Join(Separator, parts!)));

    /// <summary>The parts of a cursor; null when it is not one with so many parts.</summary>
    public static string[]? Decode(string cursor, int parts)
    {
        if (cursor.Length > 1000 || !Base64Url.IsValid(cursor))
        {
            return null;
        }

        var split = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)).Split(Separator);
        return split.Length == parts ? split : null;
    }
}

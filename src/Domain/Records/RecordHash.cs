using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Telemetry.Domain.Records;

/// <summary>
/// How entries are hashed. Made so that it can be done again with <c>sha256sum</c> and nothing of ours: eleven lines of text,
/// of which none can hold a line break.
/// </summary>
public static class RecordHash
{
    /// <summary>What stands for the hash before the first entry: 64 zeros.</summary>
    public const string Before = "0000000000000000000000000000000000000000000000000000000000000000";

    /// <summary>SHA-256 of a text in UTF-8, as lower hex.</summary>
    public static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    public static string Of(RecordEntry entry) => Of(TextOf(entry));

    /// <summary>The text whose SHA-256 is the entry's hash: its fields one a line, an empty line for what is absent, no line break at the end.</summary>
    public static string TextOf(RecordEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return string.Join(
            '\n',
            entry.PreviousHash,
            Number(entry.Sequence),
            entry.Kind.Name(),
            Number(entry.Outcome),
            entry.Route,
            entry.Day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Number(entry.Revision),
            Time(entry.RecordedAt),
            entry.Release,
            entry.Evidence,
            entry.BodyHash);
    }

    /// <summary>As times stand in what is hashed and signed: UTC to 100 ns, such as 2026-01-14T18:00:00.0000000Z.</summary>
    public static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    private static string? Number(long? number) => number?.ToString(CultureInfo.InvariantCulture);
}

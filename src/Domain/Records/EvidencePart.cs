using System.Security.Cryptography;

namespace Telemetry.Domain.Records;

/// <summary>
/// One piece of what a decision was made of, told from every other by the SHA-256 of its bytes. The same forecast, network or
/// settings of many decisions is one piece, kept once.
/// </summary>
/// <param name="name">What it is, such as <c>forecast/a57-snake</c>.</param>
/// <param name="content">Its canonical bytes: text in UTF-8.</param>
public sealed class EvidencePart(string name, ReadOnlyMemory<byte> content)
{
    public string Name { get; } = name;

    public ReadOnlyMemory<byte> Content { get; } = content;

    /// <summary>Lower hex.</summary>
    public string Hash { get; } = HashOf(content.Span);

    public static string HashOf(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));
}

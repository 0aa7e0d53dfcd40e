namespace Telemetry.Domain.Network;

/// <summary>One thing wrong in a network file.</summary>
/// <param name="Path">JSONPath of the place (RFC 9535), for instance <c>$.sensors[3].site</c>.</param>
/// <param name="Message">What is wrong and what would be right, for the person who wrote the file.</param>
public sealed record NetworkFileError(string Path, string Message);
